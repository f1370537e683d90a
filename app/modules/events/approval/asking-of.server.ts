import type { Context } from "~/access/context";
import type { EventRecord } from "../find-event.server";
import { ticketTypesOf } from "../programme/programme-queries.server";
import type { Asking } from "./asks-for-approval";

/** What of an event asks for approval. */
export function askingOf(context: Context, event: Pick<EventRecord, "id" | "needsApproval">): Asking {
  const asking = ticketTypesOf(context, event.id).filter(({ needsApproval }) => needsApproval);
  return { needsApproval: event.needsApproval, ticketTypeIds: new Set(asking.map(({ id }) => id)) };
}
