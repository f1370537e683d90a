import type { Actor } from "./actor";
import { ROLES, type Role } from "./roles";

/**
 * One permission: the roles that hold it and, for ownership, a predicate on the record.
 * The predicate narrows the roles listed under it and is not asked for the others.
 */
export interface PermissionRule {
  roles: readonly Role[];
  /** Matters of the whole cluster: nobody who works for a sub-promoter alone holds it. */
  hubOnly?: true;
  /** Roles that hold the permission only for records for which `when` is true. */
  restricted?: { roles: readonly Role[]; when: (actor: Actor, subject: never) => boolean };
}

export function definePermissions<T extends Record<string, PermissionRule>>(rules: T): T {
  return rules;
}

export const STAFF: readonly Role[] = ["administrator", "staff", "system"];
/** Who hands data on to authorities; people's names and addresses are not part of it. */
export const EXPORTERS: readonly Role[] = [...STAFF, "statistician"];
export const READERS: readonly Role[] = [...STAFF, "statistician", "viewer"];
export const EVERYONE: readonly Role[] = ROLES;
