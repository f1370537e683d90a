/** The list of one session or of the event, as the page names it. */
export function presenceAddress(
  eventId: number,
  { session, q, done }: { session: number | null; q: string; done: "saved" | "rest" },
): string {
  const parameters = new URLSearchParams();
  if (session !== null) parameters.set("session", String(session));
  if (q !== "") parameters.set("q", q);
  parameters.set("done", done);
  return `/events/${eventId}/presence?${parameters.toString()}`;
}
