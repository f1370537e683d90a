import { and, eq } from "drizzle-orm";
import { doorScans } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { dayOfInstant } from "~/values/business-day";
import type { DoorScan, DoorScans } from "./attendance-form";
import type { ScanAnswer } from "./door-answer";
import type { AnsweredScan } from "./door-desk";
import { presenceModesOf } from "./event-days";
import { findEventToRun } from "./find-event.server";
import { signInPerson } from "./record-sign-in.server";
import { ticketAtDoor, type TicketAtDoor } from "./ticket-queries.server";
import type { PresenceMode } from "./vocabulary";

/** The server knows each sign-in by its id. */
interface TakenScan extends AnsweredScan {
  signIn: TicketAtDoor["signIn"];
}

/**
 * Takes what a phone at the door has scanned, perhaps long ago, and answers each scan. Whom a ticket lets in is signed in on the day
 * and at the time of the scan, which is never later than now; a day that is none of the event answers so. A scan that came before is
 * answered as it was then and signs nobody in, also after the sign-in was taken back.
 * @throws Refusal not_found, forbidden
 */
export function takeDoorScans(context: Context, eventId: number, { mode, scans }: DoorScans): TakenScan[] {
  authorize(context, "attendance.record");
  return transact(context, () => {
    const event = findEventToRun(context, eventId);
    const modes = presenceModesOf(event.attendanceMode);
    // The way of attending that the phone knew of may have been taken away meanwhile; its scans are taken all the same.
    const inMode = modes.includes(mode) ? mode : modes[0]!;
    const written: Record<string, unknown>[] = [];
    const answered = scans.map((scan) => takeScan(context, eventId, inMode, scan, written));
    if (written.length > 0)
      recordAudit(context, {
        action: "ticket.scan",
        subjectKind: "event",
        subjectId: eventId,
        after: { scans: written },
      });
    return answered;
  });
}

function takeScan(
  context: Context,
  eventId: number,
  mode: PresenceMode,
  { key, code, at, saidAlone }: DoorScan,
  written: Record<string, unknown>[],
): TakenScan {
  const { db } = context;
  const scannedAt = Math.min(at, context.now());
  const before = db
    .select()
    .from(doorScans)
    .where(and(eq(doorScans.eventId, eventId), eq(doorScans.scanKey, key)))
    .get();
  const day = before?.day ?? dayOfInstant(scannedAt);
  const seen = ticketAtDoor(context, eventId, code, day);
  if (before) {
    // The answer to the first sending was lost, and the phone went by its own list.
    if (before.saidAlone === null && saidAlone !== null) {
      db.update(doorScans).set({ saidAlone }).where(eq(doorScans.id, before.id)).run();
      written.push({ key, saidAlone });
    }
    return { ...seen, key, answer: before.answer as ScanAnswer };
  }
  const answer = seen.answer === "to_admit" ? "admitted" : seen.answer;
  const personId = seen.person?.id ?? null;
  const signIn =
    answer === "admitted"
      ? {
          id: signInPerson(context, eventId, { registeredPersonId: personId!, day, mode }, scannedAt),
          at: scannedAt,
          by: context.actor.name,
        }
      : seen.signIn;
  db.insert(doorScans)
    .values({
      eventId,
      scanKey: key,
      registeredPersonId: personId,
      day,
      answer,
      saidAlone,
      scannedAt,
      receivedAt: context.now(),
      recordedBy: context.actor.userId,
    })
    .run();
  written.push({ key, answer, personId, scannedAt, saidAlone });
  return { ...seen, key, answer, signIn };
}
