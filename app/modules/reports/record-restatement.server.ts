import { restatements } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, notFound } from "~/http/errors";
import { differencesFingerprint, reportDifferences, type ReportDifference } from "./report-differences.server";
import type { CommonRestatementInput, RestatementInput } from "./report-form";
import { findReport } from "./report-queries.server";

/**
 * Keeps the reason why a frozen figure reads differently from the records now. The frozen value stays.
 * @throws Refusal not_found (no such difference), forbidden, conflict (the records changed again meanwhile)
 */
export function recordRestatement(
  context: Context,
  id: number,
  figureKey: string,
  { recordsHash, reason }: RestatementInput,
): void {
  authorize(context, "report.write");
  transact(context, () => {
    const report = findReport(context, id);
    const difference = reportDifferences(context, report).find((found) => found.key === figureKey);
    if (!difference) throw notFound("report.refused.noDifference");
    if (difference.recordsHash !== recordsHash) throw conflict("report.refused.changedAgain");
    if (difference.explained) return;
    keepReason(context, id, difference, reason);
  });
}

/**
 * Keeps one reason for every difference that has none: one late number usually moves several figures.
 * @throws Refusal not_found, forbidden, conflict (the differences are not those that the person saw)
 */
export function recordCommonRestatement(
  context: Context,
  id: number,
  { differencesHash, reason }: CommonRestatementInput,
): void {
  authorize(context, "report.write");
  transact(context, () => {
    const unexplained = reportDifferences(context, findReport(context, id)).filter((found) => !found.explained);
    if (unexplained.length === 0) throw notFound("report.refused.noDifference");
    if (differencesFingerprint(unexplained) !== differencesHash) throw conflict("report.refused.changedAgain");
    for (const difference of unexplained) keepReason(context, id, difference, reason);
  });
}

function keepReason(context: Context, reportId: number, difference: ReportDifference, reason: string): void {
  const { key: figureKey, oldValue, newValue, recordsHash } = difference;
  context.db
    .insert(restatements)
    .values({
      reportId,
      figureKey,
      oldValue,
      newValue,
      reason,
      recordsHash,
      recordedAt: context.now(),
      recordedBy: context.actor.userId,
    })
    .run();
  recordAudit(context, {
    action: "report.restate",
    subjectKind: "report",
    subjectId: reportId,
    after: { figureKey, oldValue, newValue, reason },
  });
}
