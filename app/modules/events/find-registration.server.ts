import { eq, or } from "drizzle-orm";
import { events, registrations } from "~db/schema";
import { can } from "~/access/can";
import type { Context } from "~/access/context";
import { notFound } from "~/http/errors";
import { runsEvent, type EventRecord } from "./find-event.server";
import { hashOfToken } from "./registration-token.server";
import type { PartyRule, RegistrationSource, RegistrationStatus } from "./vocabulary";

type StoredRegistration = typeof registrations.$inferSelect;
export type RegistrationRecord = Omit<StoredRegistration, "status" | "source" | "partyRule"> & {
  status: RegistrationStatus;
  source: RegistrationSource;
  partyRule: PartyRule;
};

/** A registration is reached by its link, which is as good as a key, or by its id by who may see it. */
export type RegistrationReference = { token: string } | { id: number };

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** @throws Refusal not_found when there is none or the actor may not know of it */
export function findRegistration(
  context: Context,
  reference: RegistrationReference,
): { registration: RegistrationRecord; event: EventRecord } {
  const byToken = "token" in reference;
  if (byToken && !TOKEN.test(reference.token)) throw notFound("registration.linkNotFound");
  const found = context.db
    .select({ registration: registrations, event: events })
    .from(registrations)
    .innerJoin(events, eq(events.id, registrations.eventId))
    .where(byToken ? hasToken(reference.token) : eq(registrations.id, reference.id))
    .get();
  if (!found) throw notFound(byToken ? "registration.linkNotFound" : "error.notFound");
  const isOurs = can(context.actor, "registration.see", found.registration) && runsEvent(context, found.event);
  if (!byToken && !isOurs) throw notFound();
  return found as { registration: RegistrationRecord; event: EventRecord };
}

/** The link of the first mail, or the one of the latest offer. */
function hasToken(token: string) {
  const hash = hashOfToken(token);
  return or(eq(registrations.tokenHash, hash), eq(registrations.offerTokenHash, hash));
}

/** The token of a link is the permission; by id the actor must be staff or speak for the firm. */
export function mayManage(
  context: Context,
  reference: RegistrationReference,
  registration: RegistrationRecord,
): boolean {
  return "token" in reference || can(context.actor, "registration.manage", registration);
}
