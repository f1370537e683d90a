import { can } from "~/access/can";
import type { Context } from "~/access/context";
import { visibleOrganisation } from "../organisation-queries.server";
import { isDistinct } from "./duplicate-queries.server";
import { findDuplicates } from "./find-duplicates.server";

/** Just after an organisation was saved: what it may be the same as, for whoever typed it without the hint of the form. */
export function alikeAfterSaving(context: Context, id: number, url: URL) {
  if (url.searchParams.get("saved") !== "yes" || !can(context.actor, "organisation.merge")) return [];
  const row = visibleOrganisation(context, id);
  return findDuplicates(context, row, { except: id, limit: 3 })
    .filter((other) => !isDistinct(context, id, other.id))
    .map(({ id: other, name, reason }) => ({ id: other, name, reason }));
}
