import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { organisationImport } from "~/modules/organisations/organisation-import.server";
import { checkImport } from "~/transfer/check-import.server";
import { chooseMapping } from "~/transfer/choose-mapping.server";
import { commitImport } from "~/transfer/commit-import.server";
import type { FieldValue } from "~/transfer/define-import";
import type { RowPlan } from "~/transfer/import-row";
import { readDecimal, readInteger, readPercent, type CellReading } from "~/transfer/tables/cell-values";
import type { Cell } from "~/transfer/tables/table";
import { readTable } from "~/transfer/tables/table-file";
import { uploadImport } from "~/transfer/upload-import.server";
import { loadImport } from "~/transfer/import-record.server";
import { importWorld } from "./import-world.testing";
import { importRegistry } from "./imports.server";
import { uglyList, type NumberColumn, type UglyList } from "./ugly-lists.testing";

// Three hundred workers would only start and stop; that files are read in one is tested with hostile files.
vi.mock("~/transfer/tables/read-table-in-worker.server", () => ({
  readTableInWorker: (bytes: Uint8Array, name: string) => Promise.resolve(readTable(bytes, name)),
}));

const LISTS = 300;
const READERS: Record<NumberColumn, (cell: Cell) => CellReading<string | number>> = {
  revenue: readDecimal,
  share: readPercent,
  staff: readInteger,
};

const isBlank = (value: FieldValue | undefined) =>
  value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);

/**
 * What is wrong with the plan of a list, one sentence a cell; empty when every cell is right or flagged.
 * @param mayFlag flags are right where a value was expected as well: another program wrote it in a way that nobody can be sure of
 */
function wrongCells(
  list: UglyList,
  plans: readonly RowPlan[],
  cellsOf: (row: number) => readonly Cell[],
  mayFlag = false,
): string[] {
  const wrong: string[] = [];
  const byRow = new Map(plans.map((plan) => [plan.rowNumber, plan]));
  for (const { rowNumber, truth } of list.rows) {
    const plan = byRow.get(rowNumber);
    const say = (what: string) => wrong.push(`${list.name}, row ${rowNumber}: ${what}`);
    if (!plan) {
      say("was not read");
      continue;
    }
    byRow.delete(rowNumber);
    const flagged = new Set(plan.problems.filter(({ level }) => level !== "warning").map(({ field }) => field));
    // Nobody has seen the licence of a firm whose code is not given.
    const noCode = !truth.creditCode || "blank" in truth.creditCode;
    let clean = true;
    for (const [field, expected] of Object.entries(truth)) {
      const numbers = list.numberColumns.find(({ key }) => key === field);
      if (numbers) {
        const { value, problem, doubt } = READERS[numbers.key](
          cellsOf(rowNumber)[numbers.column] ?? { text: "", kind: "empty" },
        );
        const found = problem || doubt ? "flag" : value;
        const wanted = "flag" in expected ? "flag" : "blank" in expected ? undefined : expected.value;
        if (found !== wanted && !(mayFlag && found === "flag"))
          say(`${field} is ${String(found)} instead of ${String(wanted)}`);
        continue;
      }
      if ("flag" in expected) {
        clean = false;
        if (!flagged.has(field)) say(`${field} is not flagged: ${JSON.stringify(plan.after?.[field])}`);
      } else if (flagged.has(field)) {
        if (mayFlag) clean = false;
        else say(`${field} is flagged: ${JSON.stringify(plan.problems)}`);
      }
    }
    if (!clean) {
      if (plan.outcome !== "error" && plan.outcome !== "doubtful") say(`is no open row but ${plan.outcome}`);
      continue;
    }
    if (plan.outcome !== "create") {
      say(`would be ${plan.outcome}: ${JSON.stringify(plan.problems)}`);
      continue;
    }
    for (const [field, expected] of Object.entries(truth)) {
      if (list.numberColumns.some(({ key }) => key === field) || "flag" in expected) continue;
      const found = plan.after?.[field];
      if (field === "creditCodeConfirmed" && (noCode || "blank" in expected)) {
        if (found !== false) say(`${field} is ${JSON.stringify(found)}`);
      } else if ("blank" in expected) {
        if (!isBlank(found) && field !== "kind") say(`${field} is ${JSON.stringify(found)} instead of nothing`);
      } else if (JSON.stringify(found ?? false) !== JSON.stringify(expected.value))
        say(`${field} is ${JSON.stringify(found)} instead of ${JSON.stringify(expected.value)}`);
    }
  }
  for (const [row, { outcome, after }] of byRow)
    if (outcome !== "skip")
      wrong.push(`${list.name}, row ${row}: no data, and yet ${outcome} ${JSON.stringify(after)}`);
  return wrong;
}

