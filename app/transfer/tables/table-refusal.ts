import type { ProblemParams, TableProblem } from "./table";
import type { TableKey } from "./table-keys";

/** Ends the reading of a whole file. It never leaves `readTable`. */
export class TableRefusal extends Error {
  constructor(
    readonly key: TableKey,
    readonly params: ProblemParams = {},
    readonly row = 0,
    readonly column = 0,
  ) {
    super(key);
  }

  toProblem(): TableProblem {
    return { row: this.row, column: this.column, key: this.key, params: this.params };
  }
}
