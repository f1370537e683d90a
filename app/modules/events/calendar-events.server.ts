import { and, asc, eq, exists, gte, inArray, isNotNull, or, type SQL } from "drizzle-orm";
import { can } from "~/access/can";
import type { Context } from "~/access/context";
import { events, registrations } from "~db/schema";
import { calendarEventOf } from "./calendar-event";
import type { CalendarEvent } from "./calendar-file";
import { visibleEvents } from "./event-queries.server";

const DAYS_BACK = 366;
const DAY_MS = 86_400_000;
const MOST_EVENTS = 1000;

/** Events that the person published, registered for, or for which somebody of their firm has a seat. */
function ofPerson({ actor, db }: Context): SQL | undefined {
  const userId = actor.userId ?? 0;
  const theirs = or(
    eq(registrations.userId, userId),
    actor.organisationIds.length > 0 ? inArray(registrations.organisationId, [...actor.organisationIds]) : undefined,
  );
  const seat = db
    .select({ id: registrations.id })
    .from(registrations)
    .where(and(eq(registrations.eventId, events.id), eq(registrations.status, "confirmed"), theirs));
  return or(eq(events.publishedBy, userId), exists(seat));
}

/** Published events of the last year and all to come, as far as the person may see them; cancelled ones say so. */
export function calendarEvents(context: Context, { own, matching }: { own: boolean; matching?: SQL }): CalendarEvent[] {
  const rows = context.db
    .select()
    .from(events)
    .where(
      and(
        isNotNull(events.publishedAt),
        gte(events.endsAt, context.now() - DAYS_BACK * DAY_MS),
        visibleEvents(context.actor),
        own ? ofPerson(context) : undefined,
        matching,
      ),
    )
    .orderBy(asc(events.startsAt), asc(events.id))
    .limit(MOST_EVENTS)
    .all();
  return rows.map((event) =>
    calendarEventOf(event, {
      origin: context.origin,
      locale: context.locale,
      description: context.locale === "en" ? (event.summaryEn ?? event.summaryZh) : event.summaryZh,
      // Who has no desk of the events has the public page, also of one that is not on the public list.
      url: `${context.origin}${event.listed || !can(context.actor, "event.list") ? "/public" : ""}/events/${event.id}`,
    }),
  );
}
