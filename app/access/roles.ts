/** What a person may be. `visitor` has no account; `system` is the product acting for itself (seed, command line, jobs). */
export const ACCOUNT_ROLES = [
  "administrator",
  "staff",
  "statistician",
  "viewer",
  "firm_representative",
  "institute_representative",
] as const;
export const ROLES = [...ACCOUNT_ROLES, "visitor", "system"] as const;
export type AccountRole = (typeof ACCOUNT_ROLES)[number];
export type Role = (typeof ROLES)[number];

/** They speak for organisations and see what is theirs; two roles, so that lists and the log tell firms and institutes apart. */
export const REPRESENTATIVES: readonly Role[] = ["firm_representative", "institute_representative"];

export function isRepresentative({ role }: { role: Role }): boolean {
  return REPRESENTATIVES.includes(role);
}

/** Roles of people who may work for one sub-promoter alone; administrators look after the whole installation. */
export const PROMOTER_ROLES: readonly Role[] = ["staff", "statistician", "viewer"];
