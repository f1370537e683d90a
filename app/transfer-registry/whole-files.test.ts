import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { saveOrganisation } from "~/modules/organisations/save-organisation.server";
import { organisationPatch } from "~/modules/organisations/organisation-form";
import { LOCALES } from "~/i18n/locales";
import { exportList } from "~/transfer/export-list.server";
import { attachment } from "~/transfer/file-answer";
import { importFile } from "~/transfer/import-file.server";
import { problemFile } from "~/transfer/problem-file.server";
import { readTable } from "~/transfer/tables/table-file";
import { templateFile } from "~/transfer/template-file.server";
import { undoImport } from "~/transfer/undo-import.server";
import { exportRegistry } from "./exports.server";
import { csvFile, importWorld } from "./import-world.testing";
import { importRegistry } from "./imports.server";

const HEAD = ["企业名称", "统一社会信用代码", "简称", "代号"];
const query = (text = "") => new URLSearchParams(text);
const organisationsExport = exportRegistry.organisations!;

describe("an import in one call", () => {
  it("names every problem with row and column, and with an error imports nothing", async () => {
    const { staff, register, record } = importWorld();
    const file = csvFile([
      HEAD,
      ["长沙甲机械有限公司", "91430104MA4L0AB12X", "甲", "1"],
      ["长沙乙机械有限公司", "9", "乙", "2"],
    ]);
    const result = await importFile(staff, importRegistry, "organisations", file);
    expect(result).toMatchObject({ created: 1, updated: 0, unchanged: 0, skipped: 1, importId: null });
    expect(result.errors).toMatchObject([{ row: 3, column: 2, key: "organisation.creditCode.wrongLength" }]);
    expect(result.warnings).toMatchObject([{ row: 2, column: 2, key: "organisation.creditCode.checkFailedShort" }]);
    expect(register()).toEqual([]);
    const skipped = await importFile(staff, importRegistry, "organisations", file, { skipErrors: true });
    expect(skipped).toMatchObject({ created: 1, skipped: 1 });
    expect(register()).toHaveLength(1);
    expect(record(skipped.importId!).status).toBe("committed");
  });

  it("keeps nothing at all of a dry run", async () => {
    const { staff, db, register } = importWorld();
    const file = csvFile([HEAD, ["长沙甲机械有限公司", "", "甲", "1"]]);
    const result = await importFile(staff, importRegistry, "organisations", file, { dryRun: true });
    expect(result).toMatchObject({ created: 1, importId: null });
    expect(register()).toEqual([]);
    expect(db.$client.prepare("SELECT count(*) FROM imports").pluck().get()).toBe(0);
  });

  it("takes a mapping by header, and says which header or field it does not know", async () => {
    const { staff, register } = importWorld();
    const file = csvFile([HEAD, ["长沙甲机械有限公司", "", "甲", "会员 1"]]);
    const run = (map: Record<string, string>) => importFile(staff, importRegistry, "organisations", file, { map });
    await expect(run({ 没有的列: "note" })).rejects.toMatchObject({ key: "import.unknownHeader" });
    await expect(run({ 代号: "promoterId" })).rejects.toMatchObject({ key: "import.unknownField" });
    await run({ 代号: "shortName" });
    expect(register()[0]!.shortName).toBe("会员 1");
  });

  it("lists rows about the same firm", async () => {
    const { staff } = importWorld();
    const row = ["长沙甲机械有限公司", "", "甲", ""];
    const same = await importFile(staff, importRegistry, "organisations", csvFile([HEAD, row, row]));
    expect(same).toMatchObject({ created: 1, skipped: 1, errors: [] });
    expect(same.duplicates).toMatchObject([{ row: 3, column: 0, key: "import.row.sameAs", params: { row: "2" } }]);
  });
});

