import type { Context } from "~/access/context";
import { filterQuery } from "~/lists/list-query";
import { measureList, type ListSource } from "~/lists/run-list.server";
import type { Period } from "~/values/period";
import type { FigureDefinition } from "./define-figure";

export interface MeasuredFigure {
  /** Sum of the amounts of the records. */
  value: number;
  records: { id: number; amount: number }[];
}

/** Measures a figure for a period, narrowed by further filters of its list such as one event type. */
export function measureFigure(
  context: Context,
  figure: FigureDefinition,
  source: ListSource<{ id: number }>,
  period: Period,
  narrowing: Record<string, string | string[]> = {},
): MeasuredFigure {
  const query = filterQuery(figure.list, { ...figure.filters(period), ...narrowing });
  const records = measureList(context, source, query, figure.measure);
  return { value: records.reduce((sum, record) => sum + record.amount, 0), records };
}
