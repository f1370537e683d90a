import { eq } from "drizzle-orm";
import { registrationFields } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict } from "~/http/errors";
import { findEventToRun } from "../find-event.server";
import { askedIds } from "./field-queries.server";
import { findField } from "./find-field.server";
import { MOST_FIELDS } from "./vocabulary";

/**
 * Asks again what was asked no longer, behind what is asked now; who registered meanwhile is not asked.
 * @throws Refusal forbidden, not_found, conflict (is asked already, too many)
 */
export function reopenField(context: Context, eventId: number, id: number): void {
  authorize(context, "event.write");
  transact(context, () => {
    findEventToRun(context, eventId);
    const { labelZh, closedAt, version } = findField(context, eventId, id);
    if (closedAt === null) throw conflict("asked.refused.isAsked");
    const asked = askedIds(context, eventId).length;
    if (asked >= MOST_FIELDS) throw conflict("asked.refused.tooMany", { max: MOST_FIELDS });
    context.db
      .update(registrationFields)
      .set({ closedAt: null, position: asked + 1, version: version + 1, updatedAt: context.now() })
      .where(eq(registrationFields.id, id))
      .run();
    recordAudit(context, {
      action: "event.reopenField",
      subjectKind: "event",
      subjectId: eventId,
      after: { fieldId: id, labelZh },
    });
  });
}
