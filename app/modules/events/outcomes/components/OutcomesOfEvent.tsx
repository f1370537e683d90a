import { useLocale, useT } from "~/i18n/I18n";
import { moneyText } from "~/values/money-text";
import { OUTCOME_KIND_LABELS } from "../outcome-labels";
import type { OutcomeOfEvent } from "../outcome-queries.server";
import { OutcomeStageTag } from "./OutcomeStageTag";

/** What came of one event, on its page. */
export function OutcomesOfEvent({ outcomes }: { outcomes: readonly OutcomeOfEvent[] }) {
  const t = useT();
  const locale = useLocale();
  if (outcomes.length === 0) return <p className="text-ink-faint">{t("outcome.none")}</p>;
  return (
    <ul className="rounded-lg border border-line bg-sheet">
      {outcomes.map((outcome) => (
        <li key={outcome.id} className="border-b border-line last:border-0">
          <a
            href={`/outcomes/${outcome.id}`}
            className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-1.5 hover:bg-wash"
          >
            <OutcomeStageTag stage={outcome.stage} />
            <span className="min-w-0 flex-1 basis-48 break-words">
              {outcome.title}
              <span className="block text-[13px] text-ink-faint">
                {[t(OUTCOME_KIND_LABELS[outcome.kind]), outcome.day].join(" · ")}
              </span>
            </span>
            <span className="tabular-nums">
              {outcome.valueFen === null ? t("outcome.valueUnknown") : moneyText(outcome.valueFen, locale)}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
