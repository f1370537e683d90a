import { describe, expect, it } from "vitest";
import { rememberedColumns } from "~db/schema";
import { checkImport } from "~/transfer/check-import.server";
import { chooseMapping } from "~/transfer/choose-mapping.server";
import { correctRow, decideRow } from "~/transfer/settle-row.server";
import { earlierImport, uploadImport } from "~/transfer/upload-import.server";
import { commitImport } from "~/transfer/commit-import.server";
import { csvFile, importWorld } from "./import-world.testing";
import { importRegistry } from "./imports.server";

const VALID = "91430104MA4L0AB127";
const SECOND = "91430104MA4L0CD349";
const FAILS_CHECK = "91430104MA4L0AB12X";
const HEAD = ["企业名称", "统一社会信用代码", "简称", "主要产品"];

describe("what every row of a list would do", () => {
  it("is one of six things, and nothing is written by looking", async () => {
    const { organisation, preview, rows, outcomes, register } = importWorld();
    organisation("长沙甲机械有限公司", { creditCode: VALID, shortName: "旧简称" });
    organisation("长沙乙机械有限公司", { products: ["油缸"] });
    const before = register();
    const id = await preview([
      HEAD,
      ["长沙新机械有限公司", SECOND, "新", "泵"],
      ["长沙甲机械有限公司", VALID, "甲", ""],
      ["长沙乙机械有限公司", "", "", "油缸"],
      ["长沙丁机械有限公司", "", "丁", ""],
      ["长沙丁机械有限公司", "", "丁", ""],
      ["长沙戊机械有限公司", "12345", "", ""],
      ["长沙己机械有限公司", VALID, "", ""],
    ]);
    // Rows 3 and 8 name one code and two firms: neither is taken until somebody says which.
    expect(outcomes(id)).toEqual(["create", "doubtful", "unchanged", "create", "skip", "error", "doubtful"]);
    expect(rows(id)[4]!.plan.problems).toMatchObject([{ key: "import.row.sameAs", params: { row: "5" } }]);
    expect(rows(id)[5]!.plan.problems).toMatchObject([{ field: "creditCode", level: "error" }]);
    expect(register()).toEqual(before);
  });

  it("says before and after of a change, and leaves alone what the file does not say", async () => {
    const { organisation, preview, rows } = importWorld();
    organisation("长沙甲机械有限公司", { creditCode: VALID, shortName: "旧", address: "麓谷", products: ["油缸"] });
    const id = await preview([HEAD, ["长沙甲机械有限公司", VALID, "", "泵；阀"]]);
    expect(rows(id)[0]!.plan).toMatchObject({
      outcome: "update",
      before: { products: ["油缸"] },
      after: { products: ["泵", "阀"] },
    });
    expect(Object.keys(rows(id)[0]!.plan.after!)).toEqual(["products"]);
  });

  it("fills blanks only, or passes over what is there, when asked to", async () => {
    const { organisation, preview, rows, outcomes } = importWorld();
    organisation("长沙甲机械有限公司", { shortName: "旧", products: [] });
    const list = [HEAD, ["长沙甲机械有限公司", VALID, "新", "泵"]];
    const filled = await preview(list, { onMatch: "fill-blanks" });
    expect(rows(filled)[0]!.plan.after).toEqual({ creditCode: VALID, products: ["泵"] });
    expect(outcomes(await preview(list, { onMatch: "skip" }))).toEqual(["skip"]);
  });

  it("takes the credit code before the name, and doubts where they disagree", async () => {
    const { organisation, preview, rows } = importWorld();
    const first = organisation("长沙甲机械有限公司", { creditCode: VALID });
    const second = organisation("长沙乙机械有限公司", { comparableName: "长沙乙机械有限公司", creditCode: SECOND });
    const id = await preview([
      HEAD,
      ["长沙改名机械有限公司", VALID, "", ""],
      ["长沙乙机械有限公司", FAILS_CHECK, "", ""],
    ]);
    const [renamed, otherCode] = rows(id);
    expect(renamed!.plan).toMatchObject({ outcome: "doubtful", target: first });
    expect(renamed!.plan.problems).toMatchObject([{ key: "import.match.nameDiffers", level: "doubt" }]);
    expect(otherCode!.plan).toMatchObject({ outcome: "doubtful", target: second });
    expect(otherCode!.plan.problems[0]).toMatchObject({ key: "import.match.codeDiffers", params: { code: SECOND } });
  });

  it("asks which one is meant when two have the name", async () => {
    const { staff, organisation, preview, rows } = importWorld();
    const first = organisation("长沙甲机械有限公司");
    const second = organisation("长沙甲机械有限公司");
    const id = await preview([HEAD, ["长沙甲机械有限公司", "", "甲", ""]]);
    expect(rows(id)[0]!.plan).toMatchObject({ outcome: "doubtful", target: null, candidates: [first, second] });
    await decideRow(staff, importRegistry, id, 2, `record:${second}`);
    expect(rows(id)[0]!.plan).toMatchObject({ outcome: "update", target: second });
    await decideRow(staff, importRegistry, id, 2, "new");
    expect(rows(id)[0]!.plan).toMatchObject({ outcome: "create", target: null });
  });

  it("keeps a genuine code whose check character does not fit, with a warning", async () => {
    const { preview, rows } = importWorld();
    const id = await preview([HEAD, ["长沙甲机械有限公司", FAILS_CHECK, "", ""]]);
    expect(rows(id)[0]!.plan).toMatchObject({ outcome: "create", after: { creditCode: FAILS_CHECK } });
    expect(rows(id)[0]!.plan.problems).toMatchObject([{ field: "creditCode", level: "warning" }]);
  });

  it("reads full-width digits, spaces and days as people write them, and refuses impossible days", async () => {
    const { preview, rows, outcomes } = importWorld();
    const id = await preview([
      ["单位名称", "信用代码", "入会时间", "所在地"],
      ["长沙甲机械有限公司", " ９１４３０１０４ ＭＡ４Ｌ０ＡＢ１２７ ", "2020年2月9日", "长沙市岳麓区"],
      ["长沙乙机械有限公司", "", "45000", ""],
      ["长沙丙机械有限公司", "", "2021-02-30", ""],
      ["长沙丁机械有限公司", "", "", "火星基地"],
    ]);
    expect(rows(id)[0]!.plan.after).toMatchObject({
      creditCode: VALID,
      memberSince: "2020-02-09",
      region: "430104",
    });
    expect(outcomes(id)).toEqual(["create", "doubtful", "error", "error"]);
    expect(rows(id)[1]!.plan.problems).toMatchObject([{ field: "memberSince", key: "table.dayDoubtful" }]);
    expect(rows(id)[3]!.plan.problems).toMatchObject([{ field: "region", level: "error" }]);
  });

  it("takes invisible control characters away and says so", async () => {
    const { preview, rows } = importWorld();
    const id = await preview([HEAD, ["长沙甲机械有限公司", "", "甲\u007f", ""]]);
    expect(rows(id)[0]!.plan).toMatchObject({ outcome: "create", after: { shortName: "甲" } });
    expect(rows(id)[0]!.plan.problems).toMatchObject([{ field: "shortName", key: "import.row.invisibleRemoved" }]);
  });

  it("finds the header under a title and over two rows, and leaves totals and notes out", async () => {
    const { preview, rows, record } = importWorld();
    const id = await preview([
      ["2026 年会员名单", "", "", ""],
      ["基本情况", "", "经营", ""],
      ["企业名称", "统一社会信用代码", "主要产品", "所属行业"],
      ["长沙甲机械有限公司", VALID, "泵", "液压"],
      ["合计", "1", "", ""],
    ]);
    expect(rows(id).map((row) => [row.rowNumber, row.plan.outcome])).toEqual([[4, "create"]]);
    expect(record(id).findings.leftOut).toEqual([{ row: 5, reason: "total" }]);
  });
});

