import { z } from "zod";
import type { Context } from "~/access/context";
import { PAGE_SIZES, type ListDefinition } from "~/lists/define-list";
import { parseListQuery, type ListQuery } from "~/lists/list-query";
import { countList, runList, runWholeList, type ListSource } from "~/lists/run-list.server";
import { notFound, Refusal } from "~/http/errors";

export function listAnswer<T extends z.ZodType>(row: T) {
  return z.object({
    rows: z.array(row),
    total: z.number().int(),
    page: z.number().int(),
    perPage: z.number().int(),
  });
}

const OF_LISTS = new Set(["q", "sort", "page", "perPage"]);

/**
 * Reads a list's query from an address as its page does. A page shows what it did not understand; a program cannot see that, so it is
 * refused.
 */
export function strictListQuery(definition: ListDefinition, parameters: URLSearchParams): ListQuery {
  const query = parseListQuery(definition, parameters);
  const unknown = [...new Set(parameters.keys())].filter((name) => !OF_LISTS.has(name) && !name.startsWith("filter."));
  if (!definition.searchable && parameters.has("q")) unknown.push("q");
  const [page, perPage] = [parameters.get("page"), parameters.get("perPage")];
  if (page !== null && page !== String(query.page)) unknown.push("page");
  if (perPage !== null && perPage !== String(query.perPage)) unknown.push("perPage");
  const names = [...new Set([...unknown, ...query.ignored])].map((name) => name.slice(0, 60));
  if (names.length > 0)
    throw new Refusal("invalid", "api.unknownParameters", {
      parameters: names.slice(0, 10).join(", "),
      filters: Object.keys(definition.filters).join(", "),
      sorts: Object.entries(definition.columns)
        .flatMap(([key, column]) => (column.sortable ? [key] : []))
        .join(", "),
      perPage: PAGE_SIZES.join(", "),
    });
  return query;
}

/** One page of a list for a program: the same rows as on the page, and all of them counted. */
export function runListFor<Row extends { id: number }, T>(
  context: Context,
  source: ListSource<Row>,
  parameters: URLSearchParams,
  present: (rows: Row[], query: ListQuery) => T[],
): { rows: T[]; total: number; page: number; perPage: number } {
  const query = strictListQuery(source.definition, parameters);
  const found = runList(context, source, query);
  return {
    rows: present(found.rows, query),
    total: found.more ? countList(context, source, query) : found.total,
    page: found.page,
    perPage: found.perPage,
  };
}

/**
 * The record of a list with this id, as its list shows it.
 * @param parameters filters that bring in what the list leaves out unless it is asked
 * @throws Refusal not found, where the actor may not see it either
 */
export function findInList<Row extends { id: number }>(
  context: Context,
  source: ListSource<Row>,
  id: number,
  parameters: Record<string, string[]> = {},
): Row {
  const asked = Object.entries(parameters).flatMap(([name, values]) =>
    values.map((value) => [`filter.${name}`, value]),
  );
  const query = strictListQuery(source.definition, new URLSearchParams(asked));
  const [row] = runWholeList(context, source, query, [id]);
  if (!row) throw notFound();
  return row;
}

export const instant = (at: number) => new Date(at).toISOString();
export const instantOrNull = (at: number | null) => (at === null ? null : new Date(at).toISOString());
