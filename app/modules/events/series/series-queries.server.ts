import { createHash } from "node:crypto";
import { and, asc, eq, gt, isNull, ne } from "drizzle-orm";
import { events } from "~db/schema";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { localDateTime } from "~/values/business-day";
import { factsAtAnotherTime } from "../copy-event.server";
import { visibleEvents } from "../event-queries.server";
import { findEventToRun, happeningsOf, runsEvent, type EventRecord } from "../find-event.server";
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
  /** Registrations that stand, and people who were signed in: its changes concern somebody. */
  registrations: number;
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
  const following = rows
    .filter((row) => runsEvent(context, row))
    .map((row): FollowingEvent => {
      const { registrations, signIns } = happeningsOf(context, row.id);
      return {
        id: row.id,
        version: row.version,
        titleZh: row.titleZh,
        titleEn: row.titleEn,
        startDay: row.startDay,
        changed: takenOver(from, factsOf(context, row), parts).changed,
        registrations: registrations + signIns,
      };
    });
  const seen = [event.version, ...following.map(({ id, version }) => `${id}.${version}`)].join(" ");
  return { event, following, seen: createHash("sha256").update(seen).digest("hex").slice(0, 32) };
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
