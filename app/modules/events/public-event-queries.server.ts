import { and, asc, gt, inArray, lt, sql, type SQL } from "drizzle-orm";
import { events } from "~db/schema";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { organisersOf } from "./event-page.server";
import { ofEvents } from "./event-queries.server";
import { eventStatus, registrationEnd, takesRegistrations, type EventState } from "./event-status";
import { findEvent, heldSeats } from "./find-event.server";
import { choicesOf } from "./programme/programme-pages.server";
import { seatsLeft } from "./quotas";
import { waitingParties } from "./waiting-list-queries.server";
import type { AttendanceMode, EventStatus, EventType } from "./vocabulary";

export interface PublicEventRow {
  id: number;
  titleZh: string;
  titleEn: string | null;
  type: EventType;
  startDay: string;
  endDay: string;
  startsAt: number;
  endsAt: number;
  attendanceMode: AttendanceMode;
  venue: string | null;
  status: EventStatus;
  seatsLeft: number | null;
}

const MOST_EVENTS = 200;

/** The public site shows what is published and listed; cancelled events stay, marked, so that nobody comes in vain. */
function publicEvents(context: Context, condition: SQL | undefined): PublicEventRow[] {
  authorize(context, "event.register");
  const rows = context.db
    .select({
      id: events.id,
      titleZh: events.titleZh,
      titleEn: events.titleEn,
      type: events.type,
      startDay: events.startDay,
      endDay: events.endDay,
      startsAt: events.startsAt,
      endsAt: events.endsAt,
      attendanceMode: events.attendanceMode,
      venue: events.venue,
      capacity: events.capacity,
      registrationClosesAt: events.registrationClosesAt,
      publishedAt: events.publishedAt,
      cancelledAt: events.cancelledAt,
      held: ofEvents.seatsHeld.as("held"),
    })
    .from(events)
    .where(and(sql`events.published_at IS NOT NULL AND events.listed = 1`, condition))
    .orderBy(asc(events.startsAt), asc(events.id))
    .limit(MOST_EVENTS)
    .all();
  return rows.map(({ held, capacity, publishedAt, cancelledAt, registrationClosesAt, ...row }) => {
    const state: EventState = { ...row, capacity, publishedAt, cancelledAt, registrationClosesAt };
    return {
      ...row,
      type: row.type as EventType,
      attendanceMode: row.attendanceMode as AttendanceMode,
      status: eventStatus(state, held, context.now()),
      seatsLeft: seatsLeft(capacity, held),
    };
  });
}

const ofType = (type: EventType | null) => (type === null ? undefined : inArray(events.type, [type]));

export function comingPublicEvents(context: Context, type: EventType | null): PublicEventRow[] {
  return publicEvents(context, and(gt(events.endsAt, context.now()), ofType(type)));
}

/** Events that touch a span of instants, the end exclusive. */
export function publicEventsBetween(
  context: Context,
  from: number,
  to: number,
  type: EventType | null,
): PublicEventRow[] {
  return publicEvents(context, and(lt(events.startsAt, to), gt(events.endsAt, from), ofType(type)));
}

/** What the public page of one event shows; the online address is not part of it. */
export function publicEvent(context: Context, id: number) {
  const event = findEvent(context, id);
  const taken = heldSeats(context, id);
  const {
    titleZh,
    titleEn,
    type,
    startsAt,
    endsAt,
    startDay,
    endDay,
    attendanceMode,
    venue,
    capacity,
    summaryZh,
    summaryEn,
    organiserContact,
  } = event;
  return {
    id,
    titleZh,
    titleEn,
    type,
    startsAt,
    endsAt,
    startDay,
    endDay,
    attendanceMode,
    venue,
    capacity,
    summaryZh,
    summaryEn,
    organiserContact,
    cancelledAt: event.cancelledAt,
    cancellationReason: event.cancellationReason,
    updatedAt: event.updatedAt,
    version: event.version,
    closesAt: registrationEnd(event),
    status: eventStatus(event, taken, context.now()),
    takesRegistrations: takesRegistrations(event, context.now()),
    seatsLeft: seatsLeft(capacity, taken),
    waitingRule: event.waitingRule,
    offerHours: event.offerHours,
    waitingParties: event.waitingRule === "none" ? 0 : waitingParties(context, event).length,
    organisers: organisersOf(context, event),
    choices: choicesOf(context, id),
  };
}
