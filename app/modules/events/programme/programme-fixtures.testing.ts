import { parseForm } from "~/forms/parse-form";
import { sessionForm, type SessionInput } from "./session-form";
import { ticketTypeForm, type TicketTypeInput } from "./ticket-type-form";

/** A workshop of the event of the fixtures, which people choose. */
export function sessionInput(values: Record<string, unknown> = {}): SessionInput {
  const result = parseForm(sessionForm, {
    titleZh: "液压工坊",
    titleEn: "Hydraulics workshop",
    startsAt: "2026-10-22T15:00",
    endsAt: "2026-10-22T16:00",
    chosen: "on",
    version: 0,
    ...values,
  });
  if (!result.ok) throw new Error(JSON.stringify(result.fields));
  return result.data;
}

export function ticketTypeInput(values: Record<string, unknown> = {}): TicketTypeInput {
  const result = parseForm(ticketTypeForm, {
    nameZh: "普通票",
    nameEn: "Standard",
    audience: "everyone",
    version: 0,
    ...values,
  });
  if (!result.ok) throw new Error(JSON.stringify(result.fields));
  return result.data;
}
