import { and, asc, eq, gt, inArray, like, max, not, or, sql, type SQL } from "drizzle-orm";
import { auditEntries, recognitions, registrations, stageTransitions } from "~db/schema";
import { authorize } from "~/access/authorize.server";
import { can } from "~/access/can";
import type { Context } from "~/access/context";
import { runsEvent } from "~/modules/events/find-event.server";
import { careOf } from "~/modules/organisations/organisation-care.server";
import type { RecordKind } from "./vocabulary";
import { recordLabels } from "./record-labels.server";
import { touchedRecords } from "./restatements";
import type { ReportDifference } from "./report-differences.server";

/** Who changed a record behind a figure, and when. */
export interface ChangeTrace {
  seq: number;
  at: number;
  /** Null where what happens to the record is not for the reader: that something happened is all that is said. */
  act: { actorName: string; action: string; subjectKind: string; subjectId: number | null } | null;
}

const MOST_TRACES = 100;
const MOST_RECORDS = 500;

/**
 * The audit entries since the freeze that touch the records of a difference: of the events themselves with their sign-ins and
 * counts, or of the organisations and of the events at which they were signed in.
 */
export function changeTraces(context: Context, reportId: number, difference: ReportDifference): ChangeTrace[] {
  authorize(context, "figure.see");
  const freeze = context.db
    .select({ seq: max(auditEntries.seq) })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.subjectKind, "report"),
        eq(auditEntries.subjectId, reportId),
        eq(auditEntries.action, "report.freeze"),
      ),
    )
    .get();
  const ids = touchedRecords(difference).slice(0, MOST_RECORDS);
  const isOpen = openRecords(context);
  return context.db
    .select({
      seq: auditEntries.seq,
      at: auditEntries.at,
      actorName: auditEntries.actorName,
      action: auditEntries.action,
      subjectKind: auditEntries.subjectKind,
      subjectId: auditEntries.subjectId,
    })
    .from(auditEntries)
    .where(and(gt(auditEntries.seq, freeze?.seq ?? 0), entriesOf(context, difference.recordKind, ids)))
    .orderBy(asc(auditEntries.seq))
    .limit(MOST_TRACES)
    .all()
    .map(({ seq, at, ...act }) => ({ seq, at, act: isOpen(act) ? act : null }));
}

/** Whether the reader may know what was done to a record: its promoter looks after it, or it is a matter they may see. */
function openRecords(context: Context): (record: { subjectKind: string; subjectId: number | null }) => boolean {
  const inCare = careOf(context);
  const eventOf = (registrationId: number) =>
    context.db
      .select({ id: registrations.eventId })
      .from(registrations)
      .where(eq(registrations.id, registrationId))
      .get();
  return ({ subjectKind, subjectId }) => {
    if (subjectId === null) return context.actor.promoterId === null;
    switch (subjectKind) {
      case "organisation":
        return inCare(subjectId);
      case "event":
        return runsEvent(context, { id: subjectId });
      case "registration": {
        const event = eventOf(subjectId);
        return event !== undefined && runsEvent(context, event);
      }
      case "meeting":
      case "resolution":
        return recordLabels(context, subjectKind, [subjectId]).has(subjectId);
      case "complaint":
        return can(context.actor, "complaint.see");
      default:
        return false;
    }
  };
}

function entriesOf(context: Context, kind: RecordKind, ids: number[]): SQL | undefined {
  switch (kind) {
    case "event":
      return ofEvents(ids);
    case "organisation":
      return ofOrganisations(ids);
    case "recognition":
    case "stage_transition":
      return ofOrganisations(holders(context, kind, ids));
    case "meeting":
    case "resolution":
    case "complaint":
      return and(eq(auditEntries.subjectKind, kind), inArray(auditEntries.subjectId, ids));
  }
}

/** The organisations that hold recognitions or took steps: their story tells what became of these. */
function holders(context: Context, kind: "recognition" | "stage_transition", ids: number[]): number[] {
  const table = kind === "recognition" ? recognitions : stageTransitions;
  return context.db
    .selectDistinct({ id: table.organisationId })
    .from(table)
    .where(inArray(table.id, ids))
    .all()
    .map(({ id }) => id);
}

function ofEvents(ids: number[]): SQL | undefined {
  return and(sql`${auditEntries.subjectKind} = 'event'`, inArray(auditEntries.subjectId, ids));
}

function ofOrganisations(ids: number[]): SQL | undefined {
  const list = JSON.stringify(ids);
  const own = and(
    sql`${auditEntries.subjectKind} = 'organisation'`,
    inArray(auditEntries.subjectId, ids),
    not(like(auditEntries.action, "contact.%")),
  );
  const named = sql`${auditEntries.subjectKind} IN ('event', 'registration') AND (
    json_extract(${auditEntries.before}, '$.organisationId') IN (SELECT value FROM json_each(${list}))
    OR json_extract(${auditEntries.after}, '$.organisationId') IN (SELECT value FROM json_each(${list})))`;
  const tookPart = sql`${auditEntries.subjectKind} = 'event' AND ${auditEntries.action} LIKE 'event.%'
    AND ${auditEntries.subjectId} IN (SELECT s.event_id FROM sign_ins s WHERE s.organisation_id IN (SELECT value FROM json_each(${list}))
      UNION ALL SELECT x.event_id FROM stand_firms f JOIN exhibition_stands x ON x.id = f.stand_id WHERE f.organisation_id IN (SELECT value FROM json_each(${list})))`;
  return or(own, named, tookPart);
}
