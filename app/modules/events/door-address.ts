/** How many people the door list shows at once. */
export const DOOR_ROWS = 100;

/** The door list as it was, after something was done there. */
export function doorAddress(eventId: number, state: Record<string, unknown>): string {
  const parameters = new URLSearchParams();
  for (const name of ["q", "day", "mode", "done"]) {
    const value = state[name];
    if (typeof value === "string" && value !== "" && value.length <= 60) parameters.set(name, value);
  }
  const text = parameters.toString();
  return `/events/${eventId}/door${text === "" ? "" : `?${text}`}`;
}
