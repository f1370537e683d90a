import { SCALE, type QuestionKind } from "./vocabulary";

export interface AskedQuestion {
  id: number;
  kind: QuestionKind;
  /** Of a choice, in the language of the page. */
  choices: readonly string[];
}

export interface GivenAnswer {
  satisfaction: number;
  answers: Record<string, number | string>;
  remark: string | null;
  /** Who gave it; null in an anonymous survey. */
  by: string | null;
}

/** How often each was chosen, the sum and the number of answers: a mean is their quotient. */
export interface Distribution {
  counts: number[];
  sum: number;
  answers: number;
}

export interface SaidText {
  text: string;
  by: string | null;
}

export type QuestionResult =
  | { id: number; kind: "scale"; distribution: Distribution }
  | { id: number; kind: "choice"; counts: number[]; answers: number }
  | { id: number; kind: "text"; texts: SaidText[] };

export interface SurveyResults {
  answers: number;
  satisfaction: Distribution;
  questions: QuestionResult[];
  remarks: SaidText[];
}

/** @param random at least 0 and below 1; texts of each question come in an order of its own, so that nobody puts one person's together */
export function surveyResults(
  questions: readonly AskedQuestion[],
  given: readonly GivenAnswer[],
  random: () => number,
): SurveyResults {
  const numbersOf = (id: number) =>
    given.flatMap(({ answers }) => (typeof answers[id] === "number" ? [answers[id]] : []));
  return {
    answers: given.length,
    satisfaction: distribution(given.map(({ satisfaction }) => satisfaction)),
    questions: questions.map(({ id, kind, choices }): QuestionResult => {
      if (kind === "scale") return { id, kind, distribution: distribution(numbersOf(id)) };
      if (kind === "choice") {
        const chosen = numbersOf(id);
        return {
          id,
          kind,
          counts: choices.map((_, at) => chosen.filter((one) => one === at).length),
          answers: chosen.length,
        };
      }
      const texts = given.flatMap(({ answers, by }) => {
        const text = answers[id];
        return typeof text === "string" ? [{ text, by }] : [];
      });
      return { id, kind, texts: shuffled(texts, random) };
    }),
    remarks: shuffled(
      given.flatMap(({ remark, by }) => (remark === null ? [] : [{ text: remark, by }])),
      random,
    ),
  };
}

function distribution(values: readonly number[]): Distribution {
  return {
    counts: SCALE.map((step) => values.filter((value) => value === step).length),
    sum: values.reduce((sum, value) => sum + value, 0),
    answers: values.length,
  };
}

export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [mixed[last], mixed[other]] = [mixed[other]!, mixed[last]!];
  }
  return mixed;
}
