import { eq, inArray } from "drizzle-orm";
import {
  bodyMeetings,
  events,
  governanceBodies,
  organisations,
  recognitions,
  recognitionTypes,
  resolutions,
} from "~db/schema";
import type { Context } from "~/access/context";
import type { RecordKind } from "./vocabulary";

export interface RecordLabel {
  label: string;
  /** The day that tells it from others of the same name; null where there is none. */
  day: string | null;
  archived: boolean;
  /** The page of the record. */
  path: string;
}

type Found = RecordLabel & { id: number };

const IDS_AT_A_TIME = 5000;

const READERS: Record<RecordKind, (context: Context, ids: number[]) => Found[]> = {
  event: ({ db }, ids) =>
    db
      .select({ id: events.id, label: events.titleZh, day: events.startDay })
      .from(events)
      .where(inArray(events.id, ids))
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
  meeting: ({ db }, ids) =>
    db
      .select({ id: bodyMeetings.id, title: bodyMeetings.title, day: bodyMeetings.day, body: governanceBodies.nameZh })
      .from(bodyMeetings)
      .innerJoin(governanceBodies, eq(bodyMeetings.bodyId, governanceBodies.id))
      .where(inArray(bodyMeetings.id, ids))
      .all()
      .map(({ id, title, day, body }) => ({
        id,
        label: `${body} \u00b7 ${title}`,
        day,
        archived: false,
        path: `/governance/meetings/${id}`,
      })),
  resolution: ({ db }, ids) =>
    db
      .select({ id: resolutions.id, number: resolutions.number, text: resolutions.text, day: resolutions.decidedOn })
      .from(resolutions)
      .where(inArray(resolutions.id, ids))
      .all()
      .map(({ id, number, text, day }) => ({
        id,
        label: `${number} ${text.split("\n")[0]!.slice(0, 80)}`,
        day,
        archived: false,
        path: `/governance/resolutions/${id}`,
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
