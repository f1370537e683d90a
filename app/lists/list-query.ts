import { isBusinessDay } from "~/values/business-day";
import { isPeriod } from "~/values/period";
import { DEFAULT_PAGE_SIZE, PAGE_SIZES, type ListDefinition, type ListFilter } from "./define-list";

export interface ListQuery {
  q: string;
  filters: Record<string, string[]>;
  sort: { column: string; descending: boolean };
  page: number;
  perPage: number;
  /** Names in the address that the list does not know; they have no effect and are shown. */
  ignored: string[];
  /** The columns to show, in this order; absent where the person's own choice or the list's default holds. */
  columns?: string[];
  /** The saved view that was opened; what is shown may have been changed since. */
  view?: number;
  /** Filters whose options are to be counted, with the options. */
  facets?: Record<string, string[]>;
}

const MAX_VALUES = 40;
const MAX_PAGE = 100_000;
const MAX_COUNTED_RECORDS = 50;

function fits(filter: ListFilter, value: string): boolean {
  switch (filter.kind) {
    case "choice":
      return filter.options.some((option) => option.value === value);
    case "record":
      return /^[1-9]\d{0,15}$/.test(value);
    case "period":
      return isPeriod(value);
    case "day":
      return isBusinessDay(value);
    case "yes":
      return value === "yes" || value === "no";
    case "word":
      return /^[\p{L}\p{N}_.=-]{1,60}$/u.test(value);
  }
}

/** Column keys of a list out of a text such as `name.kind`; those that the list does not have are left out and named. */
export function parseColumns(
  definition: Pick<ListDefinition, "columns">,
  text: string,
): { columns: string[]; unknown: string[] } {
  const named = [...new Set(text.slice(0, 1000).split("."))].filter((key) => key !== "");
  const isKnown = (key: string) => Object.hasOwn(definition.columns, key);
  return { columns: named.filter(isKnown), unknown: named.filter((key) => !isKnown(key)) };
}

/** `facets=yes` counts the options of every choice; `facets.promoter=1` those of a filter whose options are records. */
function parseFacets(definition: ListDefinition, parameters: URLSearchParams): Record<string, string[]> | undefined {
  if (parameters.get("facets") !== "yes") return undefined;
  const facets: Record<string, string[]> = {};
  for (const [key, filter] of Object.entries(definition.filters)) {
    const values =
      filter.kind === "choice"
        ? filter.uncounted
          ? []
          : filter.options.map((option) => option.value)
        : filter.kind === "record"
          ? parameters.getAll(`facets.${key}`).filter((value) => fits(filter, value))
          : [];
    if (values.length > 0) facets[key] = [...new Set(values)].slice(0, MAX_COUNTED_RECORDS);
  }
  return facets;
}

/** Reads a list's query from an address. Only what the definition names has an effect; never throws. */
export function parseListQuery(definition: ListDefinition, parameters: URLSearchParams): ListQuery {
  const ignored = new Set<string>();
  const filters: Record<string, string[]> = {};
  for (const name of new Set(parameters.keys())) {
    if (!name.startsWith("filter.")) continue;
    const key = name.slice("filter.".length);
    const filter = Object.hasOwn(definition.filters, key) ? definition.filters[key] : undefined;
    const values = parameters
      .getAll(name)
      .filter((value) => value !== "")
      .slice(0, MAX_VALUES);
    if (values.length === 0) continue;
    const fitting = filter ? values.filter((value) => fits(filter, value)) : [];
    if (fitting.length < values.length) ignored.add(name.slice(0, 40));
    if (fitting.length > 0) filters[key] = [...new Set(fitting)];
  }
  const requested = parameters.get("sort") || definition.defaultSort;
  const named = requested.replace(/^-/, "");
  const sortable = Object.hasOwn(definition.columns, named) && definition.columns[named]?.sortable === true;
  if (!sortable && parameters.get("sort")) ignored.add("sort");
  const sort = sortable ? requested : definition.defaultSort;
  const chosen = parseColumns(definition, parameters.getAll("columns").join("."));
  for (const key of chosen.unknown) ignored.add(`columns.${key.slice(0, 40)}`);
  const view = Number(parameters.get("view") ?? "");
  const facets = parseFacets(definition, parameters);
  const page = Number(parameters.get("page") ?? "1");
  const perPage = Number(parameters.get("perPage") ?? DEFAULT_PAGE_SIZE);
  return {
    q: definition.searchable ? (parameters.get("q") ?? "").trim().slice(0, 100) : "",
    filters,
    sort: { column: sort.replace(/^-/, ""), descending: sort.startsWith("-") },
    page: Number.isInteger(page) && page >= 1 && page <= MAX_PAGE ? page : 1,
    perPage: (PAGE_SIZES as readonly number[]).includes(perPage) ? perPage : DEFAULT_PAGE_SIZE,
    ignored: [...ignored],
    ...(chosen.columns.length > 0 ? { columns: chosen.columns } : {}),
    ...(Number.isSafeInteger(view) && view > 0 ? { view } : {}),
    ...(facets ? { facets } : {}),
  };
}

/** The query as address parameters, with changes; leaving out what is the default. Changing anything but the page returns to the first page. */
export function listSearch(definition: ListDefinition, query: ListQuery, change: Partial<ListQuery> = {}): string {
  const next = { ...query, page: 1, ...change };
  const parameters = new URLSearchParams();
  if (next.q) parameters.set("q", next.q);
  for (const [key, values] of Object.entries(next.filters))
    for (const value of values) parameters.append(`filter.${key}`, value);
  const sort = `${next.sort.descending ? "-" : ""}${next.sort.column}`;
  if (sort !== definition.defaultSort) parameters.set("sort", sort);
  if (next.columns) parameters.set("columns", next.columns.join("."));
  if (next.perPage !== DEFAULT_PAGE_SIZE) parameters.set("perPage", String(next.perPage));
  if (next.view) parameters.set("view", String(next.view));
  if (next.page > 1) parameters.set("page", String(next.page));
  const text = parameters.toString();
  return text === "" ? "" : `?${text}`;
}

/** A query that only filters: what a figure counts. */
export function filterQuery(definition: ListDefinition, filters: Record<string, string | string[]>): ListQuery {
  const parameters = new URLSearchParams();
  for (const [key, values] of Object.entries(filters))
    for (const value of [values].flat()) parameters.append(`filter.${key}`, value);
  const query = parseListQuery(definition, parameters);
  if (query.ignored.length > 0)
    throw new RangeError(`filters unknown to the list ${definition.id}: ${query.ignored.join(", ")}`);
  return query;
}

/** The columns to show: those of the address, else the person's own, else the list's. */
export function shownColumns<C extends string>(
  definition: Pick<ListDefinition<C>, "columns">,
  query: Pick<ListQuery, "columns">,
  own: readonly string[] | null,
): C[] {
  const chosen = query.columns ?? own;
  const all = Object.keys(definition.columns) as C[];
  if (chosen) return (chosen as C[]).filter((key) => Object.hasOwn(definition.columns, key));
  return all.filter((key) => definition.columns[key].onDemand !== true);
}
