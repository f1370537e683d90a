import { createHash } from "node:crypto";
import { and, asc, eq, gt, inArray, isNull, ne, sql } from "drizzle-orm";
import { events, registrations } from "~db/schema";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { localDateTime } from "~/values/business-day";
import { factsAtAnotherTime } from "../copy-event.server";
import { instantOf } from "../event-form";
import { visibleEvents } from "../event-queries.server";
import { findEventToRun, happeningsOf, runsEvent, type EventRecord } from "../find-event.server";
import { keptProgramme } from "../programme/copy-programme.server";
import { changedByHand } from "./changed-by-hand.server";
import { changedParts, whyProgrammeStays, type ProgrammePart, type ProgrammeStays } from "./programme-changes";
import { takenOver, type HandedOn } from "./series-changes";
import type { SeriesPart } from "./vocabulary";

/** The other events of the same series that the actor may know of, in the order of their days. */
export function othersOfSeries(context: Context, event: { id: number; seriesId: number | null }) {
  authorize(context, "event.list");
  if (event.seriesId === null) return [];
  return context.db
    .select({
      id: events.id,
      titleZh: events.titleZh,
      titleEn: events.titleEn,
      startDay: events.startDay,
      endDay: events.endDay,
      publishedAt: events.publishedAt,
      cancelledAt: events.cancelledAt,
    })
    .from(events)
    .where(and(eq(events.seriesId, event.seriesId), ne(events.id, event.id), visibleEvents(context.actor)))
    .orderBy(asc(events.startsAt), asc(events.id))
    .all();
}

export interface FollowingEvent {
  id: number;
  version: number;
  titleZh: string;
  titleEn: string | null;
  startDay: string;
  changed: HandedOn[];
  /** What of its programme would be exchanged. */
  programme: ProgrammePart[];
  /** Why its programme stays although the other one differs. */
  programmeStays: ProgrammeStays | null;
  /** Somebody made it differ from the series. */
  byHand: boolean;
  /** Registrations that stand, and people who were signed in: its changes concern somebody. */
  registrations: number;
}

/** Whether an event would become anything else. */
export function wouldChange({ changed, programme }: Pick<FollowingEvent, "changed" | "programme">): boolean {
  return changed.length + programme.length > 0;
}

/**
 * The events of the series that follow one and are not over or cancelled, each with what it would take over.
 * @returns also what was seen, told by one text: a change meanwhile makes another one
 * @throws Refusal forbidden, not_found
 */
export function followingEvents(context: Context, id: number, parts: readonly SeriesPart[]) {
  authorize(context, "event.write");
  const event = findEventToRun(context, id);
  const rows = event.seriesId === null ? [] : laterOf(context, event, event.seriesId);
  const from = factsOf(context, event);
  const programme = parts.includes("programme") ? keptProgramme(context, event) : null;
  const ran = rows.filter((row) => runsEvent(context, row));
  const ids = ran.map((row) => row.id);
  const byHand = changedByHand(context, ids);
  const registered = everRegistered(context, ids);
  const programmes: string[] = [JSON.stringify(programme)];
  const following = ran.map((row): FollowingEvent => {
    const { registrations, signIns } = happeningsOf(context, row.id);
    const { input, changed } = takenOver(from, factsOf(context, row), parts);
    const own = parts.includes("programme") ? keptProgramme(context, row) : null;
    programmes.push(JSON.stringify(own));
    const differs = parts.includes("programme") ? changedParts(programme, own) : [];
    const length = instantOf(input.endsAt) - instantOf(input.startsAt);
    const stays =
      differs.length === 0
        ? null
        : whyProgrammeStays(programme, { people: (registered.get(row.id) ?? 0) + signIns, length });
    return {
      id: row.id,
      version: row.version,
      titleZh: row.titleZh,
      titleEn: row.titleEn,
      startDay: row.startDay,
      changed,
      ...{ programme: stays === null ? differs : [], programmeStays: stays, byHand: byHand.has(row.id) },
      registrations: registrations + signIns,
    };
  });
  const seen = [event.version, ...following.map(({ id, version }) => `${id}.${version}`), ...programmes].join(" ");
  return { event, programme, following, seen: createHash("sha256").update(seen).digest("hex").slice(0, 32) };
}

/** How many registrations there ever were at some events, whatever became of them. */
function everRegistered({ db }: Context, eventIds: readonly number[]): Map<number, number> {
  const rows = db
    .select({ eventId: registrations.eventId, count: sql<number>`count(*)` })
    .from(registrations)
    .where(inArray(registrations.eventId, [...eventIds]))
    .groupBy(registrations.eventId)
    .all();
  return new Map(rows.map(({ eventId, count }) => [eventId, count]));
}

function laterOf(context: Context, event: EventRecord, seriesId: number): EventRecord[] {
  return context.db
    .select()
    .from(events)
    .where(
      and(
        eq(events.seriesId, seriesId),
        gt(events.startsAt, event.startsAt),
        gt(events.endsAt, context.now()),
        isNull(events.cancelledAt),
      ),
    )
    .orderBy(asc(events.startsAt), asc(events.id))
    .all() as EventRecord[];
}

/** An event as its form would say it. */
export function factsOf(context: Context, event: EventRecord) {
  return factsAtAnotherTime(context, event, localDateTime(event.startsAt));
}
