import { and, eq, inArray } from "drizzle-orm";
import {
  bodyMeetings,
  complaints,
  eventOutcomes,
  events,
  governanceBodies,
  organisations,
  recognitions,
  recognitionTypes,
  resolutions,
  stageTransitions,
} from "~db/schema";
import { can } from "~/access/can";
import type { Context } from "~/access/context";
import { translateFor } from "~/i18n/messages.server";
import { visibleEvents } from "~/modules/events/event-queries.server";
import { visibleOutcomes } from "~/modules/events/outcomes/find-outcome.server";
import { ofOwnBodies } from "~/modules/governance/find-body.server";
import { STEP_LABELS, type StageStep } from "~/modules/organisations/stages/vocabulary";
import type { RecordKind } from "./vocabulary";

export interface RecordLabel {
  label: string;
  /** The day that tells it from others of the same name; null where there is none. */
  day: string | null;
  archived: boolean;
  /** The page of the record; null where the person may not open it. */
  path: string | null;
}

type Found = RecordLabel & { id: number };

const IDS_AT_A_TIME = 5000;

const READERS: Record<RecordKind, (context: Context, ids: number[]) => Found[]> = {
  // What an event is called since another promoter took it over and works on it again is not told.
  event: ({ db, actor }, ids) =>
    db
      .select({ id: events.id, label: events.titleZh, day: events.startDay })
      .from(events)
      .where(and(inArray(events.id, ids), visibleEvents(actor)))
      .all()
      .map((row) => ({ ...row, archived: false, path: `/events/${row.id}` })),
  organisation: ({ db }, ids) =>
    db
      .select({ id: organisations.id, label: organisations.legalName, archivedAt: organisations.archivedAt })
      .from(organisations)
      .where(inArray(organisations.id, ids))
      .all()
      .map(({ id, label, archivedAt }) => ({
        id,
        label,
        day: null,
        archived: archivedAt !== null,
        path: `/organisations/${id}`,
      })),
  recognition: ({ db, locale }, ids) =>
    db
      .select({
        id: recognitions.id,
        day: recognitions.issuedOn,
        organisationId: organisations.id,
        name: organisations.legalName,
        archivedAt: organisations.archivedAt,
        typeZh: recognitionTypes.nameZh,
        typeEn: recognitionTypes.nameEn,
      })
      .from(recognitions)
      .innerJoin(organisations, eq(recognitions.organisationId, organisations.id))
      .innerJoin(recognitionTypes, eq(recognitions.typeId, recognitionTypes.id))
      .where(inArray(recognitions.id, ids))
      .all()
      .map(({ id, day, organisationId, name, archivedAt, typeZh, typeEn }) => ({
        id,
        label: `${name} \u00b7 ${locale === "en" ? typeEn : typeZh}`,
        day,
        archived: archivedAt !== null,
        path: `/organisations/${organisationId}/recognitions`,
      })),
  stage_transition: ({ db, locale }, ids) =>
    db
      .select({
        id: stageTransitions.id,
        day: stageTransitions.day,
        step: stageTransitions.step,
        organisationId: organisations.id,
        name: organisations.legalName,
        archivedAt: organisations.archivedAt,
      })
      .from(stageTransitions)
      .innerJoin(organisations, eq(stageTransitions.organisationId, organisations.id))
      .where(inArray(stageTransitions.id, ids))
      .all()
      .map(({ id, day, step, organisationId, name, archivedAt }) => ({
        id,
        label: `${name} \u00b7 ${translateFor(locale)(STEP_LABELS[step as StageStep])}`,
        day,
        archived: archivedAt !== null,
        path: `/organisations/${organisationId}/stages`,
      })),
  meeting: ({ db, actor }, ids) =>
    db
      .select({ id: bodyMeetings.id, title: bodyMeetings.title, day: bodyMeetings.day, body: governanceBodies.nameZh })
      .from(bodyMeetings)
      .innerJoin(governanceBodies, eq(bodyMeetings.bodyId, governanceBodies.id))
      .where(and(inArray(bodyMeetings.id, ids), ofOwnBodies(actor, bodyMeetings.bodyId)))
      .all()
      .map(({ id, title, day, body }) => ({
        id,
        label: `${body} \u00b7 ${title}`,
        day,
        archived: false,
        path: `/governance/meetings/${id}`,
      })),
  resolution: ({ db, actor }, ids) =>
    db
      .select({ id: resolutions.id, number: resolutions.number, text: resolutions.text, day: resolutions.decidedOn })
      .from(resolutions)
      .where(and(inArray(resolutions.id, ids), ofOwnBodies(actor, resolutions.bodyId)))
      .all()
      .map(({ id, number, text, day }) => ({
        id,
        label: `${number} ${text.split("\n")[0]!.slice(0, 80)}`,
        day,
        archived: false,
        path: `/governance/resolutions/${id}`,
      })),
  outcome: ({ db, actor }, ids) =>
    db
      .select({ id: eventOutcomes.id, label: eventOutcomes.title, day: eventOutcomes.day })
      .from(eventOutcomes)
      .where(and(inArray(eventOutcomes.id, ids), visibleOutcomes(actor)))
      .all()
      .map((row) => ({ ...row, archived: false, path: `/outcomes/${row.id}` })),
  // Only the number: whom a complaint is about is told to nobody but those who handle it.
  complaint: ({ db, actor }, ids) =>
    db
      .select({ id: complaints.id, label: complaints.number, day: complaints.receivedOn })
      .from(complaints)
      .where(inArray(complaints.id, ids))
      .all()
      .map((row) => ({
        ...row,
        archived: false,
        path: can(actor, "complaint.see") ? `/conduct/complaints/${row.id}` : null,
      })),
};

/** What records are called now and where they are; those that no longer exist are missing. */
export function recordLabels(context: Context, kind: RecordKind, ids: readonly number[]): Map<number, RecordLabel> {
  const found = new Map<number, RecordLabel>();
  for (let at = 0; at < ids.length; at += IDS_AT_A_TIME) {
    for (const { id, ...label } of READERS[kind](context, ids.slice(at, at + IDS_AT_A_TIME))) found.set(id, label);
  }
  return found;
}
