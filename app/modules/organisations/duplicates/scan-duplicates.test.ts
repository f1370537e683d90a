import { describe, expect, it } from "vitest";
import { testWorld } from "~/access/testing";
import { filterQuery } from "~/lists/list-query";
import { runList } from "~/lists/run-list.server";
import { archiveOrganisation } from "../archive-organisation.server";
import { createOrganisation } from "../create-organisation.server";
import { updateOrganisation } from "../update-organisation.server";
import { withdrawOrganisation } from "../withdraw-organisation.server";
import { alikeAfterSaving } from "./alike-after-saving.server";
import { confirmDistinct, reconsiderDistinct } from "./confirm-distinct.server";
import { distinctList, duplicateList } from "./duplicate-list";
import { distinctSource, duplicateSource, lastScan } from "./duplicate-queries.server";
import { findDuplicates } from "./find-duplicates.server";
import { scanDuplicates } from "./scan-duplicates.server";

function world() {
  const made = testWorld();
  const staff = made.account("staff");
  const add = (legalName: string, values: { creditCode?: string; formerNames?: string[] } = {}) =>
    createOrganisation(staff, { legalName, ...values }).id;
  const pairs = () =>
    runList(staff, duplicateSource, filterQuery(duplicateList, {})).rows.map(({ firstId, secondId, reason }) => [
      firstId,
      secondId,
      reason,
    ]);
  return { ...made, staff, add, pairs };
}

describe("looking through the register for duplicates", () => {
  it("proposes each pair once, with its reason, and neither branches nor firms of other codes", async () => {
    const { staff, add, pairs } = world();
    const [a, b] = [add("湘凯液压有限公司"), add("湘凯液压股份有限公司")];
    add("湘凯液压有限公司长沙分公司");
    add("麓山轴承有限公司", { creditCode: "91430100MAXX000152" });
    add("麓山轴承股份有限公司", { creditCode: "91430100MAXX00023W" });
    expect(lastScan(staff)).toBeNull();
    await scanDuplicates(staff);
    expect(pairs()).toEqual([[a, b, "same_but_form"]]);
    expect(lastScan(staff)).toMatchObject({ organisations: 5, pairs: 1 });
    await scanDuplicates(staff);
    expect(pairs()).toHaveLength(1);
  });

  it("does not propose again what a person said are two, until that is taken back", async () => {
    const { staff, add, pairs } = world();
    const [a, b] = [add("湘凯液压有限公司"), add("湘凯液压股份有限公司")];
    confirmDistinct(staff, b, a);
    confirmDistinct(staff, a, b);
    await scanDuplicates(staff);
    expect(pairs()).toEqual([]);
    const [noted, ...more] = runList(staff, distinctSource, filterQuery(distinctList, {})).rows;
    expect([noted?.firstId, noted?.secondId, more.length]).toEqual([a, b, 0]);
    expect(alikeAfterSaving(staff, a, new URL("https://weft.example/?saved=yes"))).toEqual([]);
    reconsiderDistinct(staff, noted!.id);
    expect(pairs()).toEqual([[a, b, "same_but_form"]]);
    expect(() => reconsiderDistinct(staff, noted!.id)).toThrow(expect.objectContaining({ kind: "not_found" }));
    expect(() => confirmDistinct(staff, a, a)).toThrow(expect.objectContaining({ kind: "conflict" }));
  });

  it("is for staff only", async () => {
    const { account, staff, add } = world();
    const [a, b] = [add("湘凯液压有限公司"), add("湘凯液压股份有限公司")];
    for (const role of ["viewer", "firm_representative"] as const) {
      const other = account(role, [a]);
      await expect(scanDuplicates(other)).rejects.toThrow(expect.objectContaining({ kind: "forbidden" }));
      expect(() => confirmDistinct(other, a, b)).toThrow(expect.objectContaining({ kind: "forbidden" }));
      expect(() => findDuplicates(other, { legalName: "湘凯" })).toThrow(
        expect.objectContaining({ kind: "forbidden" }),
      );
    }
    expect(findDuplicates(staff, { legalName: "湘凯液压" })).toHaveLength(2);
  });
});

describe("what somebody types", () => {
  it("is compared with the register as it is now: renamed, archived, taken back and restored", () => {
    const { staff, add, advance } = world();
    const found = (legalName: string) => findDuplicates(staff, { legalName }).map(({ id }) => id);
    const a = add("湘凯液压有限公司");
    expect(found("湘凯液压股份有限公司")).toEqual([a]);
    advance(1000);
    updateOrganisation(staff, a, { version: 1, legalName: "麓山轴承有限公司" });
    expect(found("湘凯液压股份有限公司")).toEqual([]);
    expect(found("麓山轴承股份有限公司")).toEqual([a]);
    archiveOrganisation(staff, a, "麓山轴承有限公司");
    expect(found("麓山轴承股份有限公司")).toEqual([]);
    const b = add("星沙密封件有限公司");
    expect(found("星沙密封件")).toEqual([b]);
    withdrawOrganisation(staff, b);
    expect(found("星沙密封件")).toEqual([]);
  });

  it("finds a firm by its former name, and by its code whatever the name", () => {
    const { staff, add } = world();
    const a = add("中天金融集团股份有限公司", { formerNames: ["世纪中天投资股份有限公司"] });
    const b = add("麓山轴承有限公司", { creditCode: "91430100MAXX000152" });
    expect(findDuplicates(staff, { legalName: "世纪中天投资有限公司" })[0]).toMatchObject({ id: a });
    expect(findDuplicates(staff, { legalName: "完全另一个名称", creditCode: "91430100MAXX000152" })[0]).toMatchObject({
      id: b,
      reason: "same_code",
    });
  });
});
