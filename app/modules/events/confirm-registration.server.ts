import { eq } from "drizzle-orm";
import { registrations } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, Refusal } from "~/http/errors";
import { takesRegistrationsByStaff } from "./event-status";
import { runsEvent } from "./find-event.server";
import {
  findRegistration,
  mayManage,
  type RegistrationRecord,
  type RegistrationReference,
} from "./find-registration.server";
import { asksForApproval } from "./approval/asks-for-approval";
import { askingOf } from "./approval/asking-of.server";
import { claimsOf } from "./programme/programme-queries.server";
import { mailAsked, mailConfirmed } from "./registration-mail.server";
import { registrationSourceOf } from "./registration-source";
import { registrationStatus } from "./registration-status";
import { takeSeats } from "./take-seats.server";

/**
 * Takes the seats of a pending registration, unless it has to be approved first, or those that were offered to a waiting one. When they are gone by now, a pending one
 * goes on the waiting list; without such a list it stays pending, so that the same link can be tried again when seats become free.
 * Confirming what is confirmed, waits or asks changes nothing.
 * @throws Refusal not_found, forbidden, conflict (cancelled, expired, offer over, event over, not enough seats)
 */
export function confirmRegistration(context: Context, reference: RegistrationReference): void {
  authorize(context, "event.register");
  transact(context, () => {
    const { registration, event } = findRegistration(context, reference);
    if (!mayManage(context, reference, registration)) throw new Refusal("forbidden", "error.forbidden");
    const now = context.now();
    const status = registrationStatus(registration, now);
    if (status === "confirmed" || status === "waiting" || status === "asked") return;
    if (status === "lapsed") throw conflict("registration.refused.offerLapsed");
    if (status === "declined") throw conflict("registration.refused.wasDeclined");
    if (status === "cancelled") throw conflict("registration.refused.wasCancelled");
    if (status === "expired") throw conflict("registration.refused.expired");
    if (event.cancelledAt !== null) throw conflict("registration.refused.eventCancelled");
    if (!takesRegistrationsByStaff(event, now)) throw conflict("registration.refused.closed");
    const token = "token" in reference ? reference.token : null;
    const change = (after: { status: "confirmed" | "asked" } & Partial<RegistrationRecord>) => {
      context.db.update(registrations).set(after).where(eq(registrations.id, registration.id)).run();
      recordAudit(context, {
        action: "registration.confirm",
        subjectKind: "registration",
        subjectId: registration.id,
        before: { status: registration.status },
        after: { status: after.status },
      });
    };
    if (status === "offered") {
      change({ status: "confirmed", confirmedAt: now, offerEndsAt: null });
      return mailConfirmed(context, event, registration, token);
    }
    const by = { byStaff: isStaff(context) && runsEvent(context, event), invited: registration.invitationId !== null };
    if (asksForApproval(askingOf(context, event), claimsOf(context, registration.id), by)) {
      change({ status: "asked", askedAt: now });
      return mailAsked(context, event, registration, token);
    }
    takeSeats(context, event, registration, { action: "registration.confirm", token });
  });
}

const isStaff = (context: Context) => registrationSourceOf(context.actor.role) === "staff";
