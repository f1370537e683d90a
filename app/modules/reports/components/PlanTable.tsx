import { useFormContext } from "react-hook-form";
import { useFormState } from "~/forms/Form";
import { useT } from "~/i18n/I18n";
import type { MessageKey } from "~/i18n/messages";
import { numberText } from "../cell-value";
import { planField } from "../report-form";
import { PLANNED_FIGURES, planPeriods } from "../plan-targets";
import { WideTable } from "~/ui/WideTable";

const HEADINGS: readonly MessageKey[] = ["plan.q1", "plan.q2", "plan.q3", "plan.q4", "plan.whole"];

interface PlanTableProps {
  year: number;
  targets: Record<string, number>;
  editable: boolean;
}

/** One row a figure, one column a quarter and one for the year. */
export function PlanTable({ year, targets, editable }: PlanTableProps) {
  const t = useT();
  const cell = "h-11 border-b border-line px-2 py-1.5";
  return (
    <WideTable label={t("plan.title", { year: String(year) })}>
      <table className="w-full">
        <thead>
          <tr>
            <th scope="col" className={`${cell} bg-paper text-left text-[13px] font-medium text-ink-faint`}>
              {t("report.column.figure")}
            </th>
            {HEADINGS.map((heading) => (
              <th
                key={heading}
                scope="col"
                className={`${cell} bg-paper text-right text-[13px] font-medium text-ink-faint`}
              >
                {t(heading)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {PLANNED_FIGURES.map((figure) => (
            <tr key={figure.id}>
              <th scope="row" className={`${cell} text-left font-medium whitespace-nowrap`}>
                {t(figure.name)} <small className="font-normal text-ink-faint">{t(figure.unit)}</small>
              </th>
              {planPeriods(year).map((period, index) => {
                const field = planField(figure.id, period);
                const target = targets[field];
                return (
                  <td key={period} className={`${cell} text-right`}>
                    {editable ? (
                      <TargetInput
                        name={`targets.${field}`}
                        target={target}
                        label={t("plan.targetOf", { figure: t(figure.name), period: t(HEADINGS[index]!) })}
                      />
                    ) : target === undefined ? (
                      "—"
                    ) : (
                      numberText(target)
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}

function TargetInput({ name, target, label }: { name: string; target: number | undefined; label: string }) {
  const t = useT();
  const form = useFormContext();
  const { values, problems } = useFormState();
  const problem = problems[name];
  const typed = (values.targets as Record<string, unknown> | undefined)?.[name.slice("targets.".length)] ?? target;
  return (
    <>
      <input
        {...form.register(name)}
        id={name}
        aria-label={label}
        inputMode="numeric"
        defaultValue={typed === undefined || typed === null ? "" : String(typed)}
        aria-invalid={problem !== undefined}
        aria-describedby={problem ? `${name}-problem` : undefined}
        className="min-h-11 w-24 rounded-md border border-line-strong bg-sheet px-2 text-right sm:min-h-[34px] aria-[invalid=true]:border-bad"
      />
      {problem ? (
        <p id={`${name}-problem`} className="mt-1 text-[13px] text-bad-strong">
          {t(problem.key, problem.params)}
        </p>
      ) : null}
    </>
  );
}
