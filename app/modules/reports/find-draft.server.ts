import type { Context } from "~/access/context";
import { conflict } from "~/http/errors";
import { findReport, type ReportRow } from "./report-queries.server";

/**
 * The report for a change, as the person saw it.
 * @throws Refusal not_found, forbidden, conflict (frozen, or changed meanwhile)
 */
export function findDraft(context: Context, id: number, version: number): ReportRow {
  const report = findReport(context, id);
  if (report.frozenAt !== null) throw conflict("report.refused.frozen");
  if (report.version !== version) throw conflict("error.conflict");
  return report;
}
