import { eq } from "drizzle-orm";
import { registrations } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict } from "~/http/errors";
import { findRegistration } from "../find-registration.server";
import { mailDeclined } from "../registration-mail.server";

/**
 * Declines a registration that asks; the firm reads the reason in its mail.
 * @throws Refusal forbidden, not_found, conflict (asks no longer)
 */
export function declineRegistration(context: Context, id: number, reason: string): void {
  authorize(context, "registration.approve");
  transact(context, () => {
    const { registration, event } = findRegistration(context, { id });
    if (registration.status !== "asked") throw conflict("registration.refused.notAsking");
    const decided = { decidedAt: context.now(), decidedBy: context.actor.userId, decisionReason: reason };
    context.db
      .update(registrations)
      .set({ status: "declined", ...decided })
      .where(eq(registrations.id, id))
      .run();
    recordAudit(context, {
      action: "registration.declineAsked",
      subjectKind: "registration",
      subjectId: id,
      before: { status: "asked" },
      after: { status: "declined", decisionReason: reason },
    });
    mailDeclined(context, event, registration, reason);
  });
}
