import { can } from "~/access/can";
import type { Context } from "~/access/context";
import { Moved, notFound } from "~/http/errors";
import { storedOrganisation } from "./stored-organisation.server";
import { survivorOf } from "./survivor-of.server";

/**
 * Stops whatever was meant for an organisation that has been merged: a page leads to the one that answers for it, a form is refused.
 * Does nothing for an organisation that is itself.
 * @throws Moved, or not found for who may not see the one that answers
 */
export function refuseMerged(context: Context, organisation: { id: number; mergedIntoId: number | null }): void {
  if (organisation.mergedIntoId === null) return;
  const survivor = survivorOf(context, organisation.id);
  if (!can(context.actor, "organisation.see", { id: survivor })) throw notFound();
  const name = String(storedOrganisation(context.db, survivor)?.legal_name ?? "");
  throw new Moved("merge.meanwhile", { name }, `/organisations/${organisation.id}`, `/organisations/${survivor}`);
}
