import type { ListDefinition } from "~/lists/define-list";
import type { ExportTable } from "./define-export";

/**
 * The columns of a file for the columns that a list shows, in their order; one shown column may need several of the file. All of
 * them where nothing was chosen, and where nothing of what is shown is in the file.
 */
export function chosenColumns(
  list: Pick<ListDefinition, "columns">,
  { columns, rows }: ExportTable,
  chosen: readonly string[] | undefined,
): ExportTable {
  const taken = (chosen ?? []).flatMap((key) =>
    columns.flatMap(({ header, column }, at) =>
      (column ?? header) === key || header === list.columns[key]?.label ? [at] : [],
    ),
  );
  const places = [...new Set(taken)];
  if (places.length === 0) return { columns, rows };
  return {
    columns: places.map((at) => columns[at]!),
    rows: rows.map((row) => places.map((at) => row[at]!)),
  };
}
