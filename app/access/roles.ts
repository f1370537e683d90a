/** What a person may be. `visitor` has no account; `system` is the product acting for itself (seed, command line, jobs). */
export const ACCOUNT_ROLES = ["administrator", "staff", "viewer", "firm_representative"] as const;
export const ROLES = [...ACCOUNT_ROLES, "visitor", "system"] as const;
export type AccountRole = (typeof ACCOUNT_ROLES)[number];
export type Role = (typeof ROLES)[number];
