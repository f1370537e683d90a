import { inArray } from "drizzle-orm";
import { registeredPeople, registeredPersonSessions } from "~db/schema";
import type { Context } from "~/access/context";

/** Writes the sessions that people chose, who have none yet. */
export function writeSessions(
  context: Context,
  people: readonly { id: number; sessionIds: readonly number[] }[],
): void {
  const rows = people.flatMap(({ id, sessionIds }) =>
    [...sessionIds].map((sessionId) => ({ registeredPersonId: id, sessionId })),
  );
  if (rows.length > 0) context.db.insert(registeredPersonSessions).values(rows).run();
}

/** What people chose is given back: those of one registration can then change places among themselves. */
export function giveBackChoices(context: Context, personIds: readonly number[]): void {
  const ids = [...personIds];
  context.db.update(registeredPeople).set({ ticketTypeId: null }).where(inArray(registeredPeople.id, ids)).run();
  context.db.delete(registeredPersonSessions).where(inArray(registeredPersonSessions.registeredPersonId, ids)).run();
}
