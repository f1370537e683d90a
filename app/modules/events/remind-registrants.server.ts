import { and, asc, eq, gt, isNotNull, isNull, lte, ne, or, sql } from "drizzle-orm";
import { events, registrations } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import type { EventRecord } from "./find-event.server";
import { mailReminder } from "./registration-mail.server";

const AT_ONCE = 200;

type Registration = typeof registrations.$inferSelect;

/**
 * Reminds those who have a seat at an event that is near, once for each time it was set to: with one mail to each address, also where
 * its party was parted. Whoever confirmed when it was near already was told everything just then.
 * @returns how many were written to, at most 200 at once
 */
export function remindRegistrants(context: Context): number {
  authorize(context, "event.write");
  const now = context.now();
  const remindsFrom = sql<number>`(${events.startsAt} - ${events.reminderHours} * 3600000)`;
  return transact(context, () => {
    const isDue = and(
      gt(events.startsAt, now),
      gt(events.reminderHours, 0),
      lte(remindsFrom, now),
      isNotNull(events.publishedAt),
      isNull(events.cancelledAt),
      eq(registrations.status, "confirmed"),
      ne(registrations.email, ""),
      lte(registrations.confirmedAt, remindsFrom),
      or(isNull(registrations.remindedOf), ne(registrations.remindedOf, events.startsAt)),
    );
    const recipients = context.db
      .select({ eventId: registrations.eventId, email: registrations.email })
      .from(registrations)
      .innerJoin(events, eq(events.id, registrations.eventId))
      .where(isDue)
      .groupBy(registrations.eventId, registrations.email)
      .orderBy(asc(events.startsAt), asc(sql`min(${registrations.id})`))
      .limit(AT_ONCE);
    const due = context.db
      .select({ registration: registrations, event: events })
      .from(registrations)
      .innerJoin(events, eq(events.id, registrations.eventId))
      .where(and(isDue, sql`(${registrations.eventId}, ${registrations.email}) IN ${recipients}`))
      .orderBy(asc(events.startsAt), asc(registrations.id))
      .all();
    const parties = new Map<string, { event: EventRecord; registrations: [Registration, ...Registration[]] }>();
    for (const { registration, event } of due) {
      const recipient = `${event.id} ${registration.email}`;
      const party = parties.get(recipient);
      if (party) party.registrations.push(registration);
      else parties.set(recipient, { event: event as EventRecord, registrations: [registration] });
      context.db
        .update(registrations)
        .set({ remindedOf: event.startsAt })
        .where(eq(registrations.id, registration.id))
        .run();
      recordAudit(context, {
        action: "registration.remind",
        subjectKind: "registration",
        subjectId: registration.id,
        before: { remindedOf: registration.remindedOf },
        after: { remindedOf: event.startsAt },
      });
    }
    for (const { event, registrations: ofRecipient } of parties.values()) mailReminder(context, event, ofRecipient);
    return parties.size;
  });
}
