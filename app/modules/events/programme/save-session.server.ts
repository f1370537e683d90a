import { eq } from "drizzle-orm";
import { eventSessions } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import { changedFields } from "~/access/changed-fields";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, invalidField } from "~/http/errors";
import { instantOf } from "../event-form";
import { eventTitle } from "../event-time-text";
import { findEventToRun, type EventRecord } from "../find-event.server";
import { confirmedIn } from "../layers.server";
import { moveWaitingList } from "../move-waiting-list.server";
import { mayBecome, overlapping } from "../quotas";
import { mailSessionChanged } from "../registration-mail.server";
import { holdersOfSession, programmesWithSession } from "./holders.server";
import { findSession } from "./find-programme.server";
import { type SessionRecord, sessionsOf } from "./programme-queries.server";
import type { SessionInput } from "./session-form";

/** A new time or place is told to everybody who chose the session. */
const TOLD_TO_HOLDERS = ["startsAt", "endsAt", "place"] as const;

/** The programme of an event is not endless. */
export const MOST_SESSIONS = 60;

/**
 * A new session of an event.
 * @throws Refusal forbidden, not_found, conflict (too many), invalid (times outside the event)
 */
export function addSession(context: Context, eventId: number, input: SessionInput): number {
  authorize(context, "event.write");
  return transact(context, () => {
    const event = findEventToRun(context, eventId);
    if (sessionsOf(context, eventId).length >= MOST_SESSIONS)
      throw conflict("session.refused.tooMany", { max: MOST_SESSIONS });
    const columns = columnsOf(event, input);
    const now = context.now();
    const { id } = context.db
      .insert(eventSessions)
      .values({ eventId, ...columns, version: 1, createdAt: now, updatedAt: now })
      .returning({ id: eventSessions.id })
      .get();
    recordAudit(context, {
      action: "event.addSession",
      subjectKind: "event",
      subjectId: eventId,
      after: { sessionId: id, ...columns },
    });
    return id;
  });
}

/**
 * A session with fewer seats than are confirmed is refused, and times at which somebody who chose it is elsewhere.
 * @throws Refusal as above, and conflict when it was changed meanwhile
 */
export function updateSession(context: Context, eventId: number, id: number, input: SessionInput): void {
  authorize(context, "event.write");
  transact(context, () => {
    const event = findEventToRun(context, eventId);
    const session = findSession(context, eventId, id);
    if (session.version !== input.version) throw conflict("error.conflict");
    const columns = columnsOf(event, input);
    if (changedFields(session, columns).length === 0) return;
    const { confirmed, latest } = confirmedIn(context, eventId, { kind: "session", id }, columns.capacity);
    if (!mayBecome(columns.capacity, confirmed)) {
      const params = { capacity: columns.capacity ?? 0, confirmed, latest };
      throw invalidField("capacity", "event.problem.capacityBelowConfirmed", params);
    }
    const holders = holdersOfSession(context, id);
    if (!columns.chosen && holders > 0) throw invalidField("chosen", "session.problem.wasChosen", { count: holders });
    for (const programme of programmesWithSession(context, id)) {
      const clash = overlapping(programme.map((each) => (each.id === id ? { ...each, ...columns } : each)));
      const other = clash?.find((each) => each.id !== id);
      if (other)
        throw invalidField("startsAt", "session.problem.clashes", { other: eventTitle(other, context.locale) });
    }
    context.db
      .update(eventSessions)
      .set({ ...columns, version: session.version + 1, updatedAt: context.now() })
      .where(eq(eventSessions.id, id))
      .run();
    const before = Object.fromEntries(Object.keys(columns).map((key) => [key, session[key as keyof SessionRecord]]));
    recordAudit(context, {
      action: "event.updateSession",
      subjectKind: "event",
      subjectId: eventId,
      before: { sessionId: id, ...before },
      after: { sessionId: id, ...columns },
    });
    const moved = TOLD_TO_HOLDERS.some((column) => session[column] !== columns[column]);
    const isAhead = event.publishedAt !== null && event.cancelledAt === null && columns.endsAt > context.now();
    if (moved && isAhead) mailSessionChanged(context, event, { ...session, ...columns, version: session.version + 1 });
    moveWaitingList(context, eventId);
  });
}

function columnsOf(event: EventRecord, { version: _version, ...input }: SessionInput) {
  const startsAt = instantOf(input.startsAt);
  const endsAt = instantOf(input.endsAt);
  if (startsAt < event.startsAt) throw invalidField("startsAt", "session.problem.outsideEvent");
  if (endsAt > event.endsAt) throw invalidField("endsAt", "session.problem.outsideEvent");
  return { ...input, startsAt, endsAt };
}
