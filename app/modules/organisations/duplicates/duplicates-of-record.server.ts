import { desc, eq, or } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { searchIndex } from "~/search/search-index.server";
import { organisationMerges } from "~db/schema";
import { visibleOrganisation } from "../organisation-queries.server";
import { findDuplicates } from "./find-duplicates.server";
import { isDistinct } from "./duplicate-queries.server";

const MOST_FOUND = 10;

/** What one organisation may be the same as, what was looked for besides, and the merges it had a part in. */
export function duplicatesOfRecord(context: Context, id: number, q: string) {
  authorize(context, "organisation.merge");
  const row = visibleOrganisation(context, id);
  const found = findDuplicates(context, row, { except: id, limit: MOST_FOUND }).filter(
    (other) => !isDistinct(context, id, other.id),
  );
  const hits = q === "" ? [] : searchIndex(context, q, MOST_FOUND * 3).hits;
  const byLikeness = q === "" ? [] : findDuplicates(context, { legalName: q, creditCode: q }, { limit: MOST_FOUND });
  const searched = new Map<number, string>();
  for (const { subjectId, title, kind } of hits) if (kind === "organisation") searched.set(subjectId, title);
  for (const other of byLikeness) searched.set(other.id, other.name);
  searched.delete(id);
  return {
    found,
    searched: [...searched].slice(0, MOST_FOUND).map(([other, name]) => ({ id: other, name })),
    merges: context.db
      .select({
        id: organisationMerges.id,
        merged: organisationMerges.mergedName,
        at: organisationMerges.mergedAt,
        undoneAt: organisationMerges.undoneAt,
      })
      .from(organisationMerges)
      .where(or(eq(organisationMerges.survivorId, id), eq(organisationMerges.mergedId, id)))
      .orderBy(desc(organisationMerges.id))
      .all(),
  };
}
