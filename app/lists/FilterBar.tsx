import { Form, useFetcher, useLocation } from "@remix-run/react";
import { useId, type ReactNode } from "react";
import { useT } from "~/i18n/I18n";
import { Button } from "~/ui/Button";
import { DEFAULT_PAGE_SIZE, type ListFilter } from "./define-list";
import { INPUT, listAddress, type ListParts, type Options } from "./list-parts";
import { Sheet } from "./Sheet";

/** Filter → value → number of records; what `count-facets.server.ts` counted. */
export type Counts = Record<string, Record<string, number>>;
type Records = Record<string, Options> | undefined;

interface FilterBarProps extends ListParts {
  records: Records;
  counts: Counts | undefined;
  filtered: boolean;
  children?: ReactNode;
}

/** Search, filters and order of a list: one form that only writes the address. */
export function FilterBar({ records, counts, filtered, children, ...parts }: FilterBarProps) {
  const t = useT();
  const { key } = useLocation();
  const { definition, query, path } = parts;
  const hasFilters = Object.keys(definition.filters).length > 0;
  const sort = `${query.sort.descending ? "-" : ""}${query.sort.column}`;
  const all = parts.query.view ? `${path}?view=all` : path;
  return (
    <Form
      key={key}
      method="get"
      action={path}
      role="search"
      aria-label={t("list.filters")}
      className="flex flex-1 flex-wrap items-start gap-2 max-sm:w-full max-sm:flex-none print:hidden"
    >
      {definition.searchable ? (
        <input
          type="search"
          name="q"
          data-part="search"
          defaultValue={query.q}
          maxLength={100}
          aria-label={t("list.search")}
          placeholder={t("list.search")}
          className="min-h-11 min-w-0 rounded-md border border-line-strong bg-sheet px-3 max-sm:min-w-[60%] max-sm:flex-1 sm:min-h-[34px] sm:w-64"
        />
      ) : null}
      {definition.searchable ? <Button type="submit">{t("action.search")}</Button> : null}
      {hasFilters ? (
        <FilterPanel {...parts} records={records} counts={counts} />
      ) : sort !== definition.defaultSort ? (
        <input type="hidden" name="sort" value={sort} />
      ) : null}
      {query.columns ? <input type="hidden" name="columns" value={query.columns.join(".")} /> : null}
      {query.view ? <input type="hidden" name="view" value={query.view} /> : null}
      {query.perPage !== DEFAULT_PAGE_SIZE ? <input type="hidden" name="perPage" value={query.perPage} /> : null}
      <ActiveFilters {...parts} records={records} />
      {filtered ? (
        <a
          href={all}
          className="touch-target inline-flex min-h-[34px] items-center px-2 text-[13px] text-weft hover:underline"
        >
          {t("list.clear")}
        </a>
      ) : null}
      {children ? <span className="ml-auto flex flex-wrap gap-2">{children}</span> : null}
    </Form>
  );
}

/** Asks the list's own page for the counts, so that whoever may see the list gets them and nobody else. */
function useCounts(parts: ListParts, records: Records, given: Counts | undefined) {
  const fetcher = useFetcher<unknown>();
  const parameters = new URLSearchParams(listAddress(parts).slice(parts.path.length));
  parameters.set("facets", "yes");
  for (const [name, filter] of Object.entries(parts.definition.filters))
    if (filter.kind === "record")
      for (const { value } of (records?.[name] ?? []).slice(0, 50)) parameters.append(`facets.${name}`, value);
  const address = `${parts.path}?${parameters.toString()}`;
  return {
    address,
    counts: given ?? countsIn(fetcher.data),
    isBusy: fetcher.state !== "idle",
    load: () => {
      if (!given && fetcher.state === "idle" && countsIn(fetcher.data) === undefined) fetcher.load(address);
    },
  };
}

/** The counts in what a page's loader gave, whatever that page calls its list. */
function countsIn(data: unknown): Counts | undefined {
  if (typeof data !== "object" || data === null) return undefined;
  for (const value of [data, ...Object.values(data)])
    if (typeof value === "object" && value !== null && "facets" in value && "total" in value)
      return value.facets as Counts;
  return undefined;
}

