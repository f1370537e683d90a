import { and, sql, type SQL } from "drizzle-orm";
import { SQLiteSyncDialect } from "drizzle-orm/sqlite-core";
import type { Context } from "~/access/context";
import { searchCondition } from "~/search/search-condition.server";
import type { Database } from "~db/client.server";
import { writeState } from "~db/write-state";
import type { ListQuery } from "./list-query";
import { filterCondition, type ListSource } from "./run-list.server";

/** Filter → value → how many records the list would show if only that value of the filter were chosen, all other filters as they are. */
export type FacetCounts = Record<string, Record<string, number>>;

/**
 * Two ways, because of what a filter may be:
 *
 * - Most filters ask something of the record alone. All their options together make a few distinct combinations, however many
 *   records there are; the database counts the records of each combination once, without these filters, and every choice of
 *   options is answered from the combinations. They are kept until anything is written.
 * - A filter that looks at the others (it means the same other record together with them) cannot be taken out of the rest: each
 *   of its options is counted by itself, all in one statement.
 */
export function countFacets<Row extends { id: number }>(
  given: Context,
  source: ListSource<Row>,
  query: Pick<ListQuery, "q" | "filters">,
  facets: Record<string, string[]>,
): FacetCounts {
  // A filter that looks at the clock would otherwise never be counted twice by the same statement.
  const now = Math.floor(given.now() / SAME_TIME_MS) * SAME_TIME_MS;
  const context: Context = { ...given, now: () => now };
  const asked = Object.entries(facets).filter(([key]) => source.filters[key] !== undefined);
  const ownQuestion = asked.filter(([key]) => !looksAtOthers(source, key));
  const jointly = asked.filter(([key]) => looksAtOthers(source, key));
  return {
    ...countCombinations(context, source, query, ownQuestion),
    ...countEach(context, source, query, jointly),
  };
}

/** Counts may be this much older than the list beside them, where a filter depends on the time of day. */
const SAME_TIME_MS = 60_000;

/** A filter that takes the whole query as its fourth argument. */
function looksAtOthers<Row extends { id: number }>(source: ListSource<Row>, key: string): boolean {
  return source.filters[key]!.length > 3;
}

function withSearch<Row extends { id: number }>(
  context: Context,
  source: ListSource<Row>,
  q: string,
  condition: SQL | undefined,
): SQL | undefined {
  if (!q || !source.searchKind) return condition;
  return and(condition, searchCondition(context.db, source.searchKind, source.id, q)?.among ?? sql`0`);
}

/** One filter in the statement of the combinations. */
interface Dimension {
  key: string;
  values: string[];
  /** The value itself, or a number with one bit for each option that the record fits. */
  expression: SQL;
  isMask: boolean;
  /** The bit that says that the record is shown while the query leaves the filter alone; 0 where it always is. */
  restBit: number;
}

function dimensionOf<Row extends { id: number }>(
  context: Context,
  source: ListSource<Row>,
  key: string,
  values: string[],
): Dimension {
  const column = source.facets?.[key];
  const rest = source.unlessFiltered?.[key]?.(context);
  if (column && !rest) return { key, values, expression: sql`${column}`, isMask: false, restBit: 0 };
  const bit = (condition: SQL | undefined, at: number) =>
    condition ? sql`(CASE WHEN ${condition} THEN ${2 ** at} ELSE 0 END)` : sql`${2 ** at}`;
  const bits = values.map((value, at) =>
    bit(source.filters[key]!([value], context.actor, context, { [key]: [value] }), at),
  );
  if (rest) bits.push(bit(rest, values.length));
  return {
    key,
    values,
    expression: sql.join(bits, sql` + `),
    isMask: true,
    restBit: rest ? 2 ** values.length : 0,
  };
}

function countCombinations<Row extends { id: number }>(
  context: Context,
  source: ListSource<Row>,
  query: Pick<ListQuery, "q" | "filters">,
  facets: [string, string[]][],
): FacetCounts {
  if (facets.length === 0) return {};
  const dimensions = facets.map(([key, values]) =>
    // A chosen value that is not among the options, such as of a record that is gone, is counted with them.
    dimensionOf(context, source, key, [...new Set([...values, ...(query.filters[key] ?? [])])]),
  );
  const own = new Set(dimensions.map(({ key }) => key));
  const without = Object.fromEntries(Object.entries(query.filters).filter(([key]) => !own.has(key)));
  // What holds while one of these filters says nothing is part of its combinations.
  const unlessFiltered = Object.fromEntries(
    Object.entries(source.unlessFiltered ?? {}).filter(([key]) => !own.has(key)),
  );
  const open = { ...source, unlessFiltered };
  const condition = withSearch(context, source, query.q, filterCondition(context, open, without));
  const keys = dimensions.map((dimension, at) => [`facet_${at}`, dimension.expression.as(`facet_${at}`)] as const);
  const combinations = context.db
    .select(Object.fromEntries(keys))
    .from(source.table)
    .where(condition)
    .as("combinations");
  const columns = keys.map(([name]) => sql`${combinations[name]}`);
  const statement = context.db
    .select({ ...Object.fromEntries(keys.map(([name], at) => [name, columns[at]!])), amount: sql`count(*)` })
    .from(combinations)
    .groupBy(...columns)
    .getSQL();
  return countsOf(dimensions, query.filters, readOnce(context.db, statement));
}

