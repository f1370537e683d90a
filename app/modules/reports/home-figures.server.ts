import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { changeFrom, shareOfPlan, type Change } from "~/figures/compare";
import { figurePath } from "~/figures/figure-path";
import type { MessageKey } from "~/i18n/messages";
import type { Period } from "~/values/period";
import { KEY_FIGURES, planFigures } from "./figure-plan";
import { measureReport } from "./measure-report.server";
import { reportScope } from "./report-scope.server";

export interface HomeFigure {
  id: string;
  name: MessageKey;
  unit: MessageKey;
  value: number;
  previous: Change | null;
  lastYear: Change | null;
  plan: number | null;
  /** Per mille. */
  planShare: number | null;
  /** The records behind it. */
  path: string;
}

/** The six key figures of a period with what they are compared with, for the home page. */
export function keyFigures(context: Context, period: Period, promoterId: number): HomeFigure[] {
  authorize(context, "figure.see");
  const ids: readonly string[] = KEY_FIGURES.map((figure) => figure.id);
  const planned = planFigures(reportScope(context, promoterId)).filter((figure) => ids.includes(figure.key));
  return measureReport(context, promoterId, period, planned).map((measured) => ({
    id: measured.key,
    name: measured.figure.name,
    unit: measured.figure.unit,
    value: measured.value,
    previous: changeFrom(measured.value, measured.previous),
    lastYear: changeFrom(measured.value, measured.lastYear),
    plan: measured.plan,
    planShare: shareOfPlan(measured.value, measured.plan),
    path: figurePath(measured.figure, period, measured.narrowing),
  }));
}
