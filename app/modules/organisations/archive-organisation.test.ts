import { describe, expect, it } from "vitest";
import { testWorld } from "~/access/testing";
import { filterQuery } from "~/lists/list-query";
import { runList } from "~/lists/run-list.server";
import { auditEntries } from "~db/schema";
import { archiveOrganisation, restoreOrganisation } from "./archive-organisation.server";
import { createOrganisation } from "./create-organisation.server";
import { organisationList } from "./organisation-list";
import { organisationSource } from "./organisation-queries.server";

function world() {
  const made = testWorld();
  const staff = made.account("staff");
  const { id } = createOrganisation(staff, { legalName: "湘凯液压（集团）有限公司", creditCode: "91430100MAXX000152" });
  const listed = (filters = {}) =>
    runList(staff, organisationSource, filterQuery(organisationList, filters)).rows.map((row) => row.id);
  return { ...made, staff, id, listed };
}

describe("archiving an organisation", () => {
  it("asks for its name and leaves it out of the list until it is restored", () => {
    const { staff, id, listed, db } = world();
    expect(() => archiveOrganisation(staff, id, "湘凯液压")).toThrow("invalid");
    expect(listed()).toEqual([id]);
    archiveOrganisation(staff, id, "湘凯液压(集团)有限公司");
    expect(listed()).toEqual([]);
    expect(listed({ archived: "yes" })).toEqual([id]);
    expect(listed({ archived: ["yes", "no"] })).toEqual([id]);
    restoreOrganisation(staff, id);
    expect(listed()).toEqual([id]);
    expect(
      db
        .select()
        .from(auditEntries)
        .all()
        .map((entry) => entry.action),
    ).toEqual(["organisation.create", "organisation.archive", "organisation.restore"]);
  });

  it("twice is as good as once", () => {
    const { staff, id, db } = world();
    archiveOrganisation(staff, id, "湘凯液压（集团）有限公司");
    archiveOrganisation(staff, id, "湘凯液压（集团）有限公司");
    restoreOrganisation(staff, id);
    restoreOrganisation(staff, id);
    expect(db.select().from(auditEntries).all()).toHaveLength(3);
  });

  it("still keeps its credit code from being given to another", () => {
    const { staff, id } = world();
    archiveOrganisation(staff, id, "湘凯液压（集团）有限公司");
    expect(() => createOrganisation(staff, { legalName: "别家有限公司", creditCode: "91430100MAXX000152" })).toThrow(
      "invalid",
    );
  });

  it("is left to staff", () => {
    const { account, id } = world();
    expect(() => archiveOrganisation(account("viewer"), id, "湘凯液压（集团）有限公司")).toThrow("forbidden");
    expect(() => restoreOrganisation(account("firm_representative", [id]), id)).toThrow("forbidden");
  });
});
