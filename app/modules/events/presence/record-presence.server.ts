import { and, eq, isNull } from "drizzle-orm";
import { presences } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict } from "~/http/errors";
import { dayOfInstant } from "~/values/business-day";
import { whyNotAttended } from "../event-lifecycle";
import { type EventRecord, findEventToRun } from "../find-event.server";
import type { SessionRecord } from "../programme/programme-queries.server";
import type { Standing } from "../vocabulary";
import type { PresenceInput } from "./presence-form";
import { type ExpectedPerson, expectedAt, expectedPeople, sessionOfList, standingAt } from "./presence-queries.server";
import { wasSeen } from "./standing";

/**
 * Records how people stood to an event or one of its sessions. Only what differs from what the page showed is written, so that two
 * people may fill in the same list.
 * @returns how many were written
 * @throws Refusal forbidden, not_found, conflict (draft or cancelled, not begun, no seat, signed in, changed meanwhile)
 */
export function recordPresence(context: Context, eventId: number, { session, people }: PresenceInput): number {
  authorize(context, "attendance.record");
  return transact(context, () => {
    const { event, of, expected } = listOf(context, eventId, session);
    const known = new Map(expected.map((person) => [person.id, person]));
    const changes: Change[] = [];
    for (const { id, standing, seen } of people) {
      if (standing === null || standing === seen) continue;
      const person = known.get(id);
      if (!person) throw conflict("presence.refused.noSeat");
      const present = standingAt(of, person);
      if (present === standing) continue;
      if (of === null && wasSeen(person)) throw conflict("presence.refused.signedIn", { name: person.name });
      if (present !== seen) throw conflict("presence.refused.changed", { name: person.name });
      changes.push({ person, standing });
    }
    return write(context, event, of, changes);
  });
}

/**
 * Everybody of whom nothing is known yet was there.
 * @returns how many
 * @throws Refusal forbidden, not_found, conflict (draft or cancelled, not begun)
 */
export function recordRestPresent(context: Context, eventId: number, sessionId: number | null): number {
  authorize(context, "attendance.record");
  return transact(context, () => {
    const { event, of, expected } = listOf(context, eventId, sessionId);
    const open = expected.filter((person) => standingAt(of, person) === null);
    return write(
      context,
      event,
      of,
      open.map((person) => ({ person, standing: "present" })),
    );
  });
}

interface Change {
  person: ExpectedPerson;
  standing: Standing;
}

function listOf(context: Context, eventId: number, sessionId: number | null) {
  const event = findEventToRun(context, eventId);
  const reason = whyNotAttended(event);
  if (reason) throw conflict(reason);
  const of = sessionOfList(context, eventId, sessionId);
  return { event, of, expected: expectedAt(of, expectedPeople(context, eventId)) };
}

/** Whoever cannot come says so before; who was there is known on the day. */
function write(context: Context, event: EventRecord, of: SessionRecord | null, changes: readonly Change[]): number {
  if (changes.length === 0) return 0;
  const day = dayOfInstant(of?.startsAt ?? event.startsAt);
  if (dayOfInstant(context.now()) < day && changes.some(({ standing }) => standing !== "excused"))
    throw conflict("presence.refused.notYet", { day });
  const sessionId = of?.id ?? null;
  const recorded = { recordedAt: context.now(), recordedBy: context.actor.userId };
  for (const { person, standing } of changes) {
    const where = and(
      eq(presences.registeredPersonId, person.id),
      sessionId === null ? isNull(presences.sessionId) : eq(presences.sessionId, sessionId),
    );
    const values = { standing, ...recorded };
    if (person.records.has(sessionId)) context.db.update(presences).set(values).where(where).run();
    else
      context.db
        .insert(presences)
        .values({ eventId: event.id, registeredPersonId: person.id, sessionId, ...values })
        .run();
  }
  const logged = (standing: (change: Change) => Standing | null) => ({
    ...(sessionId === null ? {} : { sessionId }),
    people: changes.map((change) => ({ personId: change.person.id, standing: standing(change) })),
  });
  recordAudit(context, {
    action: "presence.record",
    subjectKind: "event",
    subjectId: event.id,
    before: logged(({ person }) => standingAt(of, person)),
    after: logged(({ standing }) => standing),
  });
  return changes.length;
}
