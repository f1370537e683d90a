import { restatements } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, notFound } from "~/http/errors";
import { reportDifferences } from "./report-differences.server";
import type { RestatementInput } from "./report-form";
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
    const { oldValue, newValue } = difference;
    context.db
      .insert(restatements)
      .values({
        reportId: id,
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
      subjectId: id,
      after: { figureKey, oldValue, newValue, reason },
    });
  });
}