function FilterPanel({
  records,
  counts: given,
  ...parts
}: ListParts & { records: Records; counts: Counts | undefined }) {
  const t = useT();
  const { definition, query } = parts;
  const active = Object.keys(query.filters).length;
  const { counts, isBusy, load, address } = useCounts(parts, records, given);
  const sorts = Object.entries(definition.columns).filter(([, column]) => column.sortable);
  const sort = `${query.sort.descending ? "-" : ""}${query.sort.column}`;
  return (
    <Sheet
      part="filters"
      open={given !== undefined}
      onOpen={load}
      className="grid gap-3 sm:w-[560px] sm:grid-cols-2"
      label={
        <>
          {t("list.filter")}
          {active > 0 ? <span className="rounded-full bg-weft-wash px-1.5 text-weft-strong">{active}</span> : null}
        </>
      }
    >
      <p role="status" className="sr-only">
        {isBusy ? t("list.countsBusy") : counts ? t("list.countsReady") : null}
      </p>
      {counts ? null : (
        <noscript>
          <a href={address} className="text-weft underline">
            {t("list.counts")}
          </a>
        </noscript>
      )}
      {Object.entries(definition.filters).map(([name, filter]) => (
        <FilterField
          key={name}
          name={name}
          filter={filter}
          chosen={query.filters[name] ?? []}
          records={records?.[name] ?? []}
          counts={counts?.[name]}
        />
      ))}
      {sorts.length > 0 ? (
        <label className="block text-[13px] text-ink-soft">
          {t("list.order")}
          <select name="sort" defaultValue={sort === definition.defaultSort ? "" : sort} className={INPUT}>
            {sorts.flatMap(([key, { label }]) =>
              [key, `-${key}`].map((value) => (
                <option key={value} value={value === definition.defaultSort ? "" : value}>
                  {t(value.startsWith("-") ? "list.orderDown" : "list.orderUp", { column: t(label) })}
                </option>
              )),
            )}
          </select>
        </label>
      ) : null}
      <div className="sticky -bottom-4 -mx-4 border-t sm:-mb-4 border-line bg-sheet px-4 py-3 sm:col-span-2">
        <Button look="main" type="submit" className="max-sm:w-full">
          {t("action.apply")}
        </Button>
      </div>
    </Sheet>
  );
}

function FilterField({
  name,
  filter,
  chosen,
  records,
  counts,
}: {
  name: string;
  filter: ListFilter;
  chosen: string[];
  records: Options;
  counts: Record<string, number> | undefined;
}) {
  const t = useT();
  const id = useId();
  const field = `filter.${name}`;
  if (filter.kind === "choice" || filter.kind === "record") {
    const options: Options =
      filter.kind === "record"
        ? records
        : filter.options.map((option) => ({ value: option.value, label: t(option.label) }));
    if (options.length === 0) return null;
    return (
      <fieldset className="min-w-0">
        <legend className="text-[13px] text-ink-soft">{t(filter.label)}</legend>
        <div className="mt-1 sm:max-h-40 sm:overflow-y-auto">
          {options.map((option) => {
            const count = counts?.[option.value];
            return (
              <label key={option.value} className="touch-target flex items-center gap-2">
                <input
                  type="checkbox"
                  name={field}
                  value={option.value}
                  defaultChecked={chosen.includes(option.value)}
                  className="size-4 shrink-0"
                />
                <span className={count === 0 ? "text-ink-faint" : undefined}>{option.label}</span>
                {count === undefined ? null : (
                  <span className="ml-auto pr-1 text-[13px] text-ink-faint tabular-nums">
                    {count.toLocaleString("en-US")}
                  </span>
                )}
              </label>
            );
          })}
        </div>
      </fieldset>
    );
  }
  if (filter.kind === "yes") {
    return (
      <label className="block text-[13px] text-ink-soft">
        {t(filter.label)}
        <select name={field} defaultValue={chosen[0] ?? ""} className={INPUT}>
          <option value="">{t("list.anyValue")}</option>
          <option value="yes">{t("yes")}</option>
          <option value="no">{t("no")}</option>
        </select>
      </label>
    );
  }
  return (
    <label htmlFor={id} className="block text-[13px] text-ink-soft">
      {t(filter.label)}
      <input
        id={id}
        type={filter.kind === "day" ? "date" : "text"}
        name={field}
        defaultValue={chosen[0] ?? ""}
        placeholder={filter.kind === "period" ? "2026Q3" : undefined}
        className={INPUT}
      />
    </label>
  );
}

function useFilterValueLabel() {
  const t = useT();
  return (filter: ListFilter, value: string, records: Options): string => {
    if (filter.kind === "choice") return t(filter.options.find((option) => option.value === value)?.label ?? "unknown");
    if (filter.kind === "record") return records.find((option) => option.value === value)?.label ?? value;
    if (filter.kind === "yes") return t(value === "yes" ? "yes" : "no");
    return value;
  };
}

/** What is filtered now, each with a way to take it off. */
function ActiveFilters({ records, ...parts }: ListParts & { records: Records }) {
  const t = useT();
  const labelOf = useFilterValueLabel();
  const { definition, query } = parts;
  return (
    <>
      {Object.entries(query.filters).map(([name, values]) => {
        const filter = definition.filters[name]!;
        const rest = Object.fromEntries(Object.entries(query.filters).filter(([other]) => other !== name));
        return (
          <a
            key={name}
            href={listAddress(parts, { filters: rest })}
            aria-label={`${t("action.remove")} ${t(filter.label)}`}
            className="touch-target inline-flex min-h-[30px] items-center gap-1.5 rounded-full border border-weft bg-weft-wash px-2.5 text-[13px] text-weft-strong"
          >
            {t(filter.label)}: {values.map((value) => labelOf(filter, value, records?.[name] ?? [])).join(", ")}{" "}
            <span aria-hidden="true">✕</span>
          </a>
        );
      })}
    </>
  );
}
