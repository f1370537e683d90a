import { filterQuery, listSearch } from "~/lists/list-query";
import type { Period } from "~/values/period";
import type { FigureDefinition } from "./define-figure";

/** The address that shows exactly the records behind a figure. */
export function figurePath(
  figure: FigureDefinition,
  period: Period,
  narrowing: Record<string, string | string[]> = {},
): string {
  return (
    figure.list.path + listSearch(figure.list, filterQuery(figure.list, { ...figure.filters(period), ...narrowing }))
  );
}
