import { eq } from "drizzle-orm";
import { ticketTypes } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import { changedFields } from "~/access/changed-fields";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, invalidField } from "~/http/errors";
import { instantOf } from "../event-form";
import { findEventToRun } from "../find-event.server";
import { confirmedIn } from "../layers.server";
import { moveWaitingList } from "../move-waiting-list.server";
import { mayBecome } from "../quotas";
import { findTicketType } from "./find-programme.server";
import { type TicketTypeRecord, ticketTypesOf } from "./programme-queries.server";
import type { TicketTypeInput } from "./ticket-type-form";

export const MOST_TICKET_TYPES = 20;

/**
 * A new kind of ticket; who registers from now on chooses one, who registered before keeps the seat without.
 * @throws Refusal forbidden, not_found, conflict (too many)
 */
export function addTicketType(context: Context, eventId: number, input: TicketTypeInput): number {
  authorize(context, "event.write");
  return transact(context, () => {
    findEventToRun(context, eventId);
    if (ticketTypesOf(context, eventId).length >= MOST_TICKET_TYPES)
      throw conflict("ticketType.refused.tooMany", { max: MOST_TICKET_TYPES });
    const columns = columnsOf(input);
    const now = context.now();
    const { id } = context.db
      .insert(ticketTypes)
      .values({ eventId, ...columns, version: 1, createdAt: now, updatedAt: now })
      .returning({ id: ticketTypes.id })
      .get();
    recordAudit(context, {
      action: "event.addTicketType",
      subjectKind: "event",
      subjectId: eventId,
      after: { ticketTypeId: id, ...columns },
    });
    return id;
  });
}

/**
 * Fewer tickets than are confirmed are refused. Who may take one is asked of those who choose it from now on.
 * @throws Refusal forbidden, not_found, conflict (changed meanwhile), invalid
 */
export function updateTicketType(context: Context, eventId: number, id: number, input: TicketTypeInput): void {
  authorize(context, "event.write");
  transact(context, () => {
    findEventToRun(context, eventId);
    const type = findTicketType(context, eventId, id);
    if (type.version !== input.version) throw conflict("error.conflict");
    const columns = columnsOf(input);
    if (changedFields(type, columns).length === 0) return;
    const { confirmed, latest } = confirmedIn(context, eventId, { kind: "ticketType", id }, columns.quota);
    if (!mayBecome(columns.quota, confirmed)) {
      const params = { capacity: columns.quota ?? 0, confirmed, latest };
      throw invalidField("quota", "event.problem.capacityBelowConfirmed", params);
    }
    context.db
      .update(ticketTypes)
      .set({ ...columns, version: type.version + 1, updatedAt: context.now() })
      .where(eq(ticketTypes.id, id))
      .run();
    const before = Object.fromEntries(Object.keys(columns).map((key) => [key, type[key as keyof TicketTypeRecord]]));
    recordAudit(context, {
      action: "event.updateTicketType",
      subjectKind: "event",
      subjectId: eventId,
      before: { ticketTypeId: id, ...before },
      after: { ticketTypeId: id, ...columns },
    });
    moveWaitingList(context, eventId);
  });
}

function columnsOf({ version: _version, closesAt, ...input }: TicketTypeInput) {
  return { ...input, closesAt: closesAt === null ? null : instantOf(closesAt) };
}
