import type { Actor } from "./actor";
import type { PermissionRule } from "./define-permissions";
import { permissions, type PermissionName } from "./permissions";

type SubjectOf<R> = R extends { restricted: { when: (actor: Actor, subject: infer S) => boolean } } ? S : unknown;
export type PermissionSubject<N extends PermissionName> = SubjectOf<(typeof permissions)[N]>;

/** The one decision: may this actor do this to this record? Pure; used by verbs, lists and screens. */
export function can<N extends PermissionName>(actor: Actor, name: N, subject?: PermissionSubject<N>): boolean {
  const rule: PermissionRule = permissions[name];
  if (rule.hubOnly && actor.promoterId !== null) return false;
  if (rule.roles.includes(actor.role)) return true;
  if (!rule.restricted?.roles.includes(actor.role)) return false;
  return subject !== undefined && rule.restricted.when(actor, subject as never);
}
