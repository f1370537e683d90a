import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { registrations } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { conflict, Refusal } from "~/http/errors";
import type { ListQuery } from "~/lists/list-query";
import { runWholeList } from "~/lists/run-list.server";
import { takesRegistrationsBeforeStart } from "../event-status";
import { findEventToRun } from "../find-event.server";
import { layersOf } from "../layers.server";
import { claimsOfParties } from "../programme/programme-queries.server";
import { freeSeats } from "../quotas";
import { registrationSource } from "../registration-queries.server";
import type { PartyRule } from "../vocabulary";
import { approveRegistration } from "./approve-registration.server";
import { foreseenApprovals } from "./foreseen";

/** Those of a query of the list that ask, the first who asked first, with what comes of approving them all. */
export function approvalsOf(context: Context, eventId: number, query: ListQuery) {
  authorize(context, "registration.approve");
  const event = findEventToRun(context, eventId);
  const asked = askingOf(context, eventId);
  const asking = runWholeList(context, registrationSource(context, eventId), query)
    .filter(({ status }) => status === "asked")
    .sort((a, b) => asked.get(a.id)!.askedAt - asked.get(b.id)!.askedAt || a.id - b.id);
  const ids = asking.map(({ id }) => id);
  const claims = claimsOfParties(context, ids);
  const parties = ids.map((id) => ({ id, partyRule: asked.get(id)!.partyRule, people: claims.get(id) ?? [] }));
  const hasList = event.waitingRule !== "none" && takesRegistrationsBeforeStart(event, context.now());
  const foreseen = foreseenApprovals(parties, freeSeats(layersOf(context, event, { invited: false })), hasList);
  return {
    seen: fingerprintOf(ids),
    rows: asking.map(({ id, organisationName, people, seats }, position) => {
      const { seated, waiting } = foreseen[position]!;
      return { id, organisationName, people, seats, seated, waiting };
    }),
  };
}

/** A visitor asks by confirming, which may be long after the form was sent. */
function askingOf(context: Context, eventId: number): Map<number, { partyRule: PartyRule; askedAt: number }> {
  const rows = context.db
    .select({ id: registrations.id, partyRule: registrations.partyRule, askedAt: registrations.askedAt })
    .from(registrations)
    .where(and(eq(registrations.eventId, eventId), eq(registrations.status, "asked")))
    .all();
  return new Map(
    rows.map(({ id, partyRule, askedAt }) => [id, { partyRule: partyRule as PartyRule, askedAt: askedAt ?? 0 }]),
  );
}

const fingerprintOf = (ids: readonly number[]) =>
  createHash("sha256").update(JSON.stringify(ids)).digest("hex").slice(0, 32);

/**
 * Approves all of them that the page showed. One for which there is no room and no list is passed over and goes on asking.
 * @returns how many were approved and passed over
 * @throws Refusal forbidden, not_found, conflict (others ask by now)
 */
export function approveAll(
  context: Context,
  eventId: number,
  query: ListQuery,
  seen: string,
): { approved: number; passedOver: number } {
  authorize(context, "registration.approve");
  return transact(context, () => {
    const { rows, seen: present } = approvalsOf(context, eventId, query);
    if (present !== seen) throw conflict("registration.refused.othersAsk");
    let approved = 0;
    for (const { id } of rows) {
      try {
        approveRegistration(context, id);
        approved += 1;
      } catch (error) {
        if (!(error instanceof Refusal && error.kind === "conflict")) throw error;
      }
    }
    return { approved, passedOver: rows.length - approved };
  });
}