describe("rows of one file about the same firm", () => {
  const twice = [
    HEAD,
    ["长沙甲机械有限公司", VALID, "甲", ""],
    ["长沙丙机械有限公司", "", "", ""],
    ["长沙甲机械股份有限公司", VALID, "甲股份", ""],
  ];

  it("wait for a person and name each other", async () => {
    const { preview, rows, outcomes } = importWorld();
    const id = await preview(twice);
    expect(outcomes(id)).toEqual(["doubtful", "create", "doubtful"]);
    expect(rows(id)[0]!.plan.problems).toMatchObject([{ key: "import.row.sameCode", params: { rows: "4" } }]);
    expect(rows(id)[2]!.plan.problems).toMatchObject([{ key: "import.row.sameCode", params: { rows: "2" } }]);
  });

  it("are settled by choosing one, or by dropping the other", async () => {
    const { staff, preview, outcomes } = importWorld();
    const id = await preview(twice);
    await decideRow(staff, importRegistry, id, 4, "accept");
    expect(outcomes(id)).toEqual(["skip", "create", "create"]);
    await decideRow(staff, importRegistry, id, 4, null);
    await decideRow(staff, importRegistry, id, 2, "drop");
    expect(outcomes(id)).toEqual(["skip", "create", "create"]);
    await decideRow(staff, importRegistry, id, 2, "accept");
    await decideRow(staff, importRegistry, id, 4, "accept");
    expect(outcomes(id)).toEqual(["doubtful", "create", "doubtful"]);
  });

  it("count once when they differ only in spaces and width", async () => {
    const { preview, outcomes } = importWorld();
    const id = await preview([
      HEAD,
      ["长沙甲机械有限公司", VALID, "甲", "泵、阀"],
      [" 长沙甲机械有限公司 ", VALID.toLowerCase(), "甲", "泵；阀"],
    ]);
    expect(outcomes(id)).toEqual(["create", "skip"]);
  });

  it("stay one firm where the code is the same, whatever a person says", async () => {
    const { staff, preview, outcomes } = importWorld();
    const id = await preview(twice);
    await decideRow(staff, importRegistry, id, 4, "new");
    expect(outcomes(id)).toEqual(["doubtful", "create", "doubtful"]);
  });

  it("must not both change the record that a person said is meant", async () => {
    const { staff, organisation, preview, rows, outcomes } = importWorld();
    const target = organisation("长沙甲机械有限公司", { creditCode: VALID });
    const id = await preview([HEAD, ["长沙甲机械有限公司", "", "一", ""], ["长沙改名机械有限公司", VALID, "二", ""]]);
    await decideRow(staff, importRegistry, id, 3, `record:${target}`);
    expect(outcomes(id)).toEqual(["doubtful", "doubtful"]);
    expect(rows(id)[0]!.plan.problems).toMatchObject([{ key: "import.row.sameRecord", params: { rows: "3" } }]);
    await decideRow(staff, importRegistry, id, 2, "drop");
    expect(outcomes(id)).toEqual(["skip", "update"]);
  });

  it("may be two firms of one name when a person says so", async () => {
    const { staff, preview, outcomes, register } = importWorld();
    const id = await preview([HEAD, ["长沙甲机械有限公司", VALID, "", ""], ["长沙甲机械有限公司", SECOND, "", ""]]);
    expect(outcomes(id)).toEqual(["doubtful", "doubtful"]);
    await decideRow(staff, importRegistry, id, 3, "new");
    expect(outcomes(id)).toEqual(["create", "create"]);
    commitImport(staff, importRegistry, id, { skipErrors: false });
    expect(register().map((row) => row.creditCode)).toEqual([VALID, SECOND]);
  });
});

