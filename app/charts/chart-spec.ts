/** A chart and, in the same place, the numbers it shows; the picture, its table and its CSV are made from nothing else. */
export interface ChartSpec {
  /** `columns` stand, for few categories and several series; `bars` lie, for long names. */
  kind: "columns" | "bars";
  title: string;
  unit: string;
  /** Heading of the first column when the chart is read as a table. */
  categoryHeading: string;
  categories: string[];
  series: { name: string; values: (number | null)[] }[];
}

export interface ChartTable {
  header: string[];
  rows: (string | number | null)[][];
}

/** The numbers of a chart, one row a category. */
export function chartTable(spec: ChartSpec): ChartTable {
  return {
    header: [spec.categoryHeading, ...spec.series.map((series) => `${series.name}（${spec.unit}）`)],
    rows: spec.categories.map((category, index) => [
      category,
      ...spec.series.map((series) => series.values[index] ?? null),
    ]),
  };
}

/** What the picture says, for who cannot see it: every number, category by category. */
export function chartDescription(spec: ChartSpec): string {
  const numbers = spec.categories.map((category, index) => {
    const values = spec.series.map((series) => `${series.name} ${series.values[index] ?? "—"}`);
    return `${category}: ${values.join(", ")}`;
  });
  return `${spec.title} (${spec.unit}). ${numbers.join("; ")}`;
}

export function chartSize(spec: ChartSpec): { width: number; height: number } {
  if (spec.kind === "columns") return { width: 720, height: 300 };
  return { width: 720, height: 84 + spec.categories.length * (10 + spec.series.length * 11) };
}
