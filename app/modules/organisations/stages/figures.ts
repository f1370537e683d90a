import { defineFigure } from "~/figures/define-figure";
import { stageList } from "./stage-list";

/** Steps up the ladder in a period, whatever became of the organisation since. Narrowed by `step`. */
export const stageTransitionsTaken = defineFigure({
  id: "stage_transitions",
  version: 1,
  name: "figure.stage_transitions",
  unit: "figure.unit.steps",
  rule: "figure.stage_transitions.rule",
  list: stageList,
  filters: (period) => ({ takenIn: period, archived: ["yes", "no"] }),
  measure: null,
});
