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
}

const MAX_VALUES = 40;
const MAX_PAGE = 100_000;

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
  const requested = parameters.get("sort") ?? definition.defaultSort;
  const named = requested.replace(/^-/, "");
  const sortable = Object.hasOwn(definition.columns, named) && definition.columns[named]?.sortable === true;
  if (!sortable && parameters.has("sort")) ignored.add("sort");
  const sort = sortable ? requested : definition.defaultSort;
  const page = Number(parameters.get("page") ?? "1");
  const perPage = Number(parameters.get("perPage") ?? DEFAULT_PAGE_SIZE);
  return {
    q: definition.searchable ? (parameters.get("q") ?? "").trim().slice(0, 100) : "",
    filters,
    sort: { column: sort.replace(/^-/, ""), descending: sort.startsWith("-") },
    page: Number.isInteger(page) && page >= 1 && page <= MAX_PAGE ? page : 1,
    perPage: (PAGE_SIZES as readonly number[]).includes(perPage) ? perPage : DEFAULT_PAGE_SIZE,
    ignored: [...ignored],
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
  if (next.perPage !== DEFAULT_PAGE_SIZE) parameters.set("perPage", String(next.perPage));
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
