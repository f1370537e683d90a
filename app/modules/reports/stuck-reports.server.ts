import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { translateFor } from "~/i18n/messages.server";
import type { StuckItem } from "~/stuck/stuck-item";
import { periodName } from "~/ui/period-name";
import { dayOfInstant } from "~/values/business-day";
import { daysOfPeriod, type Period } from "~/values/period";
import { countDifferences } from "./report-differences.server";
import { listReports, reportOfPeriod } from "./report-queries.server";

/** The report of the ended quarter while it is not frozen, and frozen reports whose figures changed without a reason. */
export function stuckReports(context: Context, endedQuarter: Period, promoterId: number): StuckItem[] {
  authorize(context, "report.see");
  const t = translateFor(context.locale);
  const items: StuckItem[] = [];
  const report = reportOfPeriod(context, endedQuarter, promoterId);
  if (report?.frozenAt == null) {
    items.push({
      tone: "warn",
      tag: "stuck.report.tag",
      text: "stuck.report.text",
      params: { period: periodName(t, endedQuarter) },
      path: report ? `/reports/${report.id}` : `/reports/open?period=${endedQuarter}`,
      day: daysOfPeriod(endedQuarter).lastDay,
    });
  }
  const differences = countDifferences(context);
  for (const row of listReports(context)) {
    const unexplained = differences.get(row.id)?.unexplained ?? 0;
    if (unexplained === 0 || row.frozenAt === null) continue;
    items.push({
      tone: "bad",
      tag: "stuck.restated.tag",
      text: "stuck.restated.text",
      params: { count: unexplained, period: periodName(t, row.period) },
      path: `/reports/${row.id}/restatements`,
      day: dayOfInstant(row.frozenAt),
    });
  }
  return items;
}
