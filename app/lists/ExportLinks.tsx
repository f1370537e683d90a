import { useT } from "~/i18n/I18n";
import type { ListDefinition } from "./define-list";
import { BUTTON_LIKE } from "./list-parts";
import { listSearch, shownColumns, type ListQuery } from "./list-query";
import { Sheet } from "./Sheet";
import { useListDesk } from "./use-list-desk";

/** The list as a file: the whole query, with all columns or with those shown. */
export function ExportLinks({
  definition,
  query,
  path = `/exports/${definition.id}`,
}: {
  definition: ListDefinition;
  query: ListQuery;
  /** The address without its ending. */
  path?: string;
}) {
  const t = useT();
  const desk = useListDesk(definition.id);
  const all = listSearch(definition, query, { columns: undefined });
  const shown = listSearch(definition, query, { columns: shownColumns(definition, query, desk.columns) });
  return (
    <Sheet label={t("list.exportColumns")} look={BUTTON_LIKE} className="right-0 sm:w-60">
      <ul>
        {(["csv", "xlsx"] as const).flatMap((format) =>
          [
            { search: all, what: t("list.exportAll") },
            { search: shown, what: t("list.exportShown") },
          ].map(({ search, what }) => (
            <li key={format + search}>
              <a
                href={`${path}.${format}${search}`}
                className="touch-target flex min-h-[34px] items-center rounded-md px-2 hover:bg-wash"
              >
                {t(format === "csv" ? "action.exportCsv" : "action.exportXlsx")} · {what}
              </a>
            </li>
          )),
        )}
      </ul>
    </Sheet>
  );
}
