import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { guardFormula, unguardFormula } from "./formula-guard";
import { readTable } from "./table-file";
import { writeCsv } from "./write-csv";
import { writeXlsx } from "./write-xlsx.server";
import type { WrittenColumn, WrittenSheet } from "./written-table";

const STARTS = [
  "=",
  "+",
  "-",
  "@",
  "\t",
  "\r",
  "\n",
  "＝",
  "＋",
  "－",
  "＠",
  "a;=",
  'a",=',
  'a"=',
  "'=",
  "''+",
  "a\n=",
  "a\t=",
];
const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom(...STARTS, "'", '"', ",", ";", "1+1", "-5", "_x0041_", "中文", "𠮷", " "),
      fc.string({ unit: "binary", maxLength: 4 }),
    ),
    { maxLength: 6 },
  )
  .map((pieces) => pieces.join(""))
  // A zero byte or a row of control characters is no table for the CSV reader.
  .filter((text) => !/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/.test(text));
const columns: WrittenColumn[] = ["名称", "备注", "其他"].map((header) => ({ header, kind: "text" }));
const table = fc.array(fc.tuple(nasty, nasty, nasty), { minLength: 1, maxLength: 5 });

function textsOf(bytes: Uint8Array, name: string, rows: number): string[][] {
  const reading = readTable(bytes, name);
  if (!reading.ok) throw new Error(reading.problem.key);
  const { sheet } = reading.file;
  return Array.from({ length: rows }, (_, row) => [0, 1, 2].map((column) => sheet.rows[row + 1]?.[column]?.text ?? ""));
}

describe("what was exported", () => {
  test("the guard is taken off exactly, whatever the text", () => {
    fc.assert(
      fc.property(nasty, (text) => unguardFormula(guardFormula(text)) === text),
      { numRuns: 5000 },
    );
  });

  test("comes back from CSV unchanged", () => {
    fc.assert(
      fc.property(table, (rows) => {
        expect(textsOf(writeCsv({ columns, rows }), "a.csv", rows.length)).toEqual(rows);
      }),
      { numRuns: 1500 },
    );
  });

  test("comes back from XLSX unchanged, control characters included", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(nasty, fc.string({ unit: "binary" }), fc.string()), { minLength: 1, maxLength: 4 }),
        async (rows) => {
          expect(textsOf(await writeXlsx([{ name: "名单", columns, rows }]), "a.xlsx", rows.length)).toEqual(rows);
        },
      ),
      { numRuns: 400 },
    );
  });

  test("honest values are not touched", () => {
    for (const text of ["-5", "+86 13800000000", "-1,234.50", "+3.5%", "王-芳", "a=b", "'quoted'"])
      expect(guardFormula(text)).toBe(text);
  });

  test("keeps numbers, days and ratios as such, on several sheets", async () => {
    const sheets: WrittenSheet[] = [
      { name: "说明", columns: [{ header: "说明", kind: "text" }], rows: [] },
      {
        name: "数据",
        columns: (["text", "integer", "decimal", "day", "percent"] as const).map((kind) => ({ header: kind, kind })),
        rows: [
          ["000019", 12, "1234.5", "2026-09-30", 0.125],
          ["91320500123456789X", "123456789012345678", -0.5, "无", null],
        ],
      },
    ];
    const reading = readTable(await writeXlsx(sheets), "a.xlsx");
    if (!reading.ok) throw new Error(reading.problem.key);
    expect(reading.file.sheet.name).toBe("数据");
    expect(reading.file.otherSheets).toEqual(["说明"]);
    expect(reading.file.sheet.rows.slice(1).map((row) => row.map((cell) => `${cell.kind} ${cell.text}`))).toEqual([
      ["text 000019", "number 12", "number 1234.5", "day 2026-09-30", "percent 12.5%"],
      ["text 91320500123456789X", "text 123456789012345678", "number -0.5", "text 无"],
    ]);
  });
});

const office = ["/usr/bin/soffice", "/usr/local/bin/soffice"].find((path) => existsSync(path));
if (!office) console.info("LibreOffice is not on this machine: the formula check in a real spreadsheet is skipped");

describe.skipIf(!office)("opened in LibreOffice", () => {
  test("no exported text is evaluated, and honest values keep their text", async () => {
    const folder = mkdtempSync(join(tmpdir(), "weft-tables-"));
    try {
      const dangerous = STARTS.map((start) => `${start}6*7000`);
      const honest = ["-5", "+86 13800000000", "000019"];
      const rows = [...dangerous, ...honest].map((text, index) => [`r${index}`, text, text]);
      writeFileSync(join(folder, "csv.csv"), writeCsv({ columns, rows }));
      writeFileSync(join(folder, "xlsx.xlsx"), await writeXlsx([{ name: "名单", columns, rows }]));
      const convert = (file: string, filter: string) =>
        execFileSync(
          office ?? "",
          [
            `-env:UserInstallation=file://${folder}/profile`,
            "--headless",
            ...(filter ? [`--infilter=${filter}`] : []),
            "--convert-to",
            "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true",
            "--outdir",
            join(folder, "out"),
            join(folder, file),
          ],
          { stdio: "pipe", timeout: 60_000 },
        );
      // Comma, then semicolon as the separator; the last fields are: quoted text as text no, detect numbers yes, evaluate formulas yes.
      for (const separator of [44, 59]) {
        convert("csv.csv", `CSV:${separator},34,76,1,,0,false,true,false,false,false,0,true`);
        expect(readFileSync(join(folder, "out/csv.csv"), "utf8")).not.toMatch(/42000|Err:|#NAME|#VALUE|#REF/);
      }
      convert("xlsx.xlsx", "");
      const back = readFileSync(join(folder, "out/xlsx.csv"));
      expect(back.toString("utf8")).not.toMatch(/42000|Err:|#NAME|#VALUE|#REF/);
      for (const text of honest) expect(back.toString("utf8")).toContain(text);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 90_000);
});