/** Which of the options a combination fits, and whether the query as it is shows it. */
interface Fit {
  options: number[];
  isShown: boolean;
}

function fitOf({ values, isMask, restBit }: Dimension, chosen: string[] | undefined, stored: unknown): Fit {
  const mask = Number(stored);
  const has = (bit: number) => Math.floor(mask / bit) % 2 === 1;
  const options = isMask
    ? values.flatMap((_, at) => (has(2 ** at) ? [at] : []))
    : values.flatMap((value, at) => (value === String(stored) ? [at] : []));
  const isShown = chosen
    ? options.some((at) => chosen.includes(values[at]!))
    : restBit === 0 || (isMask && has(restBit));
  return { options, isShown };
}

/** An option counts the combinations that every other filter shows. */
function countsOf(
  dimensions: readonly Dimension[],
  filters: Record<string, string[]>,
  rows: readonly unknown[][],
): FacetCounts {
  const counts = dimensions.map(({ values }) => values.map(() => 0));
  const fits = dimensions.map(() => new Map<unknown, Fit>());
  for (const row of rows) {
    const amount = Number(row[dimensions.length]);
    let [hiding, hidingTwice] = [-1, false];
    const found = dimensions.map((dimension, at) => {
      let fit = fits[at]!.get(row[at]);
      if (!fit) fits[at]!.set(row[at], (fit = fitOf(dimension, filters[dimension.key], row[at])));
      if (!fit.isShown) [hiding, hidingTwice] = [at, hiding >= 0];
      return fit;
    });
    if (hidingTwice) continue;
    found.forEach(({ options }, at) => {
      if (hiding < 0 || hiding === at) for (const option of options) counts[at]![option]! += amount;
    });
  }
  return Object.fromEntries(
    dimensions.map(({ key, values }, at) => [
      key,
      Object.fromEntries(values.map((value, option) => [value, counts[at]![option]!])),
    ]),
  );
}

function countEach<Row extends { id: number }>(
  context: Context,
  source: ListSource<Row>,
  query: Pick<ListQuery, "q" | "filters">,
  facets: [string, string[]][],
): FacetCounts {
  const options = facets.flatMap(([key, values]) => values.map((value) => ({ key, value })));
  if (options.length === 0) return {};
  const counts = options.map(({ key, value }) => {
    const filters = { ...query.filters, [key]: [value] };
    const condition = withSearch(context, source, query.q, filterCondition(context, source, filters));
    return sql`(SELECT count(*) FROM ${source.table} ${condition ? sql`WHERE ${condition}` : sql``})`;
  });
  const [row = []] = readOnce(context.db, sql`SELECT ${sql.join(counts, sql`, `)}`);
  const result: FacetCounts = {};
  options.forEach(({ key, value }, at) => ((result[key] ??= {})[value] = Number(row[at])));
  return result;
}

const dialect = new SQLiteSyncDialect();
const MOST_KEPT = 50;
const MOST_ROWS_KEPT = 20_000;

const memories = new WeakMap<Database, { state: string; kept: Map<string, unknown[][]> }>();

/** Reads rows, or gives those of the same statement with the same values when nothing at all was written since. */
function readOnce(db: Database, statement: SQL): unknown[][] {
  let memory = memories.get(db);
  if (!memory) memories.set(db, (memory = { state: "", kept: new Map() }));
  const state = writeState(db);
  if (state !== memory.state || memory.kept.size >= MOST_KEPT) memory.kept.clear();
  memory.state = state;
  const { sql: text, params } = dialect.sqlToQuery(statement);
  const key = `${text}\n${JSON.stringify(params)}`;
  let rows = memory.kept.get(key);
  if (!rows) {
    rows = db.$client
      .prepare(text)
      .raw()
      .all(...params) as unknown[][];
    if (rows.length <= MOST_ROWS_KEPT) memory.kept.set(key, rows);
  }
  return rows;
}
