import { eq } from "drizzle-orm";
import { eventSessions, presences, registeredPersonSessions } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict } from "~/http/errors";
import { findEventToRun } from "../find-event.server";
import { findSession } from "./find-programme.server";
import { holdersOfSession } from "./holders.server";

/**
 * A session that nobody chose, or only people whose registration is over.
 * @throws Refusal forbidden, not_found, conflict (people chose it)
 */
export function removeSession(context: Context, eventId: number, id: number): void {
  authorize(context, "event.write");
  transact(context, () => {
    findEventToRun(context, eventId);
    const { titleZh } = findSession(context, eventId, id);
    const holders = holdersOfSession(context, id);
    if (holders > 0) throw conflict("session.refused.wasChosen", { count: holders });
    const recorded = context.db.select({ id: presences.id }).from(presences).where(eq(presences.sessionId, id)).get();
    if (recorded) throw conflict("session.refused.hasPresence");
    context.db.delete(registeredPersonSessions).where(eq(registeredPersonSessions.sessionId, id)).run();
    context.db.delete(eventSessions).where(eq(eventSessions.id, id)).run();
    recordAudit(context, {
      action: "event.removeSession",
      subjectKind: "event",
      subjectId: eventId,
      before: { sessionId: id, titleZh },
    });
  });
}
