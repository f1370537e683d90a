import { eq } from "drizzle-orm";
import { eventSessions } from "~db/schema";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { invalidField } from "~/http/errors";
import { eventTitle } from "../event-time-text";
import type { TimeSpan } from "../quotas";
import { sessionsOf } from "./programme-queries.server";

/**
 * The sessions of an event that gets other times stay where they are as long as they all lie within them; else they are moved by
 * as much as its start. Part of the transaction that moves the event.
 * @throws Refusal invalid when a session would not end before the event
 */
export function moveSessions(context: Context, event: { id: number } & TimeSpan, to: TimeSpan): void {
  const sessions = sessionsOf(context, event.id);
  const lies = ({ startsAt, endsAt }: TimeSpan) => startsAt >= to.startsAt && endsAt <= to.endsAt;
  if (sessions.every(lies)) return;
  const later = to.startsAt - event.startsAt;
  for (const session of sessions) {
    const moved = { startsAt: session.startsAt + later, endsAt: session.endsAt + later };
    if (!lies(moved))
      throw invalidField("endsAt", "event.problem.sessionOutside", { session: eventTitle(session, context.locale) });
    context.db
      .update(eventSessions)
      .set({ ...moved, version: session.version + 1, updatedAt: context.now() })
      .where(eq(eventSessions.id, session.id))
      .run();
    recordAudit(context, {
      action: "event.updateSession",
      subjectKind: "event",
      subjectId: event.id,
      before: { startsAt: session.startsAt, endsAt: session.endsAt },
      after: moved,
      about: { sessionId: session.id, titleZh: session.titleZh },
    });
  }
}
