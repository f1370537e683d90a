import { defineFigure } from "~/figures/define-figure";
import { outcomeList } from "./outcome-list";

/** An outcome belongs to the period of its own day, not of its event; what was given up counts nothing. */
export const outcomesDeclared = defineFigure({
  id: "outcomes_declared",
  version: 1,
  name: "figure.outcomes_declared",
  unit: "figure.unit.outcomes",
  rule: "figure.outcomes_declared.rule",
  list: outcomeList,
  filters: (period) => ({ period, standing: "yes" }),
  measure: null,
});
/** Those whose value is known: what there is to sum. */
export const outcomesValued = defineFigure({
  id: "outcomes_valued",
  version: 1,
  name: "figure.outcomes_valued",
  unit: "figure.unit.outcomes",
  rule: "figure.outcomes_valued.rule",
  list: outcomeList,
  filters: (period) => ({ period, standing: "yes", valueKnown: "yes" }),
  measure: null,
});
export const outcomesValue = defineFigure({
  id: "outcomes_value",
  version: 1,
  name: "figure.outcomes_value",
  unit: "figure.unit.fen",
  rule: "figure.outcomes_value.rule",
  list: outcomeList,
  filters: (period) => ({ period, standing: "yes", valueKnown: "yes" }),
  measure: "valueFen",
  money: true,
});
export const outcomesUnvalued = defineFigure({
  id: "outcomes_unvalued",
  version: 1,
  name: "figure.outcomes_unvalued",
  unit: "figure.unit.outcomes",
  rule: "figure.outcomes_unvalued.rule",
  list: outcomeList,
  filters: (period) => ({ period, standing: "yes", valueKnown: "no" }),
  measure: null,
});

export const OUTCOME_FIGURES = [outcomesDeclared, outcomesValue, outcomesValued, outcomesUnvalued] as const;
