import { eq } from "drizzle-orm";
import { events, eventSeries } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict } from "~/http/errors";
import { localDateTime } from "~/values/business-day";
import { copyAtAnotherTime } from "../copy-event.server";
import { createEvent } from "../create-event.server";
import { instantOf } from "../event-form";
import { takeProgramme } from "../programme/copy-programme.server";
import { findEventToRun, type EventRecord } from "../find-event.server";
import { eventOfTemplate } from "../templates/event-of-template";
import { findTemplate } from "../templates/template-queries.server";
import { seriesDays } from "./series-days";
import type { SeriesInput, SeriesTitle } from "./series-form";

/** What the events of a series are like: a template with a title, or an event that is there already and becomes the first of them. */
export type SeriesSource = { templateId: number; title: SeriesTitle } | { eventId: number };

/**
 * Makes the drafts of a series, all of them or none.
 * @param days those of the rule that stayed ticked
 * @returns the event that comes first
 * @throws Refusal forbidden, not_found, conflict (a day that is none of the rule, no day at all)
 */
export function createSeries(
  context: Context,
  source: SeriesSource,
  input: SeriesInput,
  days: readonly string[],
  submissionKey: string,
): number {
  authorize(context, "event.write");
  return transact(context, () => {
    const keyOf = (day: string) => `${submissionKey}.${day}`;
    const offered = new Set(seriesDays(input).days);
    if (!days.every((day) => offered.has(day))) throw conflict("series.refused.otherDays");
    const first = "eventId" in source ? findEventToRun(context, source.eventId) : null;
    const wanted = first ? days.filter((day) => day !== first.startDay) : days;
    if (wanted.length === 0) throw conflict("series.refused.noDays");
    const made = context.db
      .select({ id: events.id })
      .from(events)
      .where(eq(events.submissionKey, keyOf(wanted[0]!)))
      .get();
    if (made) return first?.id ?? made.id;
    const seriesId = first?.seriesId ?? newSeries(context, input);
    if (first && first.seriesId === null) joinSeries(context, first, seriesId);
    const ids = wanted.map((day) => draftOn(context, source, first, day, { key: keyOf(day), seriesId }));
    return first?.id ?? ids[0]!;
  });
}

function draftOn(
  context: Context,
  source: SeriesSource,
  first: EventRecord | null,
  day: string,
  { key, seriesId }: { key: string; seriesId: number },
): number {
  if (first) {
    const startsAt = `${day}${localDateTime(first.startsAt).slice(10)}`;
    return copyAtAnotherTime(context, first, startsAt, key, seriesId);
  }
  const { templateId, title } = source as Extract<SeriesSource, { templateId: number }>;
  const template = findTemplate(context, templateId);
  const input = eventOfTemplate(template, { ...title, day });
  const id = createEvent(context, input, key, seriesId);
  takeProgramme(context, { id, startsAt: instantOf(input.startsAt) }, template.programme);
  return id;
}

function newSeries(context: Context, { rule, every }: SeriesInput): number {
  return context.db
    .insert(eventSeries)
    .values({ rule, every, createdAt: context.now(), createdBy: context.actor.userId })
    .returning({ id: eventSeries.id })
    .get().id;
}

function joinSeries(context: Context, event: EventRecord, seriesId: number): void {
  context.db
    .update(events)
    .set({ seriesId, version: event.version + 1, updatedAt: context.now() })
    .where(eq(events.id, event.id))
    .run();
  recordAudit(context, {
    action: "event.update",
    subjectKind: "event",
    subjectId: event.id,
    before: { seriesId: null },
    after: { seriesId },
  });
}