describe("correcting a cell in place", () => {
  it("settles an error, keeps what was read, and can be taken back", async () => {
    const { staff, preview, rows, outcomes } = importWorld();
    const id = await preview([HEAD, ["长沙甲机械有限公司", "12345", "", ""]]);
    expect(outcomes(id)).toEqual(["error"]);
    await correctRow(staff, importRegistry, id, 2, { "1": VALID });
    expect(rows(id)[0]).toMatchObject({ corrections: { "1": VALID }, plan: { outcome: "create" } });
    expect(rows(id)[0]!.cells[1]).toBe("12345");
    await correctRow(staff, importRegistry, id, 2, { "1": "12345" });
    expect(rows(id)[0]).toMatchObject({ corrections: null, plan: { outcome: "error" } });
  });

  it("looks at the other rows again too", async () => {
    const { staff, preview, outcomes } = importWorld();
    const id = await preview([HEAD, ["长沙甲机械有限公司", VALID, "", ""], ["长沙乙机械有限公司", VALID, "", ""]]);
    expect(outcomes(id)).toEqual(["doubtful", "doubtful"]);
    await correctRow(staff, importRegistry, id, 3, { "1": SECOND });
    expect(outcomes(id)).toEqual(["create", "create"]);
  });

  it("does nothing to columns that the file does not have", async () => {
    const { staff, preview, rows } = importWorld();
    const id = await preview([HEAD, ["长沙甲机械有限公司", VALID, "", ""]]);
    await correctRow(staff, importRegistry, id, 2, { "99": "x", __proto__: "x", constructor: "x" });
    expect(rows(id)[0]!.corrections).toBeNull();
  });
});

