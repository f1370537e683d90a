import { eq } from "drizzle-orm";
import { registeredPeople, ticketTypes } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict } from "~/http/errors";
import { findEventToRun } from "../find-event.server";
import { findTicketType } from "./find-programme.server";
import { holdersOfTicketType } from "./holders.server";

/**
 * A kind of ticket that nobody chose, or only people whose registration is over.
 * @throws Refusal forbidden, not_found, conflict (people chose it)
 */
export function removeTicketType(context: Context, eventId: number, id: number): void {
  authorize(context, "event.write");
  transact(context, () => {
    findEventToRun(context, eventId);
    const { nameZh } = findTicketType(context, eventId, id);
    const holders = holdersOfTicketType(context, id);
    if (holders > 0) throw conflict("ticketType.refused.wasChosen", { count: holders });
    context.db.update(registeredPeople).set({ ticketTypeId: null }).where(eq(registeredPeople.ticketTypeId, id)).run();
    context.db.delete(ticketTypes).where(eq(ticketTypes.id, id)).run();
    recordAudit(context, {
      action: "event.removeTicketType",
      subjectKind: "event",
      subjectId: eventId,
      before: { ticketTypeId: id, nameZh },
    });
  });
}
