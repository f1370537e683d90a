/** How many people the door list shows at once. */
export const DOOR_ROWS = 100;

const STATE = ["q", "day", "mode", "done"] as const;

function stateText(state: Record<string, unknown>): string {
  const parameters = new URLSearchParams();
  for (const name of STATE) {
    const value = state[name];
    if (typeof value === "string" && value !== "" && value.length <= 60) parameters.set(name, value);
  }
  const text = parameters.toString();
  return text === "" ? "" : `?${text}`;
}

/** What the door says to a ticket, by its code as it was typed or scanned. */
export function ticketAddress(eventId: number, code: string, state: Record<string, unknown>): string {
  const last = code.trim().split("/").at(-1) || "-";
  return `/events/${eventId}/door/tickets/${encodeURIComponent(last.slice(0, 60))}${stateText(state)}`;
}

/** The door list as it was, after something was done there. */
export function doorAddress(eventId: number, state: Record<string, unknown>): string {
  return `/events/${eventId}/door${stateText(state)}`;
}
