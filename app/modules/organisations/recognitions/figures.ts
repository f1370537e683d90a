import { defineFigure } from "~/figures/define-figure";
import { daysOfPeriod } from "~/values/period";
import { recognitionList } from "./recognition-list";

/** What happened in a period happened, whatever became of the organisation since. */
const ARCHIVED_TOO = { archived: ["yes", "no"] };

/** Recognitions of the cluster's organisations; each counts once, whoever holds it. Narrowed by `type` and `level`. */
export const recognitionsHeldAtEnd = defineFigure({
  id: "recognitions_held_at_end",
  version: 1,
  name: "figure.recognitions_held_at_end",
  unit: "figure.unit.recognitions",
  rule: "figure.recognitions_held_at_end.rule",
  list: recognitionList,
  filters: (period) => ({ heldOn: daysOfPeriod(period).lastDay }),
  measure: null,
});
export const recognitionsGained = defineFigure({
  id: "recognitions_gained",
  version: 1,
  name: "figure.recognitions_gained",
  unit: "figure.unit.recognitions",
  rule: "figure.recognitions_gained.rule",
  list: recognitionList,
  filters: (period) => ({ gainedIn: period, ...ARCHIVED_TOO }),
  measure: null,
});
export const recognitionsLapsed = defineFigure({
  id: "recognitions_lapsed",
  version: 1,
  name: "figure.recognitions_lapsed",
  unit: "figure.unit.recognitions",
  rule: "figure.recognitions_lapsed.rule",
  list: recognitionList,
  filters: (period) => ({ lapsedIn: period, ...ARCHIVED_TOO }),
  measure: null,
});
/** Those whose last day is in the period and that were not renewed; those withdrawn before are no longer among them. */
export const recognitionsExpiring = defineFigure({
  id: "recognitions_expiring",
  version: 1,
  name: "figure.recognitions_expiring",
  unit: "figure.unit.recognitions",
  rule: "figure.recognitions_expiring.rule",
  list: recognitionList,
  filters: (period) => ({ expiringIn: period, ...ARCHIVED_TOO }),
  measure: null,
});
