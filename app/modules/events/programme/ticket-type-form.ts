import { z } from "zod";
import * as field from "~/forms/fields";
import { TICKET_AUDIENCES } from "../vocabulary";

export const ticketTypeForm = z.object({
  nameZh: field.text({ max: 60 }),
  nameEn: field.optionalText({ max: 100 }),
  quota: field.optionalInteger({ min: 1, max: 1_000_000 }),
  audience: field.choice(TICKET_AUDIENCES),
  /** A registration with such a ticket asks first. */
  needsApproval: field.checkbox(),
  closesAt: field.optionalLocalDateAndTime(),
  /** The version the person saw; 0 for a new one. */
  version: field.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
});
export type TicketTypeInput = z.output<typeof ticketTypeForm>;
