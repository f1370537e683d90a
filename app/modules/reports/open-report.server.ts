import { and, eq } from "drizzle-orm";
import { reports } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { invalidField } from "~/http/errors";
import { dayOfInstant } from "~/values/business-day";
import { daysOfPeriod, type Period } from "~/values/period";
import { reportScope } from "./report-scope.server";

/**
 * The report of a promoter for a period; begun as a draft where there is none. Asking again changes nothing.
 * @returns id of the report
 * @throws Refusal not_found (promoter), forbidden, invalid (the period has not begun)
 */
export function openReport(context: Context, period: Period, promoterId: number): number {
  authorize(context, "report.write");
  return transact(context, () => {
    reportScope(context, promoterId);
    const { db } = context;
    const present = db
      .select({ id: reports.id })
      .from(reports)
      .where(and(eq(reports.period, period), eq(reports.promoterId, promoterId)))
      .get();
    if (present) return present.id;
    const { firstDay } = daysOfPeriod(period);
    if (dayOfInstant(context.now()) < firstDay) throw invalidField("period", "report.refused.notBegun", { firstDay });
    const { id } = db
      .insert(reports)
      .values({
        promoterId,
        period,
        preparer: context.actor.userId === null ? null : context.actor.name,
        confidentiality: "internal",
        createdAt: context.now(),
        createdBy: context.actor.userId,
        version: 1,
      })
      .returning({ id: reports.id })
      .get();
    recordAudit(context, {
      action: "report.open",
      subjectKind: "report",
      subjectId: id,
      after: { period, promoterId },
    });
    return id;
  });
}
