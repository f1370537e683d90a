import { Refusal } from "~/http/errors";
import { can, type PermissionSubject } from "./can";
import type { Context } from "./context";
import type { PermissionName } from "./permissions";

/** Refuses with `forbidden` unless the actor may. The first line of every verb. */
export function authorize<N extends PermissionName>(context: Context, name: N, subject?: PermissionSubject<N>): void {
  if (!can(context.actor, name, subject)) throw new Refusal("forbidden", "error.forbidden");
}
