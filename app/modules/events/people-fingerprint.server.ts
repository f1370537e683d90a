import { createHash } from "node:crypto";

/** Stands for the people of a registration as somebody saw them: other when one was added, left out or renamed. */
export function peopleFingerprint(people: readonly { id: number; name: string; duty: string | null }[]): string {
  const seen = people.map(({ id, name, duty }) => [id, name, duty]);
  return createHash("sha256").update(JSON.stringify(seen)).digest("hex").slice(0, 32);
}
