import { Form, useLocation } from "@remix-run/react";
import { ArrowDown, ArrowUp } from "lucide-react";
import type { ReactNode } from "react";
import { useT } from "~/i18n/I18n";
import { Button } from "~/ui/Button";
import { EmptyState } from "~/ui/Page";
import { Notice } from "~/ui/Notice";
import { DEFAULT_PAGE_SIZE, type ListDefinition, type ListFilter } from "./define-list";
import { listSearch, type ListQuery } from "./list-query";

export interface DataTableProps<Row extends { id: number }, C extends string> {
  definition: ListDefinition<C>;
  query: ListQuery;
  page: { rows: Row[]; total: number; page: number; perPage: number };
  /** What a cell shows; a plain `<a>` for links, which renders a third faster than `<Link>`. */
  cells: Record<C, (row: Row) => ReactNode>;
  /** Options of filters of kind `record`. */
  records?: Record<string, readonly { value: string; label: string }[]>;
  /** What an empty list says when no filter is set, and its first step. */
  empty: { title: string; hint?: string; action?: ReactNode };
  /** Extra actions beside the filters, such as export links. */
  actions?: ReactNode;
  /** The list's own address, where the list is part of another page. */
  path?: string;
}

/** The one list of the product. It keeps its state in the address only and works without JavaScript. */
export function DataTable<Row extends { id: number }, C extends string>(props: DataTableProps<Row, C>) {
  const { definition, query, page, empty } = props;
  const t = useT();
  const path = props.path ?? definition.path;
  const filtered = query.q !== "" || Object.keys(query.filters).length > 0;
  const address = (change: Partial<ListQuery>) => path + listSearch(definition, query, change) || path;
  return (
    <div>
      {query.ignored.length > 0 ? (
        <Notice tone="warn">{t("list.ignored", { names: query.ignored.join(", ") })}</Notice>
      ) : null}
      <FilterBar {...props} path={path} filtered={filtered} />
      {page.total === 0 ? (
        filtered ? (
          <EmptyState title={t("list.none")} hint={t("list.noneHint")}>
            <a href={path} className="text-weft underline">
              {t("list.clear")}
            </a>
          </EmptyState>
        ) : (
          <EmptyState title={empty.title} hint={empty.hint}>
            {empty.action}
          </EmptyState>
        )
      ) : (
        <>
          <Grid {...props} address={address} />
          <Pager page={page} address={address} />
        </>
      )}
    </div>
  );
}

