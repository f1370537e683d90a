import { eq, inArray } from "drizzle-orm";
import { registeredPeople, registrations, signIns } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { invalidField } from "~/http/errors";
import { findRegistration } from "./find-registration.server";
import { chosenOrganisation } from "./match-organisation.server";

/**
 * Says which organisation a registration is of, or that it is of none we know; the sign-ins of its people follow. The name as
 * it was typed is kept.
 * @throws Refusal not_found, forbidden, invalid
 */
export function assignRegistrationOrganisation(
  context: Context,
  registrationId: number,
  organisationId: number | null,
): void {
  authorize(context, "registration.list");
  transact(context, () => {
    const { registration } = findRegistration(context, { id: registrationId });
    if (organisationId !== null && !chosenOrganisation(context, organisationId))
      throw invalidField("organisationId", "field.notAChoice");
    const { db } = context;
    db.update(registrations).set({ organisationId }).where(eq(registrations.id, registrationId)).run();
    const people = db
      .select({ id: registeredPeople.id })
      .from(registeredPeople)
      .where(eq(registeredPeople.registrationId, registrationId));
    db.update(signIns).set({ organisationId }).where(inArray(signIns.registeredPersonId, people)).run();
    recordAudit(context, {
      action: "registration.assignOrganisation",
      subjectKind: "registration",
      subjectId: registrationId,
      before: { organisationId: registration.organisationId },
      after: { organisationId },
    });
  });
}
