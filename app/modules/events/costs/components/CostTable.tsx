import { useLocale, useT } from "~/i18n/I18n";
import type { MessageKey } from "~/i18n/messages";
import { WideTable } from "~/ui/WideTable";
import { moneyText } from "~/values/money-text";
import { COST_KIND_LABELS } from "../cost-labels";
import { costForEach, type CostAmounts, type CostTotals } from "../cost-totals";
import { COST_KINDS, type CostKind } from "../vocabulary";

interface Costs {
  lines: Record<CostKind, CostAmounts>;
  totals: CostTotals;
  funding: string | null;
}

const CELL = "border-b border-line px-3 py-2";

/** Budget and actual cost of an event, and what it cost for each firm and each person that came. */
export function CostTable({ costs, firms, people }: { costs: Costs; firms: number; people: number }) {
  const t = useT();
  const locale = useLocale();
  const { lines, totals, funding } = costs;
  const shown = COST_KINDS.filter((kind) => lines[kind].budgetFen !== null || lines[kind].actualFen !== null);
  if (shown.length === 0) return <p className="text-ink-faint">{t("cost.none")}</p>;
  const money = (fen: number | null, none: MessageKey = "unknown") => (fen === null ? t(none) : moneyText(fen, locale));
  const row = (label: string, amounts: CostAmounts, look = "") => (
    <tr key={label} className={look}>
      <th scope="row" className={`${CELL} text-left font-normal`}>
        {label}
      </th>
      <td className={`${CELL} text-right tabular-nums`}>{money(amounts.budgetFen)}</td>
      <td className={`${CELL} text-right tabular-nums`}>{money(amounts.actualFen)}</td>
    </tr>
  );
  return (
    <>
      <WideTable label={t("cost.title")}>
        <table className="w-full">
          <thead>
            <tr className="text-[13px] text-ink-faint">
              {(["cost.line", "cost.budget", "cost.actual"] as const).map((key, index) => (
                <th key={key} scope="col" className={`${CELL} font-medium ${index === 0 ? "text-left" : "text-right"}`}>
                  {t(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((kind) => row(t(COST_KIND_LABELS[kind]), lines[kind]))}
            {row(t("cost.total"), totals, "font-semibold")}
          </tbody>
        </table>
      </WideTable>
      <p className="mt-2 text-[13px] text-ink-soft">
        {[
          t("cost.perFirm", {
            amount: money(costForEach(totals.actualFen, firms), "figure.notAvailable"),
            count: firms,
          }),
          t("cost.perPerson", {
            amount: money(costForEach(totals.actualFen, people), "figure.notAvailable"),
            count: people,
          }),
          ...(totals.open > 0 ? [t("cost.open", { count: totals.open })] : []),
          ...(funding === null ? [] : [t("cost.fundedBy", { funding })]),
        ].join(t("registration.separator"))}
      </p>
    </>
  );
}
