import { and, eq, inArray, sql } from "drizzle-orm";
import { auditEntries } from "~db/schema";
import type { Context } from "~/access/context";

/** What somebody does to the facts or the programme of one event. */
const BY_HAND = [
  ...["event.update", "event.addSession", "event.updateSession", "event.removeSession"],
  ...["event.addTicketType", "event.updateTicketType", "event.removeTicketType"],
  ...["event.addField", "event.updateField", "event.removeField", "event.reopenField"],
];

/** Those of some events that somebody changed since they were made, or since they last took something over from another of the series. */
export function changedByHand({ db }: Context, eventIds: readonly number[]): Set<number> {
  const takenOver = sql`coalesce((SELECT max(t.seq) FROM audit_entries t WHERE t.subject_kind = 'event'
    AND t.subject_id = ${auditEntries.subjectId} AND t.action = 'event.takeOver'), 0)`;
  const rows = db
    .selectDistinct({ id: auditEntries.subjectId })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.subjectKind, "event"),
        inArray(auditEntries.subjectId, [...eventIds]),
        inArray(auditEntries.action, BY_HAND),
        sql`${auditEntries.seq} > ${takenOver}`,
      ),
    )
    .all();
  return new Set(rows.flatMap(({ id }) => (id === null ? [] : [id])));
}
