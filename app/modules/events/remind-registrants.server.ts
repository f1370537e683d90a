import { and, asc, eq, gt, isNotNull, isNull, lte, ne, or, sql } from "drizzle-orm";
import { events, registrations } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import type { EventRecord } from "./find-event.server";
import { mailReminder } from "./registration-mail.server";

const AT_ONCE = 200;

/**
 * Reminds those who have a seat at an event that is near, once for each time it was set to. Whoever confirmed when it was near
 * already was told everything just then.
 * @returns how many were reminded, at most 200 at once
 */
export function remindRegistrants(context: Context): number {
  authorize(context, "event.write");
  const now = context.now();
  const remindsFrom = sql<number>`(${events.startsAt} - ${events.reminderHours} * 3600000)`;
  return transact(context, () => {
    const due = context.db
      .select({ registration: registrations, event: events })
      .from(registrations)
      .innerJoin(events, eq(events.id, registrations.eventId))
      .where(
        and(
          gt(events.startsAt, now),
          gt(events.reminderHours, 0),
          lte(remindsFrom, now),
          isNotNull(events.publishedAt),
          isNull(events.cancelledAt),
          eq(registrations.status, "confirmed"),
          ne(registrations.email, ""),
          lte(registrations.confirmedAt, remindsFrom),
          or(isNull(registrations.remindedOf), ne(registrations.remindedOf, events.startsAt)),
        ),
      )
      .orderBy(asc(events.startsAt), asc(registrations.id))
      .limit(AT_ONCE)
      .all();
    for (const { registration, event } of due) {
      context.db
        .update(registrations)
        .set({ remindedOf: event.startsAt })
        .where(eq(registrations.id, registration.id))
        .run();
      mailReminder(context, event as EventRecord, registration);
      recordAudit(context, {
        action: "registration.remind",
        subjectKind: "registration",
        subjectId: registration.id,
        before: { remindedOf: registration.remindedOf },
        after: { remindedOf: event.startsAt },
      });
    }
    return due.length;
  });
}