async function planned(world: ReturnType<typeof importWorld>, list: UglyList) {
  const { staff } = world;
  const id = await uploadImport(staff, organisationImport, { name: list.fileName, bytes: list.bytes });
  const { record } = loadImport(staff, importRegistry, id);
  chooseMapping(staff, importRegistry, id, { mapping: record.mapping, onMatch: "update" });
  const plans = await checkImport(staff, importRegistry, id);
  return { id, plans, findings: record.findings };
}

function readCells(list: UglyList): (row: number) => readonly Cell[] {
  const reading = readTable(list.bytes, list.fileName);
  if (!reading.ok) throw new Error(reading.problem.key);
  return (row) => reading.file.sheet.rows[row - 1] ?? [];
}

describe("good but ugly member lists", () => {
  const total = { cells: 0, flagged: 0 };

  it.each(Array.from({ length: LISTS / 20 }, (_, part) => part))(
    "lists of part %i: every cell is right or flagged, nothing or all is written, and again changes nothing",
    async (part) => {
      const wrong: string[] = [];
      for (let number = part * 20; number < part * 20 + 20; number += 1) {
        const list = uglyList(number);
        const world = importWorld();
        const { staff, register } = world;
        const first = await planned(world, list);
        wrong.push(...wrongCells(list, first.plans, readCells(list)));
        if (list.fileFlag && !first.findings.problems.some(({ key }) => key === list.fileFlag))
          wrong.push(`${list.name}: ${list.fileFlag} is not said`);
        if (list.contested && !first.findings.contested.includes(list.contested))
          wrong.push(`${list.name}: that two columns claim ${list.contested} is not said`);
        for (const { truth } of list.rows)
          for (const cell of Object.values(truth)) {
            total.cells += 1;
            if ("flag" in cell) total.flagged += 1;
          }
        const open = first.plans.filter(({ outcome }) => outcome === "error" || outcome === "doubtful").length;
        const created = first.plans.filter(({ outcome }) => outcome === "create").length;
        if (open > 0) {
          expect(() => commitImport(staff, importRegistry, first.id, { skipErrors: false })).toThrow();
          expect(register()).toEqual([]);
        }
        commitImport(staff, importRegistry, first.id, { skipErrors: true });
        const written = register();
        expect(written).toHaveLength(created);
        const again = await planned(world, list);
        const outcomes = (plans: readonly RowPlan[]) =>
          plans.map(({ outcome }) => (outcome === "create" ? "unchanged" : outcome));
        expect(again.plans.map(({ outcome }) => outcome)).toEqual(outcomes(first.plans));
        commitImport(staff, importRegistry, again.id, { skipErrors: true });
        expect(register()).toEqual(written);
      }
      expect(wrong).toEqual([]);
    },
  );

  const office = ["/usr/bin/soffice", "/usr/local/bin/soffice"].find((path) => existsSync(path));
  if (!office) console.info("LibreOffice is not on this machine: the lists that it saves again are skipped");

  it.skipIf(!office)(
    "saved again by an office program, as a sheet and as text, are right or flagged as before",
    async () => {
      const folder = mkdtempSync(join(tmpdir(), "weft-ugly-"));
      try {
        const lists = [1, 3, 5, 7, 9, 11, 13, 15].map((number) => uglyList(number, { forOffice: true }));
        const files = lists.map(({ bytes }, index) => {
          const file = join(folder, `${index}.xlsx`);
          writeFileSync(file, bytes);
          return file;
        });
        // The numbers of the text encodings in LibreOffice: 85 is GB18030, 65535 UTF-16.
        const ways = [
          ["xlsx", "xlsx:Calc MS Excel 2007 XML"],
          ["csv", "csv:Text - txt - csv (StarCalc):44,34,85,1,,0,false,true"],
          ["csv", "csv:Text - txt - csv (StarCalc):9,34,65535,1,,0,false,true"],
        ] as const;
        const wrong: string[] = [];
        let created = 0;
        for (const [way, [extension, filter]] of ways.entries()) {
          const out = join(folder, `out${way}`);
          execFileSync(
            office ?? "",
            [
              `-env:UserInstallation=file://${folder}/profile`,
              "--headless",
              "--convert-to",
              filter,
              "--outdir",
              out,
              ...files,
            ],
            { stdio: "pipe", timeout: 90_000 },
          );
          for (const [index, list] of lists.entries()) {
            const bytes = new Uint8Array(readFileSync(join(out, `${index}.${extension}`)));
            const saved = { ...list, name: `${list.name}, saved as ${filter}`, fileName: `名单.${extension}`, bytes };
            const { plans } = await planned(importWorld(), saved);
            wrong.push(...wrongCells(saved, plans, readCells(saved), extension === "csv"));
            created += plans.filter(({ outcome }) => outcome === "create").length;
          }
        }
        expect(wrong).toEqual([]);
        expect(created).toBeGreaterThan(80);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
    120_000,
  );

  it("hold cells enough of both sorts", () => {
    expect(total.cells).toBeGreaterThan(20_000);
    expect(total.flagged).toBeGreaterThan(700);
  });
});
