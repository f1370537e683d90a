import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { conflict } from "~/http/errors";
import { takesRegistrationsByStaff } from "../event-status";
import { findRegistration } from "../find-registration.server";
import { claimsOf, ticketTypesOf } from "../programme/programme-queries.server";
import { newRegistrationToken } from "../registration-token.server";
import { takeSeats } from "../take-seats.server";

/**
 * Approves a registration that asks, or one that was declined by mistake: it gets its seats, or a place on the waiting list where
 * they are gone by now. The mail has a link of its own beside the first one.
 * @throws Refusal forbidden, not_found, conflict (asks no longer, event over, no seat and no list)
 */
export function approveRegistration(context: Context, id: number): "confirmed" | "waiting" {
  authorize(context, "registration.approve");
  return transact(context, () => {
    const { registration, event } = findRegistration(context, { id });
    const { status } = registration;
    if (status !== "asked" && status !== "declined") throw conflict("registration.refused.notAsking");
    if (event.cancelledAt !== null) throw conflict("registration.refused.eventCancelled");
    if (!takesRegistrationsByStaff(event, context.now())) throw conflict("registration.refused.eventOver");
    // Nobody keeps a ticket for who was declined: it may have been removed meanwhile.
    const isWithoutTicket = claimsOf(context, id).some(({ ticketTypeId }) => ticketTypeId === null);
    if (status === "declined" && isWithoutTicket && ticketTypesOf(context, event.id).length > 0)
      throw conflict("registration.refused.ticketGone");
    const { token, hash } = newRegistrationToken();
    const decided = { decidedAt: context.now(), decidedBy: context.actor.userId, decisionReason: null };
    const facts = { ...decided, offerTokenHash: hash };
    return takeSeats(context, event, registration, { action: "registration.approve", token, facts });
  });
}
