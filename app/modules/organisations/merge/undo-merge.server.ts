import { eq } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, notFound } from "~/http/errors";
import { organisationMerges } from "~db/schema";
import { transact } from "~db/transact";
import { rewriteSpans } from "../membership/rewrite-spans.server";
import { MERGE_FIELDS } from "./merge-fields";
import { auditedColumns, reindex } from "./merge-organisations.server";
import { moveRowsBack, type RowsKept } from "./row-movements.server";
import { storedOrganisation, writeOrganisationColumns } from "./stored-organisation.server";

/** What undoing left as it was. */
export interface UndoneMerge {
  /** Names of MERGE_FIELDS that somebody has changed since the merge; the change is kept. */
  fields: string[];
  /** Rows that are gone or belong to another organisation by now. */
  rows: RowsKept[];
}

/**
 * Takes a merge back from its before-images: both records are as they were, and their rows belong to them again. A field that was
 * changed since keeps the change; a row that was removed or assigned elsewhere since is left alone; both are said.
 * @throws Refusal (conflict) when it was undone already, or when the one that stayed was itself merged into another since
 */
export function undoMerge(context: Context, id: number): UndoneMerge {
  authorize(context, "organisation.merge");
  return transact(context, () => {
    const { db } = context;
    const merge = db.select().from(organisationMerges).where(eq(organisationMerges.id, id)).get();
    if (!merge) throw notFound();
    if (merge.undoneAt !== null) throw conflict("merge.undo.already");
    const { survivorId, mergedId, survivorBefore, survivorAfter, mergedBefore, mergedAfter } = merge;
    const [survivor, merged] = [storedOrganisation(db, survivorId), storedOrganisation(db, mergedId)];
    if (!survivor || !merged) throw notFound();
    if (survivor.merged_into_id !== null) throw conflict("merge.undo.survivorMerged");

    const now = context.now();
    const fields: string[] = [];
    const restored: Record<string, unknown> = {};
    for (const { name, columns } of MERGE_FIELDS) {
      const changed = columns.filter((column) => survivorBefore[column] !== survivorAfter[column]);
      if (changed.length === 0) continue;
      if (columns.some((column) => survivor[column] !== survivorAfter[column])) fields.push(name);
      else for (const column of changed) restored[column] = survivorBefore[column];
    }
    const rows = moveRowsBack(db, merge.movements, survivorId, mergedId);

    // The one that stays first: it may still hold the code of the other.
    writeOrganisationColumns(db, survivorId, restored, now);
    const back = Object.fromEntries(
      Object.keys(mergedBefore)
        .filter((column) => !KEPT.has(column) && mergedBefore[column] !== mergedAfter[column])
        .map((column) => [column, mergedBefore[column]]),
    );
    const holder = db.$client
      .prepare<[unknown], number>("SELECT id FROM organisations WHERE credit_code = ?")
      .pluck()
      .get(back.credit_code ?? null);
    if (holder !== undefined && holder !== mergedId) {
      delete back.credit_code;
      delete back.credit_code_confirmed;
      if (!fields.includes("creditCode")) fields.push("creditCode");
    }
    writeOrganisationColumns(db, mergedId, { ...back, merged_into_id: null }, now);
    for (const organisation of [survivorId, mergedId]) {
      rewriteSpans(context, organisation);
      reindex(context, organisation);
    }
    const kept: UndoneMerge = { fields, rows };
    db.update(organisationMerges)
      .set({ undoneAt: now, undoneBy: context.actor.userId, undoKept: { ...kept } })
      .where(eq(organisationMerges.id, id))
      .run();
    for (const [organisation, before] of [
      [survivorId, survivor],
      [mergedId, merged],
    ] as const) {
      recordAudit(context, {
        action: "organisation.unmerge",
        subjectKind: "organisation",
        subjectId: organisation,
        before: auditedColumns(before),
        after: { ...auditedColumns(storedOrganisation(db, organisation)!), merged: merge.mergedName },
      });
    }
    return kept;
  });
}

/** The product's own columns go on; the days of membership follow from the memberships. */
const KEPT: ReadonlySet<string> = new Set([
  "id",
  "version",
  "created_at",
  "updated_at",
  "member_since",
  "member_until",
]);
