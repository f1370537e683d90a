import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import type { TicketEntry } from "./attendance-form";
import { signInPerson } from "./record-sign-in.server";
import { ticketAtDoor } from "./ticket-queries.server";

/**
 * Signs in whom a ticket lets in. What the door answers otherwise is no refusal: it is what whoever stands there needs to hear, and
 * nothing is written.
 * @returns whether the person was signed in just now
 * @throws Refusal not_found, forbidden, invalid (way of attending)
 */
export function admitTicket(context: Context, eventId: number, { code, day, mode }: TicketEntry): boolean {
  authorize(context, "attendance.record");
  return transact(context, () => {
    const { answer, person } = ticketAtDoor(context, eventId, code, day);
    if (answer !== "to_admit" || !person) return false;
    signInPerson(context, eventId, { registeredPersonId: person.id, day, mode });
    return true;
  });
}