describe("two checks at once", () => {
  it("leave the later one standing, whichever ends last", async () => {
    const { staff, preview, rows, record } = importWorld();
    const lines = Array.from({ length: 600 }, (_, n) => [`长沙第${n}机械有限公司`, "", `第${n}`, ""]);
    const id = await preview([HEAD, ...lines]);
    const [name] = Object.keys(record(id).mapping);
    const earlier = checkImport(staff, importRegistry, id);
    chooseMapping(staff, importRegistry, id, { mapping: { [name!]: "legalName" }, onMatch: "update" });
    const later = checkImport(staff, importRegistry, id);
    await Promise.all([earlier, later]);
    expect(rows(id).every((row) => !("shortName" in row.plan.after!))).toBe(true);
    commitImport(staff, importRegistry, id, { skipErrors: false });
  });
});

describe("the columns of a file", () => {
  it("are remembered as a person chose them against the proposal", async () => {
    const { staff, db, record } = importWorld();
    const lines = [
      ["企业名称", "代号", "简称"],
      ["长沙甲机械有限公司", "J1", "甲"],
    ];
    const first = await uploadImport(staff, importRegistry.organisations!, csvFile(lines));
    expect(record(first).mapping).toEqual({ "0": "legalName", "1": null, "2": "shortName" });
    const mapping = { "0": "legalName", "1": "note", "2": null };
    chooseMapping(staff, importRegistry, first, { mapping, onMatch: "update" });
    const kept = db.select().from(rememberedColumns).all();
    expect(kept.map(({ header, field }) => [header, field])).toEqual([
      ["代号", "note"],
      ["简称", null],
    ]);
    const second = await uploadImport(staff, importRegistry.organisations!, csvFile(lines));
    expect(record(second).mapping).toEqual(mapping);
  });

  it("must have the name among them, and no field twice", async () => {
    const { staff, record } = importWorld();
    const id = await uploadImport(
      staff,
      importRegistry.organisations!,
      csvFile([HEAD, ["长沙甲机械有限公司", "", "", ""]]),
    );
    const choose = (mapping: Record<string, string | null>) => () =>
      chooseMapping(staff, importRegistry, id, { mapping, onMatch: "update" });
    expect(choose({ "1": "creditCode" })).toThrow("import.mapping.missing");
    expect(choose({ "0": "legalName", "1": "legalName" })).toThrow("error.invalid");
    expect(choose({ "0": "legalName", "1": "promoterId" })).toThrow("error.invalid");
    expect(record(id).status).toBe("mapping");
  });

  it("forget what was decided about rows when they change, and keep corrected cells", async () => {
    const { staff, preview, rows, record } = importWorld();
    const id = await preview([HEAD, ["长沙甲机械有限公司", "12345", "甲", ""]]);
    await correctRow(staff, importRegistry, id, 2, { "1": VALID });
    await decideRow(staff, importRegistry, id, 2, "drop");
    chooseMapping(staff, importRegistry, id, { mapping: record(id).mapping, onMatch: "update" });
    await checkImport(staff, importRegistry, id);
    expect(rows(id)[0]).toMatchObject({ decision: null, corrections: { "1": VALID }, plan: { outcome: "create" } });
  });
});

