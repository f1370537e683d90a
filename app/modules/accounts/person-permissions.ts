import type { Actor } from "~/access/actor";
import { can } from "~/access/can";
import { PERMISSION_NAMES, type PermissionName } from "~/access/permissions";
import { isRepresentative } from "~/access/roles";
import { mayEver } from "~/http/may-ever";
import type { MessageKey } from "~/i18n/messages";

/**
 * Why a person may or may not: `role` the role holds it for every record, `own` only for what concerns them, `nothingOwn` the same
 * but they speak for nobody, `otherRole` another role would be needed, `disabled` the account cannot sign in.
 */
export const PERMISSION_REASONS = ["role", "own", "nothingOwn", "otherRole", "disabled"] as const;
export type PermissionReason = (typeof PERMISSION_REASONS)[number];

export const PERMISSION_REASON_LABELS = {
  role: "permission.why.role",
  own: "permission.why.own",
  nothingOwn: "permission.why.nothingOwn",
  otherRole: "permission.why.otherRole",
  disabled: "permission.why.disabled",
} as const satisfies Record<PermissionReason, MessageKey>;

export interface PersonPermission {
  name: PermissionName;
  allowed: boolean;
  reason: PermissionReason;
}

/**
 * What a person may do, and why. Asks the same rules that decide, so that it cannot say anything else than they do.
 * @param actor null for an account that is disabled
 */
export function personPermissions(actor: Actor | null): PersonPermission[] {
  return PERMISSION_NAMES.map((name) => {
    if (actor === null) return { name, allowed: false, reason: "disabled" };
    if (can(actor, name)) return { name, allowed: true, reason: "role" };
    if (!mayEver(actor, name)) return { name, allowed: false, reason: "otherRole" };
    // A representative's own records are those of the firms they speak for.
    const hasOwn = !isRepresentative(actor) || actor.organisationIds.length > 0;
    return { name, allowed: hasOwn, reason: hasOwn ? "own" : "nothingOwn" };
  });
}
