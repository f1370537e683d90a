import { and, asc, desc, inArray, sql, type SQL, type SQLWrapper } from "drizzle-orm";
import type { SQLiteColumn, SQLiteSelect, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Actor } from "~/access/actor";
import type { Context } from "~/access/context";
import { searchCondition } from "~/search/search-condition.server";
import type { SearchKind } from "~/search/search-index.server";
import { countFacets, type FacetCounts } from "./count-facets.server";
import type { ListDefinition } from "./define-list";
import type { ListQuery } from "./list-query";

type Expression = SQLiteColumn | SQL | SQL.Aliased;
/** A function where what a row shows depends on the clock. */
type ExpressionAt = Expression | ((context: Context) => Expression);

/** Ties a list definition to the database. `visible` is what the actor may see at all; nothing else is ever counted, shown or exported. */
export interface ListSource<Row extends { id: number }> {
  definition: ListDefinition;
  table: SQLiteTable;
  id: SQLiteColumn;
  join?: (select: SQLiteSelect) => SQLiteSelect;
  select: { [K in keyof Row]: ExpressionAt };
  sorts: Record<string, ExpressionAt>;
  /**
   * Several values of a filter are alternatives. The context is for filters that need the clock; the whole query for filters that
   * mean the same other record together, which may look only at one another.
   */
  filters: Record<
    string,
    (values: string[], actor: Actor, context: Context, all: Record<string, string[]>) => SQL | undefined
  >;
  /** What holds as long as the query says nothing about the filter, such as leaving out archived records. */
  unlessFiltered?: Record<string, (context: Context) => SQL | undefined>;
  /** The column of a filter that compares it with its values: counts its options several times faster. */
  facets?: Record<string, SQLiteColumn | SQL>;
  /** Which search documents the list's search box looks in. */
  searchKind?: SearchKind;
  /** Numbers that a figure may sum. */
  measures?: Record<string, SQL<number>>;
  visible: (actor: Actor) => SQL | undefined;
  /** Throws `forbidden` for who may not use the list at all. */
  authorize: (context: Context) => void;
}

export interface ListPage<Row> {
  rows: Row[];
  /** How many there are; no more than `COUNTED_ROWS` are counted. */
  total: number;
  /** There are more than were counted. */
  more: boolean;
  page: number;
  perPage: number;
  /** How many records each option of a filter would give; only where the query asks for it. */
  facets?: FacetCounts;
}

/** A list says "more than" beyond this: counting every record would cost more than the page itself. */
export const COUNTED_ROWS = 5_000;
/** A search looks each hit up, which costs more than counting in an index. */
export const COUNTED_HITS = 1_000;

/**
 * How many records of a list in its order are looked at for a page, before all that the query selects are sorted: a filter or a word
 * that thousands of records fit fills the page from these, unless what it selects stands together further on.
 */
const WALKED_ROWS = 2_000;

/** What the actor may see and what holds unless the query says otherwise; and apart from it what the filters select. */
function conditionParts<Row extends { id: number }>(
  context: Context,
  source: ListSource<Row>,
  filters: Record<string, string[]>,
): { list: SQL | undefined; filters: SQL | undefined } {
  const list: (SQL | undefined)[] = [source.visible(context.actor)];
  const selected: (SQL | undefined)[] = [];
  for (const [key, values] of Object.entries(filters)) {
    const filter = source.filters[key];
    if (!filter) throw new Error(`the list ${source.definition.id} declares the filter ${key} and does not answer it`);
    const condition = filter(values, context.actor, context, filters);
    (source.unlessFiltered?.[key] ? list : selected).push(condition);
  }
  for (const [key, condition] of Object.entries(source.unlessFiltered ?? {})) {
    if (!filters[key]) list.push(condition(context));
  }
  return { list: and(...list), filters: and(...selected) };
}

/** Records that the filters select and the actor may see; the search is left to the caller. */
export function filterCondition<Row extends { id: number }>(
  context: Context,
  source: ListSource<Row>,
  filters: Record<string, string[]>,
): SQL | undefined {
  const parts = conditionParts(context, source, filters);
  return and(parts.list, parts.filters);
}

function searchOf<Row extends { id: number }>(context: Context, source: ListSource<Row>, q: string) {
  if (!q || !source.searchKind) return undefined;
  return searchCondition(context.db, source.searchKind, source.id, q);
}

/** Records of a list that the query selects and the actor may see. Also used by bulk acts and figures. */
export function listCondition<Row extends { id: number }>(
  context: Context,
  source: ListSource<Row>,
  query: Pick<ListQuery, "q" | "filters">,
  ids?: readonly number[],
): SQL | undefined {
  const search = searchOf(context, source, query.q);
  return and(
    filterCondition(context, source, query.filters),
    search === null ? sql`0` : search?.among,
    ids && inArray(source.id, [...ids]),
  );
}

function at(context: Context, expression: ExpressionAt): Expression {
  return typeof expression === "function" ? expression(context) : expression;
}

function orderOf<Row extends { id: number }>(context: Context, source: ListSource<Row>, { sort }: ListQuery): SQL[] {
  const column = source.sorts[sort.column];
  if (!column)
    throw new Error(`the list ${source.definition.id} declares the sort ${sort.column} and does not answer it`);
  const direction = sort.descending ? desc : asc;
  return [direction(at(context, column) as SQLWrapper as SQLiteColumn), direction(source.id)];
}