describe("a file that cannot be read", () => {
  it.each([
    ["empty", new Uint8Array(), "a.csv", "table.emptyFile"],
    ["an old Excel file", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3, 4), "a.xls", "table.oldExcelFile"],
    ["a web page", new TextEncoder().encode("<html><table>"), "a.xls", "table.webPageAsExcel"],
    ["a picture", new TextEncoder().encode("\u0089PNG\r\n"), "a.xlsx", "table.notASpreadsheet"],
    ["without a header", new TextEncoder().encode("1,2\r\n3,4\r\n"), "a.csv", "table.headerNotFound"],
    ["a header alone", new TextEncoder().encode("企业名称,简称\r\n"), "a.csv", "table.noData"],
    ["too large", new Uint8Array(10 * 1024 * 1024 + 1).fill(65), "a.csv", "table.fileTooLarge"],
  ])("%s: one clear sentence, and nothing is kept", async (_, bytes, name, key) => {
    const { staff, db } = importWorld();
    const upload = uploadImport(staff, importRegistry.organisations!, { name, bytes });
    await expect(upload).rejects.toMatchObject({ kind: "invalid", key, fields: { file: { key } } });
    const kept = db.$client.prepare("SELECT (SELECT count(*) FROM imports) + (SELECT count(*) FROM audit_entries)");
    expect(kept.pluck().get()).toBe(0);
  });

  it("is told apart from the same file uploaded again", async () => {
    const { staff, preview, record } = importWorld();
    const lines = [HEAD, ["长沙甲机械有限公司", "", "", ""]];
    const first = await preview(lines);
    const unwritten = await preview(lines);
    expect(earlierImport(staff, record(unwritten))).toBeNull();
    commitImport(staff, importRegistry, first, { skipErrors: false });
    const again = await preview(lines);
    expect(earlierImport(staff, record(again))).toMatchObject({ id: first, status: "committed" });
  });
});

describe("who may import", () => {
  it("is staff alone, at every step", async () => {
    const { account, visitor, preview, organisation } = importWorld();
    const id = await preview([HEAD, ["长沙甲机械有限公司", "", "", ""]]);
    const firm = organisation("长沙某公司");
    for (const context of [account("viewer"), account("firm_representative", [firm]), visitor]) {
      const forbidden = { kind: "forbidden" };
      const file = csvFile([HEAD, ["长沙乙机械有限公司", "", "", ""]]);
      await expect(uploadImport(context, importRegistry.organisations!, file)).rejects.toMatchObject(forbidden);
      await expect(checkImport(context, importRegistry, id)).rejects.toMatchObject(forbidden);
      await expect(correctRow(context, importRegistry, id, 2, {})).rejects.toMatchObject(forbidden);
      await expect(decideRow(context, importRegistry, id, 2, "drop")).rejects.toMatchObject(forbidden);
      expect(() => commitImport(context, importRegistry, id, { skipErrors: false })).toThrow("forbidden");
      expect(() => chooseMapping(context, importRegistry, id, { mapping: {}, onMatch: "update" })).toThrow("forbidden");
    }
  });
});
