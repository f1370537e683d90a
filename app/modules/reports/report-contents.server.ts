import { eq, inArray, sql } from "drizzle-orm";
import { reportTexts, signIns } from "~db/schema";
import type { Context } from "~/access/context";
import { filterQuery } from "~/lists/list-query";
import { measureList, runWholeList } from "~/lists/run-list.server";
import { eventList } from "~/modules/events/event-list";
import { eventSource } from "~/modules/events/event-queries.server";
import { eventsHeld } from "~/modules/events/figures";
import type { Period } from "~/values/period";
import type { DataQuality, ReportContents, ReportedEvent } from "./compose-report-document";
import { planFigures, scopeNarrowing, type ReportScope } from "./figure-plan";
import { measureReport } from "./measure-report.server";
import { reportScope } from "./report-scope.server";
import type { ReportRow } from "./report-queries.server";
import type { Confidentiality } from "./vocabulary";

/** Everything a report says, from the records as they are now. */
export function reportContents(context: Context, report: ReportRow): ReportContents {
  const scope = reportScope(context, report.promoterId);
  const query = filterQuery(eventList, { ...eventsHeld.filters(report.period), ...scopeNarrowing(eventsHeld, scope) });
  const events = reportedEvents(context, query);
  return {
    scope,
    period: report.period,
    cover: {
      preparer: report.preparer,
      reviewer: report.reviewer,
      signatory: report.signatory,
      confidentiality: report.confidentiality as Confidentiality,
      cutOff: context.now(),
      frozenAt: report.frozenAt,
    },
    cluster: { zh: scope.clusterNameZh, en: scope.clusterNameEn },
    promoter: { zh: scope.nameZh, en: scope.nameEn },
    figures: measureReport(context, report.promoterId, report.period, planFigures(scope)),
    events,
    quality: dataQuality(context, scope, report.period, events),
    texts: textsOf(context, report.id),
  };
}

function reportedEvents(context: Context, query: ReturnType<typeof filterQuery>): ReportedEvent[] {
  return runWholeList(context, eventSource, { ...query, sort: { column: "date", descending: false } }).map((row) => ({
    id: row.id,
    titleZh: row.titleZh,
    titleEn: row.titleEn,
    type: row.type,
    startDay: row.startDay,
    endDay: row.endDay,
    place: row.venue,
    online: row.attendanceMode === "online",
    promoter: { zh: row.promoterZh, en: row.promoterEn },
    firms: row.firms,
    attendance: row.attendance,
    onlineAttendance: row.onlineAttendance,
  }));
}

function dataQuality(context: Context, scope: ReportScope, period: Period, events: ReportedEvent[]): DataQuality {
  const query = filterQuery(eventList, { ...eventsHeld.filters(period), ...scopeNarrowing(eventsHeld, scope) });
  const signedIn = new Map(measureList(context, eventSource, query, "signIns").map((row) => [row.id, row.amount]));
  const ids = events.map((event) => event.id);
  const unknown =
    ids.length === 0
      ? 0
      : context.db
          .select({ count: sql<number>`count(*)` })
          .from(signIns)
          .where(sql`${inArray(signIns.eventId, ids)} AND ${signIns.organisationId} IS NULL`)
          .get()!.count;
  return {
    eventsWithoutAttendance: events.filter((event) => event.attendance + event.onlineAttendance === 0),
    signIns: [...signedIn.values()].reduce((sum, amount) => sum + amount, 0),
    signInsWithoutFirm: unknown,
    countedOnly: events.reduce(
      (sum, event) => sum + Math.max(0, event.attendance + event.onlineAttendance - (signedIn.get(event.id) ?? 0)),
      0,
    ),
  };
}

export function textsOf(context: Context, reportId: number): Record<string, { zh: string; en: string }> {
  const rows = context.db.select().from(reportTexts).where(eq(reportTexts.reportId, reportId)).all();
  return Object.fromEntries(rows.map((row) => [row.section, { zh: row.textZh, en: row.textEn }]));
}
