import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, invalidField, notFound } from "~/http/errors";
import { removeFromSearch } from "~/search/search-index.server";
import { organisationMerges } from "~db/schema";
import { transact } from "~db/transact";
import { rewriteSpans } from "../membership/rewrite-spans.server";
import { indexOrganisation, organisationRecord, organisationStatements } from "../organisation-record.server";
import { mergedColumns, type MergeSide, type StoredOrganisation } from "./merge-fields";
import { moveRows } from "./row-movements.server";
import { storedOrganisation, writeOrganisationColumns } from "./stored-organisation.server";

export interface MergeOrganisations {
  survivorId: number;
  mergedId: number;
  /** The versions the person saw side by side. */
  survivorVersion: number;
  mergedVersion: number;
  /** By the names of MERGE_FIELDS; what is left out is taken as proposed. */
  choices: Readonly<Partial<Record<string, MergeSide>>>;
  /** Both have a credit code and the codes differ: somebody has seen that it is one firm all the same. */
  differentCodesConfirmed?: boolean;
}

/**
 * Merges one organisation into another. The one that goes stays in the archive with everything that was said of it; what refers to
 * it moves as related-rows.ts says, and its id answers for the one that stays from now on.
 * @returns the id of the merge, by which it can be undone
 */
export function mergeOrganisations(context: Context, input: MergeOrganisations): number {
  authorize(context, "organisation.merge");
  const { survivorId, mergedId } = input;
  return transact(context, () => {
    const { db } = context;
    const survivor = storedOrganisation(db, survivorId);
    const merged = storedOrganisation(db, mergedId);
    if (!survivor || !merged) throw notFound();
    refuseUnlessMergeable(survivor, merged, input);
    const now = context.now();
    const columns = mergedColumns(survivor, merged, input.choices);
    const movements = moveRows(db, mergedId, survivorId);
    // A code is held by one row only: it leaves the one that goes when it is taken over, and otherwise stays reserved by it.
    const givesCode = merged.credit_code !== null && columns.credit_code === merged.credit_code;
    writeOrganisationColumns(
      db,
      mergedId,
      {
        merged_into_id: survivorId,
        archived_at: merged.archived_at ?? now,
        ...(givesCode ? { credit_code: null, credit_code_confirmed: 0 } : {}),
      },
      now,
    );
    writeOrganisationColumns(db, survivorId, columns, now);
    for (const id of [survivorId, mergedId]) rewriteSpans(context, id);
    removeFromSearch(context, "organisation", mergedId);
    reindex(context, survivorId);

    const [survivorAfter, mergedAfter] = [storedOrganisation(db, survivorId)!, storedOrganisation(db, mergedId)!];
    const { id } = db
      .insert(organisationMerges)
      .values({
        survivorId,
        mergedId,
        mergedName: String(merged.legal_name),
        mergedAt: now,
        mergedBy: context.actor.userId,
        survivorBefore: { ...survivor },
        survivorAfter: { ...survivorAfter },
        mergedBefore: { ...merged },
        mergedAfter: { ...mergedAfter },
        movements,
      })
      .returning({ id: organisationMerges.id })
      .get();
    const rows = movements.reduce((sum, { keys }) => sum + keys.length, 0);
    recordAudit(context, {
      action: "organisation.merge",
      subjectKind: "organisation",
      subjectId: survivorId,
      before: auditedColumns(survivor),
      after: { ...auditedColumns(survivorAfter), merged: String(merged.legal_name), rows },
    });
    recordAudit(context, {
      action: "organisation.mergeAway",
      subjectKind: "organisation",
      subjectId: mergedId,
      after: { into: String(survivorAfter.legal_name) },
    });
    return id;
  });
}

function refuseUnlessMergeable(
  survivor: StoredOrganisation,
  merged: StoredOrganisation,
  { survivorVersion, mergedVersion, differentCodesConfirmed, choices }: MergeOrganisations,
): void {
  if (survivor.id === merged.id) throw conflict("merge.refused.same");
  for (const side of [survivor, merged])
    if (side.merged_into_id !== null) throw conflict("merge.refused.alreadyMerged", { name: String(side.legal_name) });
  if (survivor.archived_at !== null) throw conflict("merge.refused.archived", { name: String(survivor.legal_name) });
  if (survivor.version !== survivorVersion || merged.version !== mergedVersion) throw conflict("error.conflict");
  if (survivor.credit_code !== null && merged.credit_code !== null && !differentCodesConfirmed)
    throw invalidField("differentCodesConfirmed", "merge.refused.codes");
  for (const [name, side] of Object.entries(choices))
    if (side === "both" && !LISTS.has(name)) throw invalidField(name, "field.notAChoice");
}
const LISTS = new Set(["formerNames", "products"]);

/** What the log says of a record; the product's own columns are left out. */
export function auditedColumns(row: StoredOrganisation): Record<string, unknown> {
  const { id: _id, version: _version, updated_at: _updatedAt, comparable_name: _comparable, ...rest } = row;
  return Object.fromEntries(Object.entries(rest).map(([column, value]) => [camelCase(column), value]));
}

export function camelCase(column: string): string {
  return column.replace(/_([a-z])/g, (_whole, letter: string) => letter.toUpperCase());
}

/** Makes an organisation findable as it is now. */
export function reindex(context: Context, id: number): void {
  const row = organisationStatements(context.db).byId(id);
  if (row) indexOrganisation(context, id, organisationRecord(row));
}
