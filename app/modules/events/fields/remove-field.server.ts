import { eq } from "drizzle-orm";
import { registrationFields } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict } from "~/http/errors";
import { findEventToRun } from "../find-event.server";
import { answersTo, waitingForOptions } from "./field-queries.server";
import { findField } from "./find-field.server";

/**
 * Asks something no longer. What nobody answered goes altogether; else it is closed, and the answers stay where they are read.
 * @throws Refusal forbidden, not_found, conflict (closed already, somebody waits for its places)
 */
export function removeField(context: Context, eventId: number, id: number): void {
  authorize(context, "event.write");
  transact(context, () => {
    findEventToRun(context, eventId);
    const { labelZh, closedAt, options } = findField(context, eventId, id);
    if (closedAt !== null) throw conflict("asked.refused.closed");
    const waiting = waitingForOptions(context, options);
    if (waiting > 0) throw conflict("asked.refused.waitedFor", { count: waiting });
    const answers = answersTo(context, { fieldId: id });
    if (answers > 0)
      context.db.update(registrationFields).set({ closedAt: context.now() }).where(eq(registrationFields.id, id)).run();
    else context.db.delete(registrationFields).where(eq(registrationFields.id, id)).run();
    recordAudit(context, {
      action: "event.removeField",
      subjectKind: "event",
      subjectId: eventId,
      before: { fieldId: id, labelZh },
      ...(answers > 0 ? { after: { answersKept: answers } } : {}),
    });
  });
}