function Grid<Row extends { id: number }, C extends string>({
  definition,
  query,
  page,
  cells,
  address,
}: DataTableProps<Row, C> & { address: (change: Partial<ListQuery>) => string }) {
  const t = useT();
  const columns = (Object.keys(definition.columns) as C[]).map((key) => {
    const column = definition.columns[key];
    const className = [column.numeric ? "number" : "", column.short ? "short" : "", column.wideOnly ? "wide" : ""]
      .join(" ")
      .trim();
    return { key, ...column, className: className || undefined, cell: cells[key] };
  });
  return (
    <div
      className="overflow-x-auto rounded-lg border border-line bg-sheet"
      tabIndex={0}
      role="region"
      aria-label={t(definition.name)}
    >
      <table className="data-table">
        <thead>
          <tr>
            {columns.map(({ key, label, sortable, className }) => {
              const sorted = query.sort.column === key;
              return (
                <th
                  key={key}
                  scope="col"
                  aria-sort={sorted ? (query.sort.descending ? "descending" : "ascending") : undefined}
                  className={className}
                >
                  {sortable ? (
                    <a
                      href={address({ sort: { column: key, descending: sorted ? !query.sort.descending : false } })}
                      aria-label={t("list.sortBy", { column: t(label) })}
                    >
                      {t(label)}
                      {sorted ? (
                        query.sort.descending ? (
                          <ArrowDown aria-hidden="true" className="size-3.5" />
                        ) : (
                          <ArrowUp aria-hidden="true" className="size-3.5" />
                        )
                      ) : null}
                    </a>
                  ) : (
                    t(label)
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {page.rows.map((row) => (
            <tr key={row.id}>
              {columns.map(({ key, className, cell }) => (
                <td key={key} className={className}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Pager({
  page,
  address,
}: {
  page: { total: number; page: number; perPage: number };
  address: (change: Partial<ListQuery>) => string;
}) {
  const t = useT();
  const from = (page.page - 1) * page.perPage + 1;
  const to = Math.min(page.total, page.page * page.perPage);
  const last = Math.ceil(page.total / page.perPage);
  const link = "touch-target inline-flex min-h-[34px] items-center px-2 text-weft hover:underline";
  return (
    <nav aria-label={t("list.pages")} className="mt-3 flex flex-wrap items-center gap-3 text-[13px] text-ink-faint">
      <span>{t("list.range", { from, to, total: page.total })}</span>
      <span className="ml-auto flex gap-2">
        {page.page > 1 ? (
          <a rel="prev" href={address({ page: page.page - 1 })} className={link}>
            {t("list.previous")}
          </a>
        ) : null}
        {page.page < last ? (
          <a rel="next" href={address({ page: page.page + 1 })} className={link}>
            {t("list.next")}
          </a>
        ) : null}
      </span>
    </nav>
  );
}

function FilterBar<Row extends { id: number }, C extends string>({
  definition,
  query,
  records,
  actions,
  path,
  filtered,
}: DataTableProps<Row, C> & { path: string; filtered: boolean }) {
  const t = useT();
  const { key } = useLocation();
  const filters = Object.entries<ListFilter>(definition.filters);
  const active = Object.keys(query.filters).length;
  const sort = `${query.sort.descending ? "-" : ""}${query.sort.column}`;
  return (
    <Form
      key={key}
      method="get"
      action={path}
      role="search"
      aria-label={t("list.filters")}
      className="mb-3 flex flex-wrap items-start gap-2 print:hidden"
    >
      {definition.searchable ? (
        <input
          type="search"
          name="q"
          defaultValue={query.q}
          maxLength={100}
          aria-label={t("list.search")}
          placeholder={t("list.search")}
          className="min-h-11 w-full rounded-md border border-line-strong bg-sheet px-3 sm:min-h-[34px] sm:w-64"
        />
      ) : null}
      {filters.length > 0 ? (
        <details className="relative" open={false}>
          <summary className="touch-target inline-flex min-h-[34px] items-center rounded-full border border-line-strong bg-sheet px-3 text-[13px]">
            {t("list.filter")}
            {active > 0 ? (
              <span className="ml-1.5 rounded-full bg-weft-wash px-1.5 text-weft-strong">{active}</span>
            ) : null}
          </summary>
          <div className="z-20 mt-1 grid w-[min(92vw,560px)] gap-3 rounded-lg border border-line-strong bg-sheet p-4 shadow-lg sm:absolute sm:grid-cols-2">
            {filters.map(([name, filter]) => (
              <FilterField
                key={name}
                name={name}
                filter={filter}
                chosen={query.filters[name] ?? []}
                records={records?.[name] ?? []}
              />
            ))}
            <div className="sm:col-span-2">
              <Button look="main" type="submit">
                {t("action.apply")}
              </Button>
            </div>
          </div>
        </details>
      ) : null}
      {sort !== definition.defaultSort ? <input type="hidden" name="sort" value={sort} /> : null}
      {query.perPage !== DEFAULT_PAGE_SIZE ? <input type="hidden" name="perPage" value={query.perPage} /> : null}
      {definition.searchable ? <Button type="submit">{t("action.search")}</Button> : null}
      <ActiveFilters definition={definition} query={query} records={records} path={path} />
      {filtered ? (
        <a
          href={path}
          className="touch-target inline-flex min-h-[34px] items-center px-2 text-[13px] text-weft hover:underline"
        >
          {t("list.clear")}
        </a>
      ) : null}
      {actions ? <span className="ml-auto flex flex-wrap gap-2">{actions}</span> : null}
    </Form>
  );
}

type Options = readonly { value: string; label: string }[];

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
function ActiveFilters({
  definition,
  query,
  records,
  path,
}: {
  definition: ListDefinition;
  query: ListQuery;
  records?: Record<string, Options>;
  path: string;
}) {
  const t = useT();
  const labelOf = useFilterValueLabel();
  return (
    <>
      {Object.entries(query.filters).map(([name, values]) => {
        const filter = definition.filters[name]!;
        const rest = Object.fromEntries(Object.entries(query.filters).filter(([other]) => other !== name));
        return (
          <a
            key={name}
            href={path + listSearch(definition, query, { filters: rest })}
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

function FilterField({
  name,
  filter,
  chosen,
  records,
}: {
  name: string;
  filter: ListFilter;
  chosen: string[];
  records: Options;
}) {
  const t = useT();
  const field = `filter.${name}`;
  const className = "mt-1 min-h-11 w-full rounded-md border border-line-strong bg-sheet px-2 sm:min-h-[34px]";
  if (filter.kind === "choice" || filter.kind === "record") {
    const options: Options =
      filter.kind === "record"
        ? records
        : filter.options.map((option) => ({ value: option.value, label: t(option.label) }));
    return (
      <fieldset>
        <legend className="text-[13px] text-ink-soft">{t(filter.label)}</legend>
        <div className="mt-1 max-h-40 overflow-y-auto">
          {options.map((option) => (
            <label key={option.value} className="touch-target flex items-center gap-2">
              <input
                type="checkbox"
                name={field}
                value={option.value}
                defaultChecked={chosen.includes(option.value)}
                className="size-4"
              />
              {option.label}
            </label>
          ))}
        </div>
      </fieldset>
    );
  }
  if (filter.kind === "yes") {
    return (
      <label className="block text-[13px] text-ink-soft">
        {t(filter.label)}
        <select name={field} defaultValue={chosen[0] ?? ""} className={className}>
          <option value="">{t("list.anyValue")}</option>
          <option value="yes">{t("yes")}</option>
          <option value="no">{t("no")}</option>
        </select>
      </label>
    );
  }
  return (
    <label className="block text-[13px] text-ink-soft">
      {t(filter.label)}
      <input
        type={filter.kind === "day" ? "date" : "text"}
        name={field}
        defaultValue={chosen[0] ?? ""}
        placeholder={filter.kind === "period" ? "2026Q3" : undefined}
        className={className}
      />
    </label>
  );
}
