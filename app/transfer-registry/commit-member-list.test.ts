import { describe, expect, it } from "vitest";
import { saveOrganisation } from "~/modules/organisations/save-organisation.server";
import { conflict } from "~/http/errors";
import { commitImport } from "~/transfer/commit-import.server";
import type { ImportRegistry } from "~/transfer/define-import";
import { discardImport } from "~/transfer/discard-import.server";
import { undoImport, undoSummary } from "~/transfer/undo-import.server";
import { decideRow } from "~/transfer/settle-row.server";
import { contacts } from "~db/schema";
import { importWorld } from "./import-world.testing";
import { importRegistry } from "./imports.server";

const VALID = "91430104MA4L0AB127";
const HEAD = ["企业名称", "统一社会信用代码", "简称", "主要产品"];
const manyRows = (count: number) =>
  Array.from({ length: count }, (_, n) => [`长沙第${n}机械有限公司`, "", `第${n}`, "泵"]);

describe("writing an import", () => {
  it("writes every row through the ordinary verbs, with audit, and says how many", async () => {
    const { staff, organisation, preview, record, register, audits } = importWorld();
    organisation("长沙甲机械有限公司", { creditCode: VALID, shortName: "旧" });
    const id = await preview([HEAD, ["长沙甲机械有限公司", VALID, "新", ""], ...manyRows(3)]);
    const counts = commitImport(staff, importRegistry, id, { skipErrors: false });
    expect(counts).toMatchObject({ create: 3, update: 1, unchanged: 0, error: 0 });
    expect(register().map((row) => row.shortName)).toEqual(["新", "第0", "第1", "第2"]);
    expect([audits("organisation.create"), audits("organisation.update"), audits("import.commit")]).toEqual([3, 1, 1]);
    expect(record(id)).toMatchObject({ status: "committed", counts });
  });

  it("leaves nothing behind when a row in the middle fails", async () => {
    const { staff, preview, record, register, audits } = importWorld();
    const id = await preview([HEAD, ...manyRows(20)]);
    const entries = audits("organisation.create");
    const failing: ImportRegistry = {
      organisations: {
        ...importRegistry.organisations!,
        open: (context) => {
          const open = importRegistry.organisations!.open(context);
          return {
            ...open,
            save: (target, patch) => {
              if (patch.shortName === "第11") throw conflict("error.conflict");
              return open.save(target, patch);
            },
          };
        },
      },
    };
    expect(() => commitImport(staff, failing, id, { skipErrors: true })).toThrow("import.rowRefused");
    expect(register()).toEqual([]);
    expect(audits("organisation.create")).toBe(entries);
    expect(record(id).status).toBe("checked");
    commitImport(staff, importRegistry, id, { skipErrors: false });
    expect(register()).toHaveLength(20);
  });

  it("is refused while rows are wrong or in doubt, unless a person leaves them out", async () => {
    const { staff, preview, register } = importWorld();
    const id = await preview([HEAD, ...manyRows(2), ["长沙错机械有限公司", "123", "", ""]]);
    expect(() => commitImport(staff, importRegistry, id, { skipErrors: false })).toThrow("import.openRows");
    expect(register()).toEqual([]);
    expect(commitImport(staff, importRegistry, id, { skipErrors: true })).toMatchObject({ create: 2, error: 1 });
    expect(register()).toHaveLength(2);
  });

  it("with 3 doubtful rows among 1,600: nothing half-imported, each named, all written once settled", async () => {
    const { staff, preview, rows, register } = importWorld();
    const list = manyRows(1600);
    list[100]![1] = VALID;
    list[900]![1] = VALID;
    list[1500]!.push("多出来的一格");
    const id = await preview([HEAD, ...list]);
    const doubtful = rows(id).filter((row) => row.plan.outcome === "doubtful");
    expect(doubtful.map((row) => row.rowNumber)).toEqual([102, 902, 1502]);
    expect(() => commitImport(staff, importRegistry, id, { skipErrors: false })).toThrow("import.openRows");
    expect(register()).toEqual([]);
    await decideRow(staff, importRegistry, id, 102, "accept");
    await decideRow(staff, importRegistry, id, 1502, "accept");
    const counts = commitImport(staff, importRegistry, id, { skipErrors: false });
    expect(counts).toMatchObject({ create: 1599, skip: 1, doubtful: 0 });
    expect(register()).toHaveLength(1599);
  }, 30_000);

  it("writes only what was shown: a record edited since the check brings the preview up to date instead", async () => {
    const { staff, organisation, preview, rows, register } = importWorld();
    const target = organisation("长沙甲机械有限公司", { shortName: "旧" });
    const id = await preview([HEAD, ["长沙甲机械有限公司", "", "新", ""], ...manyRows(1)]);
    saveOrganisation(staff, { id: target, patch: { shortName: "中间" } });
    expect(() => commitImport(staff, importRegistry, id, { skipErrors: true })).toThrow("import.changedSince");
    expect(register()).toHaveLength(1);
    expect(rows(id)[0]!.plan).toMatchObject({ before: { shortName: "中间" }, after: { shortName: "新" } });
    commitImport(staff, importRegistry, id, { skipErrors: false });
    expect(register()[0]!.shortName).toBe("新");
  });

  it("does not mind an edit in a field that the file does not touch", async () => {
    const { staff, organisation, preview, register } = importWorld();
    const target = organisation("长沙甲机械有限公司", { shortName: "旧" });
    const id = await preview([HEAD, ["长沙甲机械有限公司", "", "新", ""]]);
    saveOrganisation(staff, { id: target, patch: { address: "麓谷大道" } });
    commitImport(staff, importRegistry, id, { skipErrors: false });
    expect(register()[0]).toMatchObject({ shortName: "新", address: "麓谷大道" });
  });

  it("happens once, and not after it was given up", async () => {
    const { staff, preview, register } = importWorld();
    const id = await preview([HEAD, ...manyRows(1)]);
    commitImport(staff, importRegistry, id, { skipErrors: false });
    expect(() => commitImport(staff, importRegistry, id, { skipErrors: false })).toThrow("import.alreadyCommitted");
    const other = await preview([HEAD, ["长沙另机械有限公司", "", "", ""]]);
    discardImport(staff, importRegistry, other);
    expect(() => commitImport(staff, importRegistry, other, { skipErrors: false })).toThrow("import.alreadyDiscarded");
    expect(register()).toHaveLength(1);
  });
});

