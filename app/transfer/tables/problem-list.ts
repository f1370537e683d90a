import type { TableProblem } from "./table";

const MAXIMUM_PROBLEMS = 1000;

/** A broken file may have a problem in each of its rows; a thousand are enough to act on. */
export function shortProblems(problems: TableProblem[]): TableProblem[] {
  if (problems.length <= MAXIMUM_PROBLEMS) return problems;
  const more = problems.length - MAXIMUM_PROBLEMS;
  return [
    ...problems.slice(0, MAXIMUM_PROBLEMS),
    { row: 0, column: 0, key: "table.moreProblems", params: { count: more } },
  ];
}
