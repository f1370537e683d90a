import { useLocale, useT } from "~/i18n/I18n";
import { formatPerMille } from "~/figures/figure-text";
import { Tag, type Tone } from "~/ui/Tag";
import { SURVEY_STATE_LABELS } from "../survey-labels";
import type { Distribution } from "../survey-results";
import { LEAST_ANONYMOUS_ANSWERS, type SurveyState } from "../vocabulary";

const TONES: Record<SurveyState, Tone> = { draft: "plain", open: "weft", closed: "ok" };

interface SummedSurvey {
  anonymous: boolean;
  closesOn: string;
  state: SurveyState;
  invited: number;
  answered: number;
  results: { satisfaction: Distribution } | null;
}

/** Where a survey stands: how many answered, and what they thought as far as that is shown. */
export function SurveySummary({ survey }: { survey: SummedSurvey | null }) {
  const t = useT();
  const locale = useLocale();
  if (!survey) return <p className="text-ink-faint">{t("survey.none")}</p>;
  const { anonymous, closesOn, state, invited, answered, results } = survey;
  const percent = formatPerMille(invited === 0 ? 0 : Math.round((answered * 1000) / invited), locale);
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Tag tone={TONES[state]}>{t(SURVEY_STATE_LABELS[state])}</Tag>
        <span>{t(anonymous ? "survey.anonymous" : "survey.named")}</span>
        <span className="text-ink-faint">{t("survey.link.until", { day: closesOn })}</span>
      </p>
      {state === "draft" ? null : (
        <p className="mt-1">
          {t("survey.response", { invited, answered, percent })}
          {results ? (
            <>
              {" · "}
              {t("survey.satisfaction")} <MeanText distribution={results.satisfaction} />
            </>
          ) : null}
        </p>
      )}
      {state === "draft" || results ? null : (
        <p className="mt-1 text-[13px] text-ink-faint">
          {anonymous ? t("survey.hidden.anonymous", { least: LEAST_ANONYMOUS_ANSWERS }) : t("survey.hidden.empty")}
        </p>
      )}
    </>
  );
}

/** A mean never stands without the number of answers it comes from. */
export function MeanText({ distribution: { sum, answers } }: { distribution: Distribution }) {
  const t = useT();
  return (
    <>{answers === 0 ? t("survey.noMean") : t("survey.mean", { mean: (sum / answers).toFixed(2), count: answers })}</>
  );
}
