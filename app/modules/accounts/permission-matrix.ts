import type { PermissionRule } from "~/access/define-permissions";
import { PERMISSION_NAMES, permissions, type PermissionName } from "~/access/permissions";
import { ROLES, type Role } from "~/access/roles";
import { can } from "~/access/can";

/** `own`: only for records that the rule's predicate lets through. */
export type Allowance = "yes" | "own" | "no";

/** Roles that a person can have or be; the system itself is not one of them. */
export const SHOWN_ROLES: readonly Role[] = ROLES.filter((role) => role !== "system");

export function allowanceOf(role: Role, name: PermissionName): Allowance {
  if (can({ role, userId: 1, name: "", organisationIds: [], promoterId: null }, name)) return "yes";
  const rule: PermissionRule = permissions[name];
  return rule.restricted?.roles.includes(role) ? "own" : "no";
}

export interface PermissionLine {
  name: PermissionName;
  allowances: { role: Role; allowance: Allowance }[];
}

/** Every permission by every role, worked out from the rules that decide. */
export function permissionMatrix(roles: readonly Role[] = SHOWN_ROLES): PermissionLine[] {
  return PERMISSION_NAMES.map((name) => ({
    name,
    allowances: roles.map((role) => ({ role, allowance: allowanceOf(role, name) })),
  }));
}
