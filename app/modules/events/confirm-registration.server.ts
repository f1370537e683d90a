import { eq } from "drizzle-orm";
import { registrations } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, Refusal } from "~/http/errors";
import { takesRegistrationsByStaff } from "./event-status";
import {
  findRegistration,
  mayManage,
  type RegistrationRecord,
  type RegistrationReference,
} from "./find-registration.server";
import { moveWaitingList } from "./move-waiting-list.server";
import { placeOrRefuse } from "./place-or-refuse.server";
import { claimsOf } from "./programme/programme-queries.server";
import { mailConfirmed, mailWaiting } from "./registration-mail.server";
import { registrationStatus } from "./registration-status";
import { splitParty } from "./split-party.server";

/**
 * Takes the seats of a pending registration, or those that were offered to a waiting one. When they are gone by now, a pending one
 * goes on the waiting list; without such a list it stays pending, so that the same link can be tried again when seats become free.
 * Confirming what is confirmed or waits changes nothing.
 * @throws Refusal not_found, forbidden, conflict (cancelled, expired, offer over, event over, not enough seats)
 */
export function confirmRegistration(context: Context, reference: RegistrationReference): void {
  authorize(context, "event.register");
  transact(context, () => {
    const { registration, event } = findRegistration(context, reference);
    if (!mayManage(context, reference, registration)) throw new Refusal("forbidden", "error.forbidden");
    const now = context.now();
    const status = registrationStatus(registration, now);
    if (status === "confirmed" || status === "waiting") return;
    if (status === "lapsed") throw conflict("registration.refused.offerLapsed");
    if (status === "cancelled") throw conflict("registration.refused.wasCancelled");
    if (status === "expired") throw conflict("registration.refused.expired");
    if (event.cancelledAt !== null) throw conflict("registration.refused.eventCancelled");
    if (!takesRegistrationsByStaff(event, now)) throw conflict("registration.refused.closed");
    const token = "token" in reference ? reference.token : null;
    const change = (after: { status: "confirmed" | "waiting" } & Partial<RegistrationRecord>) => {
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
    if (event.waitingRule !== "none") moveWaitingList(context, event.id);
    const claims = claimsOf(context, registration.id);
    const invited = registration.invitationId !== null;
    const { seated, waiting } = placeOrRefuse(context, event, claims, registration.partyRule, invited);
    if (seated.length === 0) {
      change({ status: "waiting", waitingSince: now });
      return mailWaiting(context, event, registration, token);
    }
    if (waiting.length > 0) splitParty(context, event, registration, seated);
    change({ status: "confirmed", confirmedAt: now });
    mailConfirmed(context, event, { ...registration, seats: seated.length }, token);
  });
}