describe("undoing an import a day later", () => {
  it("removes what it made, restores what it changed, and a new import creates again", async () => {
    const { staff, organisation, preview, register, outcomes, audits, advance } = importWorld();
    organisation("长沙甲机械有限公司", { creditCode: VALID, shortName: "旧", products: ["油缸"] });
    const before = register().map(({ version: _v, updatedAt: _u, ...row }) => row);
    const list = [HEAD, ["长沙甲机械有限公司", VALID, "新", "泵"], ...manyRows(3)];
    const id = await preview(list);
    commitImport(staff, importRegistry, id, { skipErrors: false });
    advance(86_400_000);
    expect(undoImport(staff, importRegistry, id)).toEqual({ restored: 1, removed: 3, left: [] });
    expect(register().map(({ version: _v, updatedAt: _u, ...row }) => row)).toEqual(before);
    expect([audits("organisation.withdraw"), audits("import.undo")]).toEqual([3, 1]);
    expect(outcomes(await preview(list))).toEqual(["update", "create", "create", "create"]);
  });

  it("keeps what somebody edited since, field by field, and lists it", async () => {
    const { staff, organisation, preview, register } = importWorld();
    const target = organisation("长沙甲机械有限公司", { creditCode: VALID, shortName: "旧", products: ["油缸"] });
    const id = await preview([HEAD, ["长沙甲机械有限公司", VALID, "新", "泵"], ...manyRows(2)]);
    commitImport(staff, importRegistry, id, { skipErrors: false });
    const [, touched, untouched] = register();
    saveOrganisation(staff, { id: target, patch: { shortName: "后来改的" } });
    saveOrganisation(staff, { id: touched!.id, patch: { address: "麓谷大道" } });
    const result = undoImport(staff, importRegistry, id);
    expect(result).toEqual({
      restored: 1,
      removed: 1,
      left: [
        { row: 2, recordId: target, fields: ["shortName"] },
        { row: 3, recordId: touched!.id, fields: ["address"] },
      ],
    });
    expect(register().map((row) => row.id)).not.toContain(untouched!.id);
    expect(register()[0]).toMatchObject({ shortName: "后来改的", products: ["油缸"] });
    expect(undoSummary(staff, importRegistry, id)).toMatchObject({
      restored: 1,
      removed: 1,
      left: [{ rowNumber: 2, fields: ["简称"] }, { rowNumber: 3 }],
    });
  });

  it("keeps a record that others refer to by now", async () => {
    const { staff, db, preview, register } = importWorld();
    const id = await preview([HEAD, ...manyRows(2)]);
    commitImport(staff, importRegistry, id, { skipErrors: false });
    const inUse = register()[0]!.id;
    db.insert(contacts).values({ organisationId: inUse, name: "王工", createdAt: 0, updatedAt: 0 }).run();
    expect(undoImport(staff, importRegistry, id)).toEqual({
      restored: 0,
      removed: 1,
      left: [{ row: 2, recordId: inUse, fields: [] }],
    });
    expect(register().map((row) => row.id)).toEqual([inUse]);
  });

  it("happens once, and only to what was written", async () => {
    const { staff, preview } = importWorld();
    const id = await preview([HEAD, ...manyRows(1)]);
    expect(() => undoImport(staff, importRegistry, id)).toThrow("import.notCommitted");
    commitImport(staff, importRegistry, id, { skipErrors: false });
    undoImport(staff, importRegistry, id);
    expect(() => undoImport(staff, importRegistry, id)).toThrow("import.alreadyUndone");
  });
});
