import { buildWorkbook, inlineCell } from "~/transfer/tables/build-zip.testing";
import { columnName } from "~/transfer/tables/cell-reference";

export type Cells = readonly (readonly string[])[];

export function csvText(rows: Cells): string {
  return rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")).join("\r\n");
}

/** A workbook as associations keep it: a title over all columns, a line of notes, then the headers. */
export function titledWorkbook(title: string, rows: Cells): Buffer {
  const width = rows[0]!.length;
  const line = (cells: readonly string[], number: number) =>
    `<row r="${number}">${cells.map((cell, column) => inlineCell(`${columnName(column)}${number}`, cell)).join("")}</row>`;
  return Buffer.from(
    buildWorkbook({
      sheetData: [[title], ["填报单位：湘江促进中心"], ...rows].map((cells, index) => line(cells, index + 1)).join(""),
      after: `<mergeCells><mergeCell ref="A1:${columnName(width - 1)}1"/></mergeCells>`,
    }),
  );
}
