import { inArray, sql } from "drizzle-orm";
import { eventCoHosts, events, organisations } from "~db/schema";
import type { Context } from "~/access/context";
import type { FigureDefinition } from "~/figures/define-figure";
import { measureFigure } from "~/figures/measure-figure.server";
import { filterQuery } from "~/lists/list-query";
import { listCondition } from "~/lists/run-list.server";
import { eventList } from "~/modules/events/event-list";
import { eventSource } from "~/modules/events/event-queries.server";
import {
  attendance,
  eventCost,
  eventsHeld,
  onlineAttendance,
  peopleAbsent,
  peopleRegistered,
} from "~/modules/events/figures";
import { organisationSource } from "~/modules/organisations/organisation-queries.server";
import { firmsAtEvent } from "~/modules/organisations/taking-part.server";
import type { Period } from "~/values/period";
import { scopeNarrowing, type ReportScope } from "../figure-plan";
import { firstTimeFirms } from "../report-figures";
import type { HeldEvent } from "./count-events";

/** One text for each event: a row for each of its firms would cost ten times as much to hand over. */
const firmsOfEvent = sql<string | null>`(SELECT group_concat(firm) FROM ${firmsAtEvent})`;

/** The events held in some periods, each with what the figures of the report count of it; the same number of statements for any number of them. */
export function heldEvents(context: Context, scope: ReportScope, periods: readonly Period[]): HeldEvent[] {
  const last = periods.at(-1)!;
  const amounts = (figure: FigureDefinition) => {
    const narrowing = { ...scopeNarrowing(figure, scope), period: [...periods] };
    const { records } = measureFigure(context, figure, eventSource, last, narrowing);
    return new Map(records.map(({ id, amount }) => [id, amount]));
  };
  const [atVenue, online, registered, absent, costs] = [
    attendance,
    onlineAttendance,
    peopleRegistered,
    peopleAbsent,
    eventCost,
  ].map(amounts) as [
    Map<number, number>,
    Map<number, number>,
    Map<number, number>,
    Map<number, number>,
    Map<number, number>,
  ];
  const held = listCondition(
    context,
    eventSource,
    filterQuery(eventList, {
      ...eventsHeld.filters(last),
      ...scopeNarrowing(eventsHeld, scope),
      period: [...periods],
    }),
  );
  const among = context.db.select({ id: events.id }).from(events).where(held);
  const coHosts = grouped(
    context.db
      .select({ key: eventCoHosts.eventId, value: eventCoHosts.promoterId })
      .from(eventCoHosts)
      .where(inArray(eventCoHosts.eventId, among))
      .all(),
  );
  return context.db
    .select({
      id: events.id,
      startDay: events.startDay,
      type: events.type,
      promoterFunction: events.promoterFunction,
      promoterId: events.promoterId,
      firmIds: firmsOfEvent,
    })
    .from(events)
    .where(held)
    .orderBy(events.startDay, events.id)
    .all()
    .map(({ promoterId, firmIds, ...event }) => ({
      ...event,
      promoterIds: [promoterId, ...(coHosts.get(event.id) ?? [])],
      attendance: atVenue.get(event.id) ?? 0,
      onlineAttendance: online.get(event.id) ?? 0,
      registered: registered.get(event.id) ?? 0,
      absent: absent.get(event.id) ?? 0,
      costFen: costs.get(event.id) ?? null,
      firmIds: firmIds === null ? [] : firmIds.split(",").map(Number),
    }));
}

function grouped(rows: readonly { key: number; value: number }[]): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const { key, value } of rows) {
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

/** The firms that came for the first time in any of some periods that follow one another. */
export function firmsNewIn(context: Context, periods: readonly Period[]): Set<number> {
  const narrowing = { firstServedIn: [...periods] };
  const { records } = measureFigure(context, firstTimeFirms, organisationSource, periods.at(-1)!, narrowing);
  return new Set(records.map(({ id }) => id));
}

export interface KnownFirm {
  id: number;
  kind: string;
  regionCode: string | null;
}

/** What some firms are, as the register says today. */
export function kindsOfFirms(context: Context, ids: readonly number[]): KnownFirm[] {
  const known: KnownFirm[] = [];
  for (let at = 0; at < ids.length; at += 10_000) {
    known.push(
      ...context.db
        .select({ id: organisations.id, kind: organisations.kind, regionCode: organisations.regionCode })
        .from(organisations)
        .where(inArray(organisations.id, ids.slice(at, at + 10_000)))
        .all(),
    );
  }
  return known;
}
