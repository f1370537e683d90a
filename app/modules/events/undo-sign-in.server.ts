import { and, eq } from "drizzle-orm";
import { signIns } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { findEventToRun } from "./find-event.server";

/** Takes back a sign-in that was a mistake. Taking it back again changes nothing. */
export function undoSignIn(context: Context, eventId: number, signInId: number): void {
  authorize(context, "attendance.record");
  transact(context, () => {
    findEventToRun(context, eventId);
    const removed = context.db
      .delete(signIns)
      .where(and(eq(signIns.id, signInId), eq(signIns.eventId, eventId)))
      .returning()
      .get();
    if (!removed) return;
    const { day, mode, registeredPersonId, organisationId, organisationName, personName } = removed;
    recordAudit(context, {
      action: "signIn.undo",
      subjectKind: "event",
      subjectId: eventId,
      before: { signInId, day, mode, registeredPersonId, organisationId, organisationName, personName },
    });
  });
}
