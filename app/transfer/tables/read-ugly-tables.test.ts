import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { readDay, readDecimal, readPercent, readText, type CellReading } from "./cell-values";
import { findHeader } from "./find-header";
import { mapColumns } from "./map-columns";
import { readTableInWorker } from "./read-table-in-worker.server";
import { EMPTY_CELL, problemsOf, type Cell, type TableSheet } from "./table";
import { readTable } from "./table-file";
import { uglyTables } from "./ugly-tables.testing";

const FIELDS = [
  { key: "name", names: ["企业全称", "企业名称"] },
  { key: "contact", names: ["联系人", "联系人姓名"] },
  { key: "revenue", names: ["营业收入"] },
  { key: "founded", names: ["成立日期"] },
  { key: "share", names: ["出口占比"] },
];
const READERS: Record<string, (cell: Cell) => CellReading<string>> = {
  name: readText,
  contact: readText,
  revenue: readDecimal,
  founded: readDay,
  share: readPercent,
};

describe("a good but ugly table", () => {
  const tables = uglyTables();

  test("there are at least sixty", () => expect(tables.length).toBeGreaterThanOrEqual(60));

  test.each(tables)("$name: every value is right or flagged", ({ bytes, fileName, truth }) => {
    const reading = readTable(bytes, fileName);
    if (!reading.ok) throw new Error(reading.problem.key);
    const { sheet } = reading.file;
    if (Object.keys(truth).length === 0) {
      expect(sheet.problems.map((problem) => problem.key)).toContain("table.encodingDoubtful");
      expect(sheet.rows[0]?.map((cell) => cell.text)).toEqual(["企業全稱", "聯絡人"]);
      return;
    }
    const search = findHeader(sheet, FIELDS);
    if (!search.ok) throw new Error(search.problem.key);
    const { columns } = mapColumns(search.header.headers, FIELDS);
    const row = sheet.rows[search.header.dataRows[0] ?? -1] ?? [];
    const actual = Object.fromEntries(
      Object.keys(truth).map((key) => {
        const column = columns.find((candidate) => candidate.key === key);
        const { value, problem, doubt } = READERS[key]?.(row[column?.index ?? -1] ?? EMPTY_CELL) ?? {};
        return [key, problem || doubt ? "?" : value];
      }),
    );
    expect(actual).toEqual(truth);
  });

  test("a row with a separator too many is named, because its values stand in the wrong columns", () => {
    const table = tables.find(({ name }) => name === "a separator too many");
    const reading = readTable(table?.bytes ?? new Uint8Array(), "名单.csv");
    expect(reading.ok && problemsOf(reading.file.sheet)).toMatchObject([{ row: 4, key: "table.raggedRow" }]);
  });
});

const LISTS = resolve(process.cwd(), "../shared/data/member-lists");
const found = existsSync(LISTS);
if (!found) console.info(`Real member lists skipped: ${LISTS} is not there`);

describe.skipIf(!found)("the real member lists", () => {
  test("both hold the same 1,623 firms under their header, but for one control character that the XLSX lost", async () => {
    const contents: string[][][] = [];
    for (const [name, headerRow] of [
      ["listed-firms.gb18030.csv", 0],
      ["listed-firms.xlsx", 1],
    ] as const) {
      const reading = await readTableInWorker(readFileSync(resolve(LISTS, name)), name);
      if (!reading.ok) throw new Error(reading.problem.key);
      const { sheet } = reading.file;
      const search = findHeader(sheet, [
        { key: "name", names: ["企业全称"] },
        { key: "product", names: ["主营产品"] },
      ]);
      if (!search.ok) throw new Error(search.problem.key);
      expect(search.header.firstRow).toBe(headerRow);
      expect(search.header.dataRows).toHaveLength(1623);
      expect(search.header.headers).toEqual(["企业全称", "简称", "曾用简称", "所属行业", "主营产品", "证券代码"]);
      contents.push(search.header.dataRows.map((row) => texts(sheet, row)));
    }
    const [csv = [], xlsx = []] = contents;
    const flat = xlsx.flat();
    const differing = csv.flat().filter((text, index) => text !== flat[index]);
    expect(differing).toEqual(["五矿发展\u007F,龙腾科技,五矿发展,G五矿"]);
    expect(csv.map((row) => row.map((text) => text.replace("\u007F", "")))).toEqual(xlsx);
  });
});

function texts(sheet: TableSheet, row: number): string[] {
  return Array.from({ length: 6 }, (_, column) => sheet.rows[row]?.[column]?.text ?? "");
}
