import { and, asc, desc, inArray, sql, type SQL, type SQLWrapper } from "drizzle-orm";
import type { SQLiteColumn, SQLiteSelect, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Actor } from "~/access/actor";
import type { Context } from "~/access/context";
import { searchQuery } from "~/search/bigrams";
import type { SearchKind } from "~/search/search-index.server";
import type { ListDefinition } from "./define-list";
import type { ListQuery } from "./list-query";

type Expression = SQLiteColumn | SQL | SQL.Aliased;

/** Ties a list definition to the database. `visible` is what the actor may see at all; nothing else is ever counted, shown or exported. */
export interface ListSource<Row extends { id: number }> {
  definition: ListDefinition;
  table: SQLiteTable;
  id: SQLiteColumn;
  join?: (select: SQLiteSelect) => SQLiteSelect;
  select: { [K in keyof Row]: Expression };
  sorts: Record<string, Expression>;
  /** The context is for filters that need the clock; the whole query for filters that mean the same other record together. */
  filters: Record<
    string,
    (values: string[], actor: Actor, context: Context, all: Record<string, string[]>) => SQL | undefined
  >;
  /** What holds as long as the query says nothing about the filter, such as leaving out archived records. */
  unlessFiltered?: Record<string, (context: Context) => SQL | undefined>;
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
  total: number;
  page: number;
  perPage: number;
}

/** Records of a list that the query selects and the actor may see. Also used by bulk actions and figures. */
export function listCondition<Row extends { id: number }>(
  context: Context,
  source: ListSource<Row>,
  query: ListQuery,
  ids?: readonly number[],
): SQL | undefined {
  const conditions: (SQL | undefined)[] = [source.visible(context.actor)];
  for (const [key, values] of Object.entries(query.filters)) {
    const filter = source.filters[key];
    if (!filter) throw new Error(`the list ${source.definition.id} declares the filter ${key} and does not answer it`);
    conditions.push(filter(values, context.actor, context, query.filters));
  }
  for (const [key, condition] of Object.entries(source.unlessFiltered ?? {})) {
    if (!query.filters[key]) conditions.push(condition(context));
  }
  if (query.q && source.searchKind) {
    const match = searchQuery(query.q);
    conditions.push(
      match === null
        ? sql`0`
        : sql`${source.id} IN (SELECT d.subject_id FROM search_bigrams b JOIN search_documents d ON d.id = b.rowid WHERE b.search_bigrams MATCH ${match} AND d.kind = ${source.searchKind})`,
    );
  }
  if (ids) conditions.push(inArray(source.id, [...ids]));
  return and(...conditions);
}

function selectRows<Row extends { id: number }>(
  context: Context,
  source: ListSource<Row>,
  query: ListQuery,
  condition: SQL | undefined,
) {
  const select = context.db
    .select(source.select as Record<string, SQLiteColumn>)
    .from(source.table)
    .$dynamic() as unknown as SQLiteSelect;
  const joined = source.join ? source.join(select) : select;
  const column = source.sorts[query.sort.column];
  if (!column)
    throw new Error(`the list ${source.definition.id} declares the sort ${query.sort.column} and does not answer it`);
  const direction = query.sort.descending ? desc : asc;
  return joined.where(condition).orderBy(direction(column as SQLWrapper as SQLiteColumn), direction(source.id));
}

/** One page of a list: two statements whatever the number of rows. */
export function runList<Row extends { id: number }>(
  context: Context,
  source: ListSource<Row>,
  query: ListQuery,
): ListPage<Row> {
  source.authorize(context);
  const condition = listCondition(context, source, query);
  const total = countRows(context, source, condition);
  const lastPage = Math.max(1, Math.ceil(total / query.perPage));
  const page = Math.min(query.page, lastPage);
  const rows = selectRows(context, source, query, condition)
    .limit(query.perPage)
    .offset((page - 1) * query.perPage)
    .all() as unknown as Row[];
  return { rows, total, page, perPage: query.perPage };
}

function countRows<Row extends { id: number }>(
  context: Context,
  source: ListSource<Row>,
  condition: SQL | undefined,
): number {
  return context.db
    .select({ total: sql<number>`count(*)` })
    .from(source.table)
    .where(condition)
    .get()!.total;
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
