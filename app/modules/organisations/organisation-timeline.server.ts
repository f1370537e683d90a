import { and, desc, eq, isNotNull, isNull, lte, sql } from "drizzle-orm";
import { can } from "~/access/can";
import type { Context } from "~/access/context";
import { notFound } from "~/http/errors";
import {
  auditEntries,
  events,
  exhibitionStands,
  importRows,
  imports,
  registrations,
  signIns,
  standFirms,
} from "~db/schema";
import { dayOfInstant, startOfDay } from "~/values/business-day";
import { changesOf } from "./audited-changes.server";
import { isInCare } from "./organisation-care.server";
import { publishedOrRun } from "./organisation-queries.server";
import type { TimelineItem } from "./timeline";

/** The latest of each source; a page does not show more. */
export const TIMELINE_LENGTH = 100;

/** Everything that happened with an organisation, latest first: events, stands, registrations, imports, and changes by staff. */
export function organisationTimeline(context: Context, id: number): TimelineItem[] {
  if (!can(context.actor, "organisation.see", { id })) throw notFound();
  // Where a firm goes and how staff keep its record is for itself and for the people of the promoters that look after it.
  if (!isInCare(context, id)) return [];
  const items = [...attendance(context, id), ...exhibited(context, id), ...registered(context, id)];
  if (can(context.actor, "home.see")) items.push(...changes(context, id), ...imported(context, id));
  return items.sort((a, b) => b.at - a.at || b.key.localeCompare(a.key)).slice(0, TIMELINE_LENGTH);
}

function title(context: Context, event: { titleZh: string; titleEn: string | null }): string {
  return context.locale === "en" ? (event.titleEn ?? event.titleZh) : event.titleZh;
}

function attendance(context: Context, id: number): TimelineItem[] {
  const day = sql<string>`min(${signIns.day})`;
  return context.db
    .select({ eventId: events.id, titleZh: events.titleZh, titleEn: events.titleEn, day, count: sql<number>`count(*)` })
    .from(signIns)
    .innerJoin(events, eq(events.id, signIns.eventId))
    .where(and(eq(signIns.organisationId, id), isNull(events.cancelledAt), publishedOrRun(context.actor)))
    .groupBy(signIns.eventId)
    .orderBy(desc(day))
    .limit(TIMELINE_LENGTH)
    .all()
    .map((row) => ({
      kind: "attended",
      key: `attended-${row.eventId}`,
      at: startOfDay(row.day),
      wholeDay: true,
      eventId: row.eventId,
      title: title(context, row),
      count: row.count,
    }));
}

function exhibited(context: Context, id: number): TimelineItem[] {
  return context.db
    .selectDistinct({ eventId: events.id, titleZh: events.titleZh, titleEn: events.titleEn, startDay: events.startDay })
    .from(standFirms)
    .innerJoin(exhibitionStands, eq(exhibitionStands.id, standFirms.standId))
    .innerJoin(events, eq(events.id, exhibitionStands.eventId))
    .where(
      and(
        eq(standFirms.organisationId, id),
        eq(standFirms.status, "confirmed"),
        isNull(events.cancelledAt),
        lte(events.startDay, dayOfInstant(context.now())),
        publishedOrRun(context.actor),
      ),
    )
    .orderBy(desc(events.startDay))
    .limit(TIMELINE_LENGTH)
    .all()
    .map((row) => ({
      kind: "exhibited",
      key: `exhibited-${row.eventId}`,
      at: startOfDay(row.startDay),
      wholeDay: true,
      eventId: row.eventId,
      title: title(context, row),
    }));
}

function registered(context: Context, id: number): TimelineItem[] {
  return context.db
    .select({
      id: registrations.id,
      eventId: events.id,
      titleZh: events.titleZh,
      titleEn: events.titleEn,
      seats: registrations.seats,
      confirmedAt: registrations.confirmedAt,
      cancelledAt: registrations.cancelledAt,
    })
    .from(registrations)
    .innerJoin(events, eq(events.id, registrations.eventId))
    .where(
      and(eq(registrations.organisationId, id), isNotNull(registrations.confirmedAt), publishedOrRun(context.actor)),
    )
    .orderBy(desc(registrations.createdAt))
    .limit(TIMELINE_LENGTH)
    .all()
    .map((row) => ({
      kind: row.cancelledAt === null ? "registered" : "registrationCancelled",
      key: `registered-${row.id}`,
      at: row.cancelledAt ?? row.confirmedAt ?? 0,
      wholeDay: false,
      eventId: row.eventId,
      title: title(context, row),
      count: row.seats,
    }));
}

function changes(context: Context, id: number): TimelineItem[] {
  return context.db
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.subjectKind, "organisation"), eq(auditEntries.subjectId, id)))
    .orderBy(desc(auditEntries.seq))
    .limit(TIMELINE_LENGTH)
    .all()
    .map((entry) => {
      const before = detail(entry.before);
      const after = detail(entry.after);
      const about = entry.action.startsWith("contact.");
      const contactName = after?.name ?? before?.name;
      return {
        kind: "change",
        key: `change-${String(entry.seq).padStart(12, "0")}`,
        at: entry.at,
        wholeDay: false,
        seq: entry.seq,
        action: entry.action,
        by: entry.actorRole === "system" ? null : entry.actorName,
        contactName: about && typeof contactName === "string" ? contactName : "",
        // Numbers and addresses of people are not spread over the page.
        changes: about || entry.action !== "organisation.update" ? [] : changesOf(before, after),
      };
    });
}

function detail(text: string | null): Record<string, unknown> | null {
  return text === null ? null : (JSON.parse(text) as Record<string, unknown>);
}

function imported(context: Context, id: number): TimelineItem[] {
  const { promoterId } = context.actor;
  const seesFile = (begunFor: number | null) => promoterId === null || promoterId === begunFor;
  return context.db
    .select({
      importId: imports.id,
      fileName: imports.fileName,
      row: importRows.rowNumber,
      committedAt: imports.committedAt,
      promoterId: imports.promoterId,
    })
    .from(importRows)
    .innerJoin(imports, eq(imports.id, importRows.importId))
    .where(
      and(
        eq(importRows.targetId, id),
        eq(imports.kind, "organisations"),
        isNotNull(imports.committedAt),
        isNull(imports.undoneAt),
      ),
    )
    .orderBy(desc(imports.id))
    .limit(TIMELINE_LENGTH)
    .all()
    .map((row) => ({
      kind: "imported",
      key: `imported-${row.importId}-${row.row}`,
      at: row.committedAt ?? 0,
      wholeDay: false,
      // The file that people of another promoter brought in, and what else it holds, is theirs.
      file: seesFile(row.promoterId) ? { importId: row.importId, name: row.fileName, row: row.row } : null,
    }));
}
