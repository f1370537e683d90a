import { createHash } from "node:crypto";
import type { Claim } from "./quotas";

/** Stands for the people of a registration as somebody saw them: other when one was added, left out, renamed or chose otherwise. */
export function peopleFingerprint(
  people: readonly ({ id: number; name: string; duty: string | null } & Claim)[],
): string {
  const seen = people.map(({ id, name, duty, ticketTypeId, sessionIds }) => [id, name, duty, ticketTypeId, sessionIds]);
  return createHash("sha256").update(JSON.stringify(seen)).digest("hex").slice(0, 32);
}
