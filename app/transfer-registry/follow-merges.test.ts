import { describe, expect, it } from "vitest";
import { matchOrganisation } from "~/modules/events/match-organisation.server";
import { mergeOrganisations } from "~/modules/organisations/merge/merge-organisations.server";
import { undoMerge } from "~/modules/organisations/merge/undo-merge.server";
import { organisationDetail } from "~/modules/organisations/organisation-queries.server";
import { organisationImport } from "~/modules/organisations/organisation-import.server";
import { createOrganisation } from "~/modules/organisations/create-organisation.server";
import { updateOrganisation } from "~/modules/organisations/update-organisation.server";
import { restoreOrganisation } from "~/modules/organisations/archive-organisation.server";
import { Moved } from "~/http/errors";
import { testWorld } from "~/access/testing";

const CODE_B = "91430100MAXX00023W";

function merged(choices: Record<string, "survivor"> = {}) {
  const world = testWorld();
  const staff = world.account("staff");
  const stays = createOrganisation(staff, { legalName: "湘凯液压有限公司" }).id;
  const goes = createOrganisation(staff, { legalName: "长沙油缸厂", creditCode: CODE_B }).id;
  const merge = () =>
    mergeOrganisations(staff, { survivorId: stays, mergedId: goes, survivorVersion: 1, mergedVersion: 1, choices });
  return { ...world, staff, stays, goes, merge, register: organisationImport.open(staff) };
}

describe("an import after a merge", () => {
  it.each([
    ["by the old name", { legalName: "长沙油缸厂", address: "麓谷大道 1 号" }, {}],
    ["by the code that moved", { creditCode: CODE_B, legalName: "长沙油缸厂", address: "麓谷大道 1 号" }, {}],
    [
      "by the code that stayed with the archived one",
      { creditCode: CODE_B, legalName: "长沙油缸厂", address: "麓谷大道 1 号" },
      { creditCode: "survivor" as const },
    ],
  ])("follows %s, changes the one that answers, and leaves its name and code alone", (_how, row, choices) => {
    const { merge, register, stays, staff } = merged(choices);
    merge();
    const match = register.find(row);
    expect(match.id).toBe(stays);
    const { before, after } = register.preview(match.id, row, { sameNameMeant: false });
    expect(after).toMatchObject({ legalName: "湘凯液压有限公司", address: "麓谷大道 1 号" });
    expect(after.creditCode).toBe(before?.creditCode);
    register.save(match.id, { address: "麓谷大道 1 号" });
    expect(organisationDetail(staff, stays).address).toBe("麓谷大道 1 号");
  });

  it("that was checked before the merge writes to the one that answers", () => {
    const { merge, register, stays, goes } = merged();
    expect(register.find({ legalName: "长沙油缸厂" }).id).toBe(goes);
    merge();
    expect(register.save(goes, { address: "新地址" })).toBe(stays);
  });

  it("says so, and keeps the doubt about a third name", () => {
    const { merge, register } = merged({ creditCode: "survivor" });
    merge();
    const keys = (values: Record<string, string>) =>
      register.find(values).problems.map(({ key, level }) => [key, level]);
    expect(keys({ legalName: "长沙油缸厂" })).toEqual([["import.match.merged", "warning"]]);
    expect(keys({ legalName: "又一个名称", creditCode: CODE_B })).toEqual([
      ["import.match.nameDiffers", "doubt"],
      ["import.match.merged", "warning"],
    ]);
  });

  it("finds both again once the merge is undone", () => {
    const { merge, register, goes, stays, staff } = merged();
    undoMerge(staff, merge());
    expect(register.find({ legalName: "长沙油缸厂" })).toEqual({ id: goes, problems: [], candidates: [goes] });
    expect(register.find({ legalName: "湘凯液压有限公司" }).id).toBe(stays);
  });
});

describe("an organisation that was merged", () => {
  it("leads from its old address to the one that answers, and takes no changes", () => {
    const { merge, staff, goes, stays, account, visitor } = merged();
    merge();
    expect(() => organisationDetail(staff, goes)).toThrow(Moved);
    expect(() => organisationDetail(staff, goes)).toThrow(
      expect.objectContaining({ from: `/organisations/${goes}`, to: `/organisations/${stays}` }),
    );
    expect(() => updateOrganisation(staff, goes, { version: 2, address: "x" })).toThrow(Moved);
    expect(() => restoreOrganisation(staff, goes)).toThrow(expect.objectContaining({ key: "merge.restoreRefused" }));
    for (const other of [account("firm_representative"), visitor])
      expect(() => organisationDetail(other, goes)).toThrow(expect.objectContaining({ kind: "not_found" }));
  });

  it("is meant by its name and code in registrations: the one that answers is found", () => {
    const { merge, staff, stays } = merged({ creditCode: "survivor" });
    merge();
    for (const typed of ["长沙油缸厂", CODE_B, "湘凯液压有限公司"])
      expect(matchOrganisation(staff, typed).organisationId).toBe(stays);
    expect(matchOrganisation(staff, "别家")).toEqual({ organisationId: null, organisationName: "别家" });
  });
});

describe("a new organisation in a list", () => {
  it("is told that one of the register may be the same, with the reason, and is imported all the same", () => {
    const { register } = merged();
    const problems = (legalName: string) =>
      register.preview(null, { legalName }, { sameNameMeant: false }).problems.map(({ key, level, params }) => ({
        key,
        level,
        name: params?.name,
      }));
    expect(problems("湘凯液压股份有限公司")).toEqual([
      { key: "duplicate.import.sameButForm", level: "warning", name: "湘凯液压有限公司" },
    ]);
    expect(problems("湘凯液压有限公司长沙分公司")).toEqual([
      { key: "duplicate.importBranch", level: "warning", name: "湘凯液压有限公司" },
    ]);
    expect(problems("毫不相干科技有限公司")).toEqual([]);
  });
});