describe("an exported list", () => {
  const text = fc
    .array(
      fc.constantFrom(
        "=1+1",
        "+86",
        "-5",
        "@x",
        "'",
        '"',
        ",",
        "；",
        "、",
        "|",
        "｜",
        "(",
        "）",
        "007",
        "中文",
        "ＡＢ",
        "\n",
        " ",
        "a",
      ),
      {
        minLength: 1,
        maxLength: 6,
      },
    )
    .map((parts) => parts.join(""));

  it.each(LOCALES)(
    "in %s is read back as no change, whatever it holds, as CSV and as XLSX",
    async (locale) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(
            fc.record({
              shortName: text,
              address: text,
              note: text,
              industry: text,
              products: fc.array(text, { maxLength: 3 }),
            }),
            { minLength: 1, maxLength: 5 },
          ),
          fc.constantFrom("csv" as const, "xlsx" as const),
          async (records, format) => {
            const { staff, register } = importWorld();
            const context = { ...staff, locale };
            records.forEach((patch, n) =>
              saveOrganisation(staff, { patch: { legalName: `长沙第${n}机械有限公司`, ...parsed(patch) } }),
            );
            const before = register();
            const { bytes } = await exportList(context, organisationsExport, format, query());
            const result = await importFile(context, importRegistry, "organisations", { name: `a.${format}`, bytes });
            expect(result).toMatchObject({ created: 0, updated: 0, unchanged: records.length, errors: [], skipped: 0 });
            expect(register()).toEqual(before);
          },
        ),
        { numRuns: 12, endOnFailure: true },
      );
    },
    60_000,
  );

  it.each(LOCALES)("in %s is read back as no change with every field filled in", async (locale) => {
    const { staff, register } = importWorld();
    const every = {
      legalName: "湘凯液压（集团）股份有限公司",
      shortName: "湘凯",
      formerNames: ["湘潭油缸厂, 一分厂"],
      englishName: "Xiangkai Hydraulics Co., Ltd.",
      creditCode: "91350100M0001TGQXM",
      creditCodeConfirmed: true,
      kind: "enterprise",
      sizeClass: "medium",
      region: "110108",
      address: "麓谷大道 1 号",
      industry: "液压",
      chainRoles: ["chain_leader", "supporting_supplier"],
      products: ["油缸", "液压阀"],
      website: "https://firm.example/a?b=1",
      groupName: "湘凯（集团）",
      aboveScaleSince: "2019-01-01",
      aboveScaleUntil: "2025-12-31",
      tags: ["出口, 型", "专精特新"],
      memberSince: "2020-02-29",
      memberUntil: "2026-09-30",
      note: "第一行\n第二行",
    };
    saveOrganisation(staff, { patch: parsed(every) });
    const before = register();
    const { bytes } = await exportList({ ...staff, locale }, organisationsExport, "xlsx", query());
    const file = { name: "a.xlsx", bytes };
    const result = await importFile({ ...staff, locale }, importRegistry, "organisations", file);
    expect(result).toMatchObject({ created: 0, updated: 0, unchanged: 1, errors: [], skipped: 0 });
    expect(register()).toEqual(before);
  });

  it("holds the whole query and not only a page of it, for those who may export, and leaves an entry", async () => {
    const { staff, account, organisation, audits } = importWorld();
    for (let n = 0; n < 60; n += 1)
      organisation(`长沙第${n}机械有限公司`, { kind: n < 55 ? "enterprise" : "university" });
    const file = await exportList(staff, organisationsExport, "csv", query("filter.kind=enterprise&perPage=20&page=2"));
    expect(file.rows).toBe(55);
    expect(audits("list.export")).toBe(1);
    await expect(exportList(account("viewer"), organisationsExport, "csv", query())).rejects.toMatchObject({
      kind: "forbidden",
    });
  });
});

describe("files that are handed out", () => {
  it("the template is read as a list without rows, and its headers are all known", async () => {
    const { staff } = importWorld();
    for (const locale of LOCALES) {
      const { bytes } = await templateFile({ ...staff, locale }, importRegistry.organisations!);
      const run = importFile(staff, importRegistry, "organisations", { name: "a.xlsx", bytes }, { dryRun: true });
      await expect(run).rejects.toMatchObject({ key: "table.noData" });
    }
  });

  it("the list of problems has every row that was left out, its cells and the reason", async () => {
    const { staff, preview } = importWorld();
    const id = await preview([HEAD, ["长沙甲机械有限公司", "9", "=1+1", ""], ["长沙乙机械有限公司", "", "", ""]]);
    const { bytes } = await problemFile(staff, importRegistry, id);
    const reading = readTable(bytes, "a.xlsx");
    if (!reading.ok) throw new Error(reading.problem.key);
    const cells = reading.file.sheet.rows.map((row) => row.map((cell) => cell.text));
    expect(cells).toHaveLength(2);
    expect(cells[0]).toEqual([...HEAD, "未导入原因"]);
    expect(cells[1]!.slice(0, 3)).toEqual(["长沙甲机械有限公司", "9", "=1+1"]);
    expect(cells[1]!.at(-1)).toMatch(/第 2 行.*18 位/);
  });

  it("a name can neither end its header nor leave its folder", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("../../a", 'a"; x="', "a\r\nB: c", "成员‮.csv")),
        (name) => {
          expect(attachment(name)).toMatch(
            /^attachment; filename="[A-Za-z0-9._ -]+"; filename\*=UTF-8''[A-Za-z0-9._~!$&+%-]+$/,
          );
        },
      ),
    );
  });
});

const REAL = path.resolve("../shared/data/member-lists");
describe.skipIf(!existsSync(REAL))("the real member lists (skipped where they are not at hand)", () => {
  it.each(["listed-firms.gb18030.csv", "listed-firms.xlsx"])(
    "%s: 1,623 created, again unchanged, undone",
    async (name) => {
      const { staff, db, register } = importWorld();
      const file = { name, bytes: new Uint8Array(readFileSync(path.join(REAL, name))) };
      const first = await importFile(staff, importRegistry, "organisations", file);
      expect(first).toMatchObject({ created: 1623, updated: 0, unchanged: 0, skipped: 0, errors: [], duplicates: [] });
      const again = await importFile(staff, importRegistry, "organisations", file);
      expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 1623, skipped: 0, errors: [] });
      expect(undoImport(staff, importRegistry, again.importId!)).toEqual({ restored: 0, removed: 0, left: [] });
      expect(undoImport(staff, importRegistry, first.importId!)).toEqual({ restored: 0, removed: 1623, left: [] });
      expect(register()).toEqual([]);
      expect(db.$client.prepare("SELECT count(*) FROM search_documents").pluck().get()).toBe(0);
    },
    60_000,
  );
});

function parsed(values: { shortName: string; address: string; note: string; industry: string; products: string[] }) {
  const result = organisationPatch.safeParse(values);
  return result.success ? result.data : {};
}
