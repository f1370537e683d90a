import { useT } from "~/i18n/I18n";
import { Tag } from "~/ui/Tag";
import { RULING_LABELS } from "../conduct-labels";
import type { ComplaintStep, Ruling } from "../vocabulary";

interface ShownStep {
  id: number;
  kind: ComplaintStep | "receive";
  day: string;
  outcome: Ruling | null;
  text: string;
  personName: string | null;
  userName?: string | null;
}

/** What was done in a complaint, in its order: who, when, why. */
export function ComplaintHistory({ steps }: { steps: readonly ShownStep[] }) {
  const t = useT();
  return (
    <ol className="rounded-lg border border-line bg-sheet">
      {steps.map((step) => (
        <li key={step.id} className="border-b border-line px-4 py-2.5 last:border-0">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="whitespace-nowrap text-ink-faint tabular-nums">{step.day}</span>
            <span className="font-medium">{t(`complaint.done.${step.kind}`)}</span>
            {step.outcome ? <Tag>{t(RULING_LABELS[step.outcome])}</Tag> : null}
            <span className="text-[13px] text-ink-faint">
              {[step.personName, step.userName].filter(Boolean).join(" · ")}
            </span>
          </div>
          {step.text ? <p className="mt-1 break-words whitespace-pre-line">{step.text}</p> : null}
        </li>
      ))}
    </ol>
  );
}
