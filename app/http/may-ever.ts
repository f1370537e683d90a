import type { Actor } from "~/access/actor";
import type { PermissionRule } from "~/access/define-permissions";
import { permissions, type PermissionName } from "~/access/permissions";

/** Could this role hold the permission for some record? The first gate of every route; the verb decides about the record. */
export function mayEver(actor: Actor, name: PermissionName): boolean {
  const rule: PermissionRule = permissions[name];
  if (rule.hubOnly && actor.promoterId !== null) return false;
  return rule.roles.includes(actor.role) || (rule.restricted?.roles.includes(actor.role) ?? false);
}
