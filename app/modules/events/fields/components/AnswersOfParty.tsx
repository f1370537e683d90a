import type { AnswersOfPerson } from "../answers-in-words.server";
import { AnswerLines } from "./AnswerLines";

/** What a firm and its people answered, in a cell of a list. */
export function AnswersOfParty({ answers = [] }: { answers?: readonly AnswersOfPerson[] }) {
  return answers.map(({ name, answered }, index) => (
    <span key={index} className="block">
      {name}
      <AnswerLines answered={answered} />
    </span>
  ));
}
