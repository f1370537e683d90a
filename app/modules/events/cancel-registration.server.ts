import { eq } from "drizzle-orm";
import { registeredPeople, registrations } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, Refusal } from "~/http/errors";
import { findRegistration, mayManage, type RegistrationReference } from "./find-registration.server";
import { moveWaitingList } from "./move-waiting-list.server";
import { mailRegistrationCancelled } from "./registration-mail.server";
import { wereSeen } from "./were-seen.server";

/**
 * Gives the seats back, or the place on the waiting list, or refuses an offer; the next in the list are offered what is free. Not once the event is over or one of the people was signed in. Cancelling again changes nothing.
 * @throws Refusal not_found, forbidden, conflict
 */
export function cancelRegistration(context: Context, reference: RegistrationReference): void {
  authorize(context, "event.register");
  transact(context, () => {
    const { registration, event } = findRegistration(context, reference);
    if (!mayManage(context, reference, registration)) throw new Refusal("forbidden", "error.forbidden");
    if (registration.status === "cancelled" || registration.status === "declined") return;
    const now = context.now();
    if (now >= event.endsAt) throw conflict("registration.refused.eventOver");
    if (someoneSeen(context, registration.id)) throw conflict("registration.refused.signedIn");
    context.db
      .update(registrations)
      .set({ status: "cancelled", cancelledAt: now, offerEndsAt: null })
      .where(eq(registrations.id, registration.id))
      .run();
    recordAudit(context, {
      action: "registration.cancel",
      subjectKind: "registration",
      subjectId: registration.id,
      before: { status: registration.status },
      after: { status: "cancelled" },
    });
    if (registration.status === "confirmed" && event.cancelledAt === null)
      mailRegistrationCancelled(context, event, registration);
    moveWaitingList(context, event.id);
  });
}

function someoneSeen(context: Context, registrationId: number): boolean {
  const people = context.db
    .select({ id: registeredPeople.id })
    .from(registeredPeople)
    .where(eq(registeredPeople.registrationId, registrationId))
    .all();
  return wereSeen(
    context,
    people.map(({ id }) => id),
  );
}
