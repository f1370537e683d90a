import { and, asc, between, eq, gt, isNotNull, isNull, lte, sql } from "drizzle-orm";
import { events, registrations } from "~db/schema";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { eventsToRun } from "./event-queries.server";
import type { StuckItem } from "~/stuck/stuck-item";
import { addDays, dayOfInstant, daysBetween } from "~/values/business-day";

const MOST_OF_A_KIND = 20;
/** Older events without attendance are no longer chased; the report's annex counts them. */
const CHASED_DAYS = 200;
const DRAFT_WARNING_DAYS = 14;
/** A firm that asks is answered within so many days. */
const APPROVAL_DAYS = 3;
const DAY_MS = 86_400_000;

/** Events that are over and of which nobody wrote down who came, drafts that are about to begin, and firms that ask for seats without an answer. */
export function stuckEvents(context: Context): StuckItem[] {
  authorize(context, "event.list");
  const now = context.now();
  const today = dayOfInstant(now);
  const title = {
    id: events.id,
    titleZh: events.titleZh,
    titleEn: events.titleEn,
    startDay: events.startDay,
    endDay: events.endDay,
  };
  const nameOf = (row: { titleZh: string; titleEn: string | null }) =>
    context.locale === "en" ? (row.titleEn ?? row.titleZh) : row.titleZh;
  const uncounted = context.db
    .select(title)
    .from(events)
    .where(
      and(
        eventsToRun(context.actor),
        between(events.endDay, addDays(today, -CHASED_DAYS), today),
        lte(events.endsAt, now),
        isNotNull(events.publishedAt),
        isNull(events.cancelledAt),
        sql`NOT EXISTS (SELECT 1 FROM sign_ins s WHERE s.event_id = events.id)`,
        sql`NOT EXISTS (SELECT 1 FROM attendance_counts c WHERE c.event_id = events.id)`,
      ),
    )
    .orderBy(asc(events.endDay), asc(events.id))
    .limit(MOST_OF_A_KIND)
    .all();
  const drafts = context.db
    .select(title)
    .from(events)
    .where(
      and(
        eventsToRun(context.actor),
        isNull(events.publishedAt),
        isNull(events.cancelledAt),
        gt(events.startsAt, now),
        lte(events.startDay, addDays(today, DRAFT_WARNING_DAYS)),
      ),
    )
    .orderBy(asc(events.startDay), asc(events.id))
    .limit(MOST_OF_A_KIND)
    .all();
  const asking = context.db
    .select({ ...title, since: sql<number>`min(${registrations.askedAt})`, count: sql<number>`count(*)` })
    .from(registrations)
    .innerJoin(events, eq(events.id, registrations.eventId))
    .where(
      and(
        eventsToRun(context.actor),
        eq(registrations.status, "asked"),
        isNull(events.cancelledAt),
        gt(events.startsAt, now),
      ),
    )
    .groupBy(events.id)
    .having(sql`min(${registrations.askedAt}) <= ${now - APPROVAL_DAYS * DAY_MS}`)
    .orderBy(asc(sql`min(${registrations.askedAt})`), asc(events.id))
    .limit(MOST_OF_A_KIND)
    .all();
  return [
    ...asking.map((event): StuckItem => {
      const since = dayOfInstant(event.since);
      return {
        tone: daysBetween(since, today) > 7 ? "bad" : "warn",
        tag: "stuck.approval.tag",
        text: "stuck.approval.text",
        params: { title: nameOf(event), count: event.count, day: since },
        path: `/events/${event.id}/registrations?filter.status=asked`,
        day: since,
      };
    }),
    ...uncounted.map((event): StuckItem => ({
      tone: daysBetween(event.endDay, today) > 7 ? "bad" : "warn",
      tag: "stuck.attendance.tag",
      text: "stuck.attendance.text",
      params: { title: nameOf(event), day: event.endDay },
      path: `/events/${event.id}/attendance`,
      day: event.endDay,
    })),
    ...drafts.map((event): StuckItem => ({
      tone: "warn",
      tag: "stuck.draft.tag",
      text: "stuck.draft.text",
      params: { title: nameOf(event), day: event.startDay },
      path: `/events/${event.id}`,
      day: event.startDay,
    })),
  ];
}