function selectRows<Row extends { id: number }>(
  context: Context,
  source: ListSource<Row>,
  query: ListQuery,
  condition: SQL | undefined,
) {
  const columns = Object.entries<ExpressionAt>(source.select).map(([key, column]) => [key, at(context, column)]);
  const select = context.db
    .select(Object.fromEntries(columns) as Record<string, SQLiteColumn>)
    .from(source.table)
    .$dynamic() as unknown as SQLiteSelect;
  const joined = source.join ? source.join(select) : select;
  return joined.where(condition).orderBy(...orderOf(context, source, query));
}

/** One page of a list: two statements whatever the number of rows, and two more where the options of its filters are counted. */
export function runList<Row extends { id: number }>(
  context: Context,
  source: ListSource<Row>,
  query: ListQuery,
): ListPage<Row> {
  source.authorize(context);
  const parts = conditionParts(context, source, query.filters);
  const search = searchOf(context, source, query.q);
  const narrowed = and(parts.list, parts.filters, search === null ? sql`0` : undefined);
  const limit = search ? COUNTED_HITS : COUNTED_ROWS;
  const from = search ? search.from(source.table) : sql`${source.table}`;
  const countedIn = and(search?.where, narrowed);
  const counted = countUpTo(context, from, countedIn, limit + 1);
  const more = counted > limit;
  const pageOf = (condition: SQL | undefined, page: number) =>
    selectRows(context, source, query, condition)
      .limit(query.perPage)
      .offset((page - 1) * query.perPage)
      .all() as unknown as Row[];
  const selected = and(narrowed, search?.among);
  const lastOf = (total: number) => Math.max(1, Math.ceil(total / query.perPage));
  let page = more ? query.page : Math.min(query.page, lastOf(counted));
  let rows: Row[] = [];
  const needed = page * query.perPage;
  const isNarrowed = parts.filters !== undefined || search !== undefined;
  if (more && isNarrowed && needed <= WALKED_ROWS / 2)
    rows = pageOf(amongFirst(context, source, query, parts.list, and(parts.filters, search?.one), needed), page);
  // With fewer than a page the walk ended too early; otherwise nothing before the walk's end was left out.
  if (rows.length < query.perPage) rows = pageOf(selected, page);
  if (more && rows.length === 0) {
    // Somebody asked for a page beyond the last of a long list: only now the length of the list matters.
    page = lastOf(countUpTo(context, from, countedIn));
    rows = pageOf(selected, page);
  }
  return {
    rows,
    ...{ total: more ? limit : counted, more, page, perPage: query.perPage },
    ...(query.facets ? { facets: countFacets(context, source, query, query.facets) } : {}),
  };
}

/**
 * The first records of the list, in its order, that the filters and the search select. The planner would rather look up all that the
 * filters select and sort them; the inner select takes the name of the table, so that the conditions mean its rows.
 */
function amongFirst<Row extends { id: number }>(
  context: Context,
  source: ListSource<Row>,
  query: ListQuery,
  list: SQL | undefined,
  selected: SQL | undefined,
  limit: number,
): SQL {
  const { table, id } = source;
  const where = list ? sql`WHERE ${list}` : sql``;
  const walked = sql`SELECT * FROM ${table} ${where} ORDER BY ${sql.join(orderOf(context, source, query), sql`, `)} LIMIT ${WALKED_ROWS}`;
  return sql`${id} IN (SELECT ${id} FROM (${walked}) AS ${table} WHERE ${selected} LIMIT ${limit})`;
}

function countUpTo(context: Context, from: SQL, condition: SQL | undefined, limit = -1): number {
  const where = condition ? sql`WHERE ${condition}` : sql``;
  return context.db.get<{ total: number }>(
    sql`SELECT count(*) AS total FROM (SELECT 1 FROM ${from} ${where} LIMIT ${limit})`,
  ).total;
}

/** How many records the query selects, all of them counted: for programs, which read on to the last. */
export function countList<Row extends { id: number }>(
  context: Context,
  source: ListSource<Row>,
  query: Pick<ListQuery, "q" | "filters">,
): number {
  source.authorize(context);
  return countUpTo(context, sql`${source.table}`, listCondition(context, source, query));
}

/** Every row of the query, without the page limit: for exports. Read in one go, so that no statement stays open. */
export function runWholeList<Row extends { id: number }>(
  context: Context,
  source: ListSource<Row>,
  query: ListQuery,
  ids?: readonly number[],
): Row[] {
  source.authorize(context);
  return selectRows(context, source, query, listCondition(context, source, query, ids)).all() as unknown as Row[];
}

/**
 * What each record of the query contributes to a figure: 1 when the figure counts records, else the named measure.
 * @param measure key of `source.measures`, or null to count
 */
export function measureList<Row extends { id: number }>(
  context: Context,
  source: ListSource<Row>,
  query: ListQuery,
  measure: string | null,
): { id: number; amount: number }[] {
  source.authorize(context);
  const amount = measure === null ? sql<number>`1` : source.measures?.[measure];
  if (!amount) throw new Error(`the list ${source.definition.id} has no measure ${measure}`);
  const condition = listCondition(context, source, query);
  return context.db
    .select({ id: source.id as unknown as SQL<number>, amount })
    .from(source.table)
    .where(condition)
    .orderBy(asc(source.id))
    .all() as { id: number; amount: number }[];
}
