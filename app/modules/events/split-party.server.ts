import { randomUUID } from "node:crypto";
import { asc, eq, inArray } from "drizzle-orm";
import { registeredPeople, registrations } from "~db/schema";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { copyFirmAnswers } from "./fields/write-answers.server";
import type { EventRecord } from "./find-event.server";
import type { RegistrationRecord } from "./find-registration.server";
import { mailWaiting } from "./registration-mail.server";
import { newRegistrationToken } from "./registration-token.server";

/**
 * Parts a registration: some of its people stay, the others become a registration of the same firm and contact that waits on, with
 * a link of its own. Part of the transaction that seats those who stay.
 * @param staying the positions of those who stay, at least one and fewer than there are
 */
export function splitParty(
  context: Context,
  event: EventRecord,
  party: RegistrationRecord,
  staying: readonly number[],
): void {
  const seats = staying.length;
  const others = context.db
    .select({ id: registeredPeople.id })
    .from(registeredPeople)
    .where(eq(registeredPeople.registrationId, party.id))
    .orderBy(asc(registeredPeople.id))
    .all()
    .filter((_person, position) => !staying.includes(position))
    .map(({ id }) => id);
  const token = newRegistrationToken();
  const { id: _id, ...facts } = party;
  const rest = context.db
    .insert(registrations)
    .values({
      ...facts,
      status: "waiting",
      seats: others.length,
      waitingSince: party.waitingSince ?? context.now(),
      tokenHash: token.hash,
      submissionKey: randomUUID(),
      confirmedAt: null,
      offerEndsAt: null,
      offerTokenHash: null,
    })
    .returning()
    .get() as RegistrationRecord;
  copyFirmAnswers(context, party.id, rest.id);
  context.db
    .update(registeredPeople)
    .set({ registrationId: rest.id })
    .where(inArray(registeredPeople.id, others))
    .run();
  context.db.update(registrations).set({ seats }).where(eq(registrations.id, party.id)).run();
  recordAudit(context, {
    action: "registration.split",
    subjectKind: "registration",
    subjectId: party.id,
    before: { seats: party.seats },
    after: { seats, waitingOn: rest.id },
  });
  mailWaiting(context, event, rest, token.token);
}
