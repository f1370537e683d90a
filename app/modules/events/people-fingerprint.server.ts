import { createHash } from "node:crypto";
import type { AnswerValues } from "./fields/answers";
import type { Chosen } from "./quotas";

/** Stands for the people of a registration as somebody saw them: other when one was added, left out, renamed, or chose or answered otherwise. */
export function peopleFingerprint(
  people: readonly ({ id: number; name: string; duty: string | null; answers: AnswerValues } & Chosen)[],
  answers: AnswerValues,
): string {
  const seen = people.map(({ id, name, duty, ticketTypeId, sessionIds, answers: own }) => {
    return [id, name, duty, ticketTypeId, sessionIds, own];
  });
  return createHash("sha256")
    .update(JSON.stringify([seen, answers]))
    .digest("hex")
    .slice(0, 32);
}
