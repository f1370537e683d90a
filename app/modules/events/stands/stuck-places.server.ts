import { and, asc, eq, gt, isNull, sql } from "drizzle-orm";
import { events, exhibitionStands, standFirms } from "~db/schema";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import type { StuckItem } from "~/stuck/stuck-item";
import { dayOfInstant } from "~/values/business-day";
import { eventsToRun } from "../event-queries.server";
import { eventTitle } from "../event-time-text";

/** Firms that ask for a place on a stand and have no answer, by event, for those who run it. */
export function stuckPlaces(context: Context): StuckItem[] {
  authorize(context, "stand.see");
  return context.db
    .select({
      ...{ id: events.id, titleZh: events.titleZh, titleEn: events.titleEn },
      count: sql<number>`count(*)`,
      since: sql<number>`min(${standFirms.askedAt})`,
    })
    .from(standFirms)
    .innerJoin(exhibitionStands, eq(exhibitionStands.id, standFirms.standId))
    .innerJoin(events, eq(events.id, exhibitionStands.eventId))
    .where(
      and(
        eq(standFirms.status, "asked"),
        isNull(events.cancelledAt),
        gt(events.endsAt, context.now()),
        eventsToRun(context.actor),
      ),
    )
    .groupBy(events.id)
    .orderBy(asc(events.startsAt), asc(events.id))
    .limit(20)
    .all()
    .map(({ id, count, since, ...event }) => ({
      tone: "warn",
      tag: "stand.stuck.tag",
      text: "stand.stuck.text",
      params: { title: eventTitle(event, context.locale), count },
      path: `/events/${id}/stands`,
      day: dayOfInstant(since),
    }));
}
