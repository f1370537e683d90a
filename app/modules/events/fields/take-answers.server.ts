import type { Context } from "~/access/context";
import { type FieldProblems, Refusal } from "~/http/errors";
import { type Answer, type AnswersSent, readAnswers } from "./answers";
import { askedFields, fieldsOf, type GivenAnswers } from "./field-queries.server";

interface Sent {
  answers: AnswersSent;
  people: readonly { id: number | null; answers: AnswersSent }[];
}

export interface TakenAnswers {
  firm: Answer[];
  /** By position. */
  people: Answer[][];
}

/**
 * What a firm and its people answered, against what the event asks.
 * @param had what they answered before, where they are registered already
 * @throws Refusal invalid, with everything that is wrong
 */
export function takeAnswers(
  context: Context,
  eventId: number,
  sent: Sent,
  had: GivenAnswers | null = null,
): TakenAnswers {
  const kept = [...(had?.firm ?? []), ...(had ? [...had.people.values()].flat() : [])];
  const asked = askedFields(
    fieldsOf(context, eventId),
    new Set(kept.flatMap(({ optionId }) => (optionId === null ? [] : [optionId]))),
  );
  const of = (whom: "firm" | "person") => asked.filter(({ askedOf }) => askedOf === whom);
  const firm = readAnswers(of("firm"), sent.answers, had?.firm ?? null);
  const people = sent.people.map(({ id, answers }) =>
    readAnswers(of("person"), answers, had !== null && id !== null ? (had.people.get(id) ?? []) : null),
  );
  const problems: FieldProblems = {};
  const collect = (path: string, found: FieldProblems) => {
    for (const [name, problem] of Object.entries(found)) problems[`${path}.${name}`] = problem;
  };
  collect("answers", firm.problems);
  people.forEach(({ problems: found }, position) => collect(`people.${position}.answers`, found));
  if (Object.keys(problems).length > 0) throw new Refusal("invalid", "error.invalid", {}, problems);
  return { firm: firm.answers, people: people.map(({ answers }) => answers) };
}
