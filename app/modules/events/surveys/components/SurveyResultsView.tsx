import type { ReactNode } from "react";
import { useT } from "~/i18n/I18n";
import { Section } from "~/ui/Page";
import type { SaidText, SurveyResults } from "../survey-results";
import { SCALE } from "../vocabulary";
import { MeanText } from "./SurveySummary";

interface ShownQuestion {
  id: number;
  text: string;
  choices: string[];
}

/** What was answered: how often each step and choice was taken, and the texts. */
export function SurveyResultsView({
  results,
  questions,
}: {
  results: SurveyResults;
  questions: readonly ShownQuestion[];
}) {
  const t = useT();
  const steps = SCALE.map(String);
  return (
    <>
      <Section title={t("survey.satisfaction")} note={<MeanText distribution={results.satisfaction} />}>
        <Bars labels={steps} counts={results.satisfaction.counts} />
      </Section>
      {results.questions.map((result) => {
        const question = questions.find(({ id }) => id === result.id);
        if (!question) return null;
        if (result.kind === "scale")
          return (
            <Section key={result.id} title={question.text} note={<MeanText distribution={result.distribution} />}>
              <Bars labels={steps} counts={result.distribution.counts} />
            </Section>
          );
        if (result.kind === "choice")
          return (
            <Section key={result.id} title={question.text} note={t("survey.answers", { count: result.answers })}>
              <Bars labels={question.choices} counts={result.counts} />
            </Section>
          );
        return (
          <Section key={result.id} title={question.text} note={t("survey.answers", { count: result.texts.length })}>
            <Said texts={result.texts} />
          </Section>
        );
      })}
      <Section title={t("survey.remarks")} note={t("survey.answers", { count: results.remarks.length })}>
        <Said texts={results.remarks} />
      </Section>
    </>
  );
}

function Bars({ labels, counts }: { labels: readonly string[]; counts: readonly number[] }): ReactNode {
  const most = Math.max(1, ...counts);
  return (
    <dl className="grid gap-1 rounded-lg border border-line bg-sheet p-4">
      {labels.map((label, index) => (
        <div key={index} className="grid grid-cols-[minmax(2rem,10rem)_minmax(0,1fr)_2.5rem] items-center gap-3">
          <dt className="break-words">{label}</dt>
          <dd className="contents">
            <svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" className="h-3 w-full text-weft">
              <rect width={Math.round(((counts[index] ?? 0) * 1000) / most)} height="10" fill="currentColor" />
            </svg>
            <span className="text-right tabular-nums">{counts[index]}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Said({ texts }: { texts: readonly SaidText[] }) {
  if (texts.length === 0) return null;
  return (
    <ul className="rounded-lg border border-line bg-sheet">
      {texts.map(({ text, by }, index) => (
        <li key={index} className="border-b border-line px-4 py-2 break-words whitespace-pre-line last:border-0">
          {text}
          {by === null ? null : <span className="block text-[13px] text-ink-faint">{by}</span>}
        </li>
      ))}
    </ul>
  );
}
