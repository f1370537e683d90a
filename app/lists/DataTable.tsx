import { useRef, useState, type ReactNode } from "react";
import { useT } from "~/i18n/I18n";
import { Button, LinkButton } from "~/ui/Button";
import { EmptyState } from "~/ui/Page";
import { Notice } from "~/ui/Notice";
import { useCan } from "~/ui/use-can";
import { ColumnChooser } from "./ColumnChooser";
import type { ListDefinition } from "./define-list";
import { FilterBar, type Counts } from "./FilterBar";
import { ListGrid } from "./ListGrid";
import { ListKeys } from "./ListKeys";
import { ListPager } from "./ListPager";
import { ListViews, PinnedViews } from "./ListViews";
import type { ListParts } from "./list-parts";
import { listSearch, shownColumns, type ListQuery } from "./list-query";
import { useListDesk } from "./use-list-desk";

export interface DataTableProps<Row extends { id: number }, C extends string> {
  definition: ListDefinition<C>;
  query: ListQuery;
  page: { rows: Row[]; total: number; more?: boolean; page: number; perPage: number; facets?: Counts };
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
  const { query, page, empty, cells, records, actions } = props;
  const definition: ListDefinition = props.definition;
  const t = useT();
  const can = useCan();
  const list = useRef<HTMLDivElement>(null);
  const desk = useListDesk(definition.id);
  const path = props.path ?? definition.path;
  const parts: ListParts = { definition, query, path };
  const filtered = query.q !== "" || Object.keys(query.filters).length > 0;
  const selectable = definition.bulk !== undefined && can(definition.bulk) && can("bulk.run");
  const columns = shownColumns(definition, query, desk.columns);
  const grid = (
    <ListGrid
      {...parts}
      rows={page.rows}
      columns={columns}
      cells={cells as Record<string, (row: Row) => ReactNode>}
      selectable={selectable}
    />
  );
  return (
    <div ref={list}>
      <Ignored {...parts} />
      <PinnedViews {...parts} />
      <div className="mb-3 flex flex-wrap items-start gap-2 print:hidden">
        <FilterBar {...parts} records={records} counts={page.facets} filtered={filtered} />
        {actions ? <span className="flex flex-wrap gap-2">{actions}</span> : null}
        {Object.keys(definition.columns).length > 1 ? <ColumnChooser {...parts} /> : null}
        <ListViews {...parts} />
        <ListKeys list={list} />
      </div>
      {page.rows.length === 0 ? (
        filtered ? (
          <EmptyState title={t("list.none")} hint={t("list.noneHint")}>
            <a href={query.view ? `${path}?view=all` : path} className="text-weft underline">
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
          {selectable ? <Selection {...parts}>{grid}</Selection> : grid}
          <ListPager {...parts} page={page} />
        </>
      )}
    </div>
  );
}

/** Conditions of the address that have no effect are said, and those of a saved view as such. */
function Ignored({ definition, query }: ListParts) {
  const t = useT();
  const { views } = useListDesk(definition.id);
  if (query.ignored.length === 0) return null;
  const view = views.find(({ id }) => id === query.view);
  const names = query.ignored.join(", ");
  return (
    <Notice tone="warn">
      {view ? t("list.viewIgnored", { view: view.name, names }) : t("list.ignored", { names })}
    </Notice>
  );
}

/** The rows as a form: those that are ticked, or all that the query finds, go to the page that changes many at once. */
function Selection({ definition, query, children }: ListParts & { children: ReactNode }) {
  const t = useT();
  const [count, setCount] = useState(0);
  const search = listSearch(definition, query);
  return (
    <form
      method="post"
      action={`/lists/${definition.id}/selection${search}`}
      onChange={(event) => setCount(event.currentTarget.querySelectorAll('input[name="ids"]:checked').length)}
    >
      {children}
      <div className="mt-3 flex flex-wrap items-center gap-2 print:hidden">
        <Button type="submit">{t("bulk.chosen")}</Button>
        <LinkButton href={`/lists/${definition.id}/acts${search}`}>{t("bulk.all")}</LinkButton>
        <span role="status" className="text-[13px] text-ink-faint">
          {count > 0 ? t("list.selected", { count }) : null}
        </span>
      </div>
    </form>
  );
}
