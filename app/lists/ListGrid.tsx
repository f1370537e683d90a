import type { ReactNode } from "react";
import { useT } from "~/i18n/I18n";
import { listAddress, type ListParts } from "./list-parts";
import { WideTable } from "~/ui/WideTable";

export interface ListGridProps<Row extends { id: number }> extends ListParts {
  rows: readonly Row[];
  /** In their order. */
  columns: readonly string[];
  cells: Record<string, (row: Row) => ReactNode>;
  /** Each row has a box to select it. */
  selectable: boolean;
}

/** Drawn here: an icon of the library would be in the head of every list. */
function Arrow({ down }: { down: boolean }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className="tag-icon">
      <path d={down ? "M12 5v14m7-7-7 7-7-7" : "M12 19V5m-7 7 7-7 7 7"} />
    </svg>
  );
}

/** The rows of a list; on a phone each row is a compact entry, which the style sheet sees to. */
export function ListGrid<Row extends { id: number }>({
  rows,
  columns: shown,
  cells,
  selectable,
  ...parts
}: ListGridProps<Row>) {
  const t = useT();
  const { definition, query } = parts;
  const columns = shown.map((key) => {
    const column = definition.columns[key]!;
    const label = t(column.label);
    const hidden = column.wideOnly === true && !query.columns;
    const className = [column.numeric ? "number" : "", column.short ? "short" : "", hidden ? "wide" : ""]
      .join(" ")
      .trim();
    return { ...column, key, label, className: className || undefined, cell: cells[key]! };
  });
  return (
    <WideTable label={t(definition.name)}>
      <table className="data-table">
        <thead>
          <tr>
            {selectable ? (
              <th scope="col" className="pick">
                <label>
                  <PageBox />
                </label>
              </th>
            ) : null}
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
                      href={listAddress(parts, {
                        sort: { column: key, descending: sorted ? !query.sort.descending : false },
                      })}
                      aria-label={t("list.sortBy", { column: label })}
                    >
                      {label}
                      {sorted ? <Arrow down={query.sort.descending} /> : null}
                    </a>
                  ) : (
                    label
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {selectable ? (
                <td className="pick">
                  <label>
                    <input type="checkbox" name="ids" value={row.id} aria-labelledby={`row-${row.id}`} />
                  </label>
                </td>
              ) : null}
              {columns.map(({ key, className, cell, numeric, label }, index) => (
                <td
                  key={key}
                  id={selectable && index === 0 ? `row-${row.id}` : undefined}
                  className={className}
                  data-label={numeric ? label : undefined}
                >
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}

/** Selects every row of the page; does nothing without JavaScript, where each row has its own box. */
function PageBox() {
  const t = useT();
  return (
    <input
      type="checkbox"
      aria-label={t("list.selectPage")}
      onChange={(event) => {
        const { checked } = event.currentTarget;
        const table = event.currentTarget.closest("table");
        table?.querySelectorAll<HTMLInputElement>('tbody input[name="ids"]').forEach((other) => {
          other.checked = checked;
        });
      }}
    />
  );
}
