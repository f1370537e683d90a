import { eq } from "drizzle-orm";
import { registrations } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, Refusal } from "~/http/errors";
import { seatsLeft } from "./capacity";
import { takesRegistrationsByStaff } from "./event-status";
import { confirmedSeats } from "./find-event.server";
import { findRegistration, mayManage, type RegistrationReference } from "./find-registration.server";
import { refuseWithoutSeats } from "./refuse-without-seats";
import { mailConfirmed } from "./registration-mail.server";
import { registrationStatus } from "./registration-status";

/**
 * Takes the seats of a pending registration. When they are gone by now, the registration stays pending, so that the same link
 * can be tried again when seats become free. Confirming a confirmed registration changes nothing.
 * @throws Refusal not_found, forbidden, conflict (cancelled, expired, event over, not enough seats)
 */
export function confirmRegistration(context: Context, reference: RegistrationReference): void {
  authorize(context, "event.register");
  transact(context, () => {
    const { registration, event } = findRegistration(context, reference);
    if (!mayManage(context, reference, registration)) throw new Refusal("forbidden", "error.forbidden");
    const now = context.now();
    const status = registrationStatus(registration, now);
    if (status === "confirmed") return;
    if (status === "cancelled") throw conflict("registration.refused.wasCancelled");
    if (status === "expired") throw conflict("registration.refused.expired");
    if (event.cancelledAt !== null) throw conflict("registration.refused.eventCancelled");
    if (!takesRegistrationsByStaff(event, now)) throw conflict("registration.refused.closed");
    refuseWithoutSeats(seatsLeft(event.capacity, confirmedSeats(context, event.id)), registration.seats);
    context.db
      .update(registrations)
      .set({ status: "confirmed", confirmedAt: now })
      .where(eq(registrations.id, registration.id))
      .run();
    recordAudit(context, {
      action: "registration.confirm",
      subjectKind: "registration",
      subjectId: registration.id,
      before: { status: registration.status },
      after: { status: "confirmed" },
    });
    mailConfirmed(context, event, registration, "token" in reference ? reference.token : null);
  });
}
