import { and, eq, isNull } from "drizzle-orm";
import { presences, registeredPeople } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, notFound, Refusal } from "~/http/errors";
import { findRegistration, mayManage, type RegistrationReference } from "../find-registration.server";
import { registrationStatus } from "../registration-status";
import { whyNotExcuse } from "./may-excuse";
import type { ExcuseInput } from "./presence-form";

/**
 * A firm says before an event that somebody whom it registered cannot come, or can after all. The seat stays the person's: giving it
 * up is another matter. The same once more changes nothing.
 * @throws Refusal not_found, forbidden, conflict (no seat, cancelled, begun)
 */
export function excusePerson(
  context: Context,
  reference: RegistrationReference,
  { person, excused }: ExcuseInput,
): void {
  authorize(context, "event.register");
  transact(context, () => {
    const { db } = context;
    const { registration, event } = findRegistration(context, reference);
    if (!mayManage(context, reference, registration)) throw new Refusal("forbidden", "error.forbidden");
    const reason = whyNotExcuse(registrationStatus(registration, context.now()), event, context.now());
    if (reason) throw conflict(reason);
    const found = db
      .select({ id: registeredPeople.id })
      .from(registeredPeople)
      .where(and(eq(registeredPeople.id, person), eq(registeredPeople.registrationId, registration.id)))
      .get();
    if (!found) throw notFound();
    const ofEvent = and(eq(presences.registeredPersonId, person), isNull(presences.sessionId));
    const present = db.select({ standing: presences.standing }).from(presences).where(ofEvent).get();
    if ((present?.standing === "excused") === excused) return;
    // What staff have written down of who came is not a firm's to change.
    if (present && present.standing !== "excused") throw conflict("presence.refused.recorded");
    if (present) db.delete(presences).where(ofEvent).run();
    if (excused)
      db.insert(presences)
        .values({
          ...{ eventId: event.id, registeredPersonId: person, sessionId: null, standing: "excused" },
          ...{ recordedAt: context.now(), recordedBy: context.actor.userId },
        })
        .run();
    recordAudit(context, {
      action: excused ? "presence.excuse" : "presence.endExcuse",
      subjectKind: "registration",
      subjectId: registration.id,
      before: { personId: person, standing: present?.standing ?? null },
      after: { personId: person, standing: excused ? "excused" : null },
    });
  });
}
