import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { conflict, notFound } from "~/http/errors";
import { translateFor } from "~/i18n/messages.server";
import { regionName } from "~/regions/region-table.server";
import { duplicateVerdict } from "../duplicates/duplicate-verdict";
import { isDistinct } from "../duplicates/duplicate-queries.server";
import { sideOf } from "../duplicates/duplicate-index.server";
import { KIND_LABELS, SIZE_LABELS } from "../vocabulary";
import {
  fieldState,
  itemsOf,
  MERGE_FIELDS,
  proposedSide,
  type FieldState,
  type MergeField,
  type MergeSide,
  type StoredOrganisation,
} from "./merge-fields";
import { refuseMerged } from "./refuse-merged.server";
import { countRelatedRows } from "./row-movements.server";
import { storedOrganisation } from "./stored-organisation.server";

export interface MergeRow {
  name: string;
  label: MergeField["label"];
  state: FieldState;
  survivor: string;
  merged: string;
  proposed: MergeSide;
  sides: MergeSide[];
}

/** Two organisations side by side: what differs, what is proposed, and what would move. */
export function mergeScreen(context: Context, survivorId: number, mergedId: number) {
  authorize(context, "organisation.merge");
  const survivor = loaded(context, survivorId);
  const merged = loaded(context, mergedId);
  if (survivorId === mergedId) throw conflict("merge.refused.same");
  const rows = MERGE_FIELDS.map((field): MergeRow => {
    const state = fieldState(field, survivor, merged);
    return {
      name: field.name,
      label: field.label,
      state,
      survivor: shownField(context, field, survivor),
      merged: shownField(context, field, merged),
      proposed: proposedSide(state),
      sides: field.list ? ["survivor", "merged", "both"] : ["survivor", "merged"],
    };
  });
  const brief = (row: StoredOrganisation) => ({
    id: Number(row.id),
    name: String(row.legal_name),
    version: Number(row.version),
    archived: row.archived_at !== null,
  });
  return {
    survivor: brief(survivor),
    merged: brief(merged),
    rows,
    related: countRelatedRows(context.db, mergedId, survivorId),
    codesDiffer: survivor.credit_code !== null && merged.credit_code !== null,
    branch: branchOf(survivor, merged),
    distinct: isDistinct(context, survivorId, mergedId),
  };
}

function loaded(context: Context, id: number): StoredOrganisation {
  const row = storedOrganisation(context.db, id);
  if (!row) throw notFound();
  refuseMerged(context, { id, mergedIntoId: row.merged_into_id === null ? null : Number(row.merged_into_id) });
  return row;
}

/** A branch and its legal entity are two records that belong together. */
function branchOf(a: StoredOrganisation, b: StoredOrganisation): { branch: string; entity: string; id: number } | null {
  const [one, other] = [a, b].map((row) =>
    sideOf(String(row.legal_name), [], { creditCode: null, regionCode: null }),
  ) as [ReturnType<typeof sideOf>, ReturnType<typeof sideOf>];
  if (duplicateVerdict(one, other, 0).kind !== "branch") return null;
  const [part, whole] = one.legalName.parts.branch !== "" ? [a, b] : [b, a];
  return { branch: String(part.legal_name), entity: String(whole.legal_name), id: Number(part.id) };
}

/** What a reader sees of a field. */
export function shownField(context: Context, { columns, list }: MergeField, row: StoredOrganisation): string {
  const t = translateFor(context.locale);
  const main = columns[0]!;
  const value = row[main] ?? null;
  if (value === null) return "";
  if (list) return itemsOf(value).join(" \u00b7 ");
  if (main === "kind") return t(KIND_LABELS[value as keyof typeof KIND_LABELS]);
  if (main === "size_class") return t(SIZE_LABELS[value as keyof typeof SIZE_LABELS]);
  if (main === "region_code") return regionName(String(value));
  if (main === "promoter_id") return promoterName(context, Number(value));
  if (main === "above_scale_since") return [value, row.above_scale_until ?? ""].join(" \u2013 ");
  return String(value);
}

function promoterName(context: Context, id: number): string {
  const row = context.db.$client
    .prepare<[number], { zh: string; en: string }>("SELECT name_zh AS zh, name_en AS en FROM promoters WHERE id = ?")
    .get(id);
  return (context.locale === "en" ? row?.en : row?.zh) ?? "";
}
