import { z } from "zod";
import * as field from "~/forms/fields";
import { problem } from "~/forms/fields";
import { MOST_QUESTIONS, QUESTION_KINDS, type QuestionKind } from "./vocabulary";

const MOST_CHOICES = 8;

const question = z
  .object({
    kind: field.optionalChoice(QUESTION_KINDS).default(null),
    textZh: field.optionalText({ max: 200 }).default(null),
    textEn: field.optionalText({ max: 200 }).default(null),
    choicesZh: field.textList({ maxItems: MOST_CHOICES, max: 60 }).default([]),
    choicesEn: field.textList({ maxItems: MOST_CHOICES, max: 60 }).default([]),
  })
  .superRefine(({ kind, textZh, textEn, choicesZh, choicesEn }, issues) => {
    const wrong = (path: string, key: Parameters<typeof problem>[0]) =>
      issues.addIssue({ code: "custom", path: [path], message: problem(key) });
    if (textZh === null) {
      if (textEn !== null || choicesZh.length > 0) wrong("textZh", "field.required");
      return;
    }
    if (kind === null) wrong("kind", "field.notAChoice");
    if (kind !== "choice") return;
    if (choicesZh.length < 2) wrong("choicesZh", "survey.problem.choices");
    if (choicesEn.length > 0 && choicesEn.length !== choicesZh.length) wrong("choicesEn", "survey.problem.choicesEn");
  });

/** How it is answered is decided before it is sent; questions left empty are none. */
export const surveyForm = z.object({
  answering: field.choice(["anonymous", "named"]),
  closesOn: field.businessDay(),
  questions: z
    .preprocess(
      (value) => (Array.isArray(value) ? value.filter((each) => each) : []),
      z.array(question).max(MOST_QUESTIONS),
    )
    .transform((all) =>
      all.flatMap(({ kind, textZh, textEn, choicesZh, choicesEn }) =>
        kind === null || textZh === null
          ? []
          : [
              {
                kind,
                textZh,
                textEn,
                choicesZh: kind === "choice" ? choicesZh : [],
                choicesEn: kind === "choice" ? choicesEn : [],
              },
            ],
      ),
    ),
  /** The version the person saw; 0 where there was none. */
  version: field.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
});
export type SurveyInput = z.output<typeof surveyForm>;

/** The names of a form's fields begin with a letter. */
export const answerName = (questionId: number) => `q${questionId}`;

const scale = () => field.optionalInteger({ min: 1, max: 5 });

/** What whoever answers sends. Only satisfaction must be said. */
export function surveyAnswerForm(questions: readonly { id: number; kind: QuestionKind; choices: readonly string[] }[]) {
  const answers = questions.map(({ id, kind, choices }) => {
    const answer =
      kind === "text"
        ? field.optionalLongText({ max: 1000 })
        : kind === "scale"
          ? scale()
          : field.optionalInteger({ min: 0, max: choices.length - 1 });
    return [answerName(id), answer as z.ZodType<number | string | null>] as const;
  });
  return z.object({
    satisfaction: field.integer({ min: 1, max: 5 }),
    answers: z.preprocess((value) => value ?? {}, z.object(Object.fromEntries(answers))),
    remark: field.optionalLongText({ max: 1000 }),
  });
}
export type SurveyAnswerInput = z.output<ReturnType<typeof surveyAnswerForm>>;
