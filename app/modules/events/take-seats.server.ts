import { eq } from "drizzle-orm";
import { registrations } from "~db/schema";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import type { EventRecord } from "./find-event.server";
import type { RegistrationRecord } from "./find-registration.server";
import { moveWaitingList } from "./move-waiting-list.server";
import { placeOrRefuse } from "./place-or-refuse.server";
import { claimsOf } from "./programme/programme-queries.server";
import { mailConfirmed, mailWaiting } from "./registration-mail.server";
import { splitParty } from "./split-party.server";

interface Taking {
  /** Of the entry in the log. */
  action: "registration.confirm" | "registration.approve";
  /** The link in the mail, where it is at hand. */
  token: string | null;
  facts?: Partial<RegistrationRecord>;
}

/**
 * Gives a registration that holds no seat yet its seats, or a place on the waiting list, or both to some of its people; and says so
 * to the firm. Part of a verb's transaction.
 * @throws Refusal conflict when there is no room and nobody can wait
 */
export function takeSeats(
  context: Context,
  event: EventRecord,
  registration: RegistrationRecord,
  { action, token, facts = {} }: Taking,
): "confirmed" | "waiting" {
  const now = context.now();
  if (event.waitingRule !== "none") moveWaitingList(context, event.id);
  const claims = claimsOf(context, registration.id);
  const invited = registration.invitationId !== null;
  const { seated, waiting } = placeOrRefuse(context, event, claims, registration.partyRule, invited);
  const status = seated.length === 0 ? "waiting" : "confirmed";
  if (status === "confirmed" && waiting.length > 0) splitParty(context, event, { ...registration, ...facts }, seated);
  context.db
    .update(registrations)
    .set({ ...facts, status, ...(status === "waiting" ? { waitingSince: now } : { confirmedAt: now }) })
    .where(eq(registrations.id, registration.id))
    .run();
  recordAudit(context, {
    action,
    subjectKind: "registration",
    subjectId: registration.id,
    before: { status: registration.status },
    after: { status },
  });
  if (status === "waiting") mailWaiting(context, event, registration, token);
  else mailConfirmed(context, event, { ...registration, seats: seated.length }, token);
  return status;
}
