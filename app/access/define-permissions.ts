import type { Actor } from "./actor";
import type { Role } from "./roles";

/**
 * One permission: the roles that hold it and, for ownership, a predicate on the record.
 * The predicate narrows the roles listed under it and is not asked for the others.
 */
export interface PermissionRule {
  roles: readonly Role[];
  /** Roles that hold the permission only for records for which `when` is true. */
  restricted?: { roles: readonly Role[]; when: (actor: Actor, subject: never) => boolean };
}

export function definePermissions<T extends Record<string, PermissionRule>>(rules: T): T {
  return rules;
}

export const STAFF: readonly Role[] = ["administrator", "staff", "system"];
export const READERS: readonly Role[] = ["administrator", "staff", "viewer", "system"];
export const EVERYONE: readonly Role[] = [
  "administrator",
  "staff",
  "viewer",
  "firm_representative",
  "visitor",
  "system",
];
