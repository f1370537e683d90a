import { describe, expect, it } from "vitest";
import { testWorld } from "~/access/testing";
import { parseForm } from "~/forms/parse-form";
import { Refusal } from "~/http/errors";
import { relationForm } from "./relation-form";
import { relationsOfOrganisation } from "./relation-queries.server";
import { removeRelation } from "./remove-relation.server";
import { saveRelation } from "./save-relation.server";

function relationsWorld() {
  const world = testWorld();
  const staff = world.account("staff");
  const [group, firm, plant] = ["湘江集团", "湘凯液压", "湘凯液压浏阳分公司"].map((name) =>
    world.organisation(name),
  ) as [number, number, number];
  const save = (organisationId: number, values: Record<string, unknown>, id: number | null = null) => {
    const result = parseForm(relationForm, { role: "parent.forward", enabled: "on", ...values });
    if (!result.ok) throw new Error(JSON.stringify(result.fields));
    return saveRelation(staff, { organisationId, id, values: result.data });
  };
  const refused = (act: () => unknown) => {
    try {
      act();
    } catch (error) {
      if (error instanceof Refusal) return Object.values(error.fields)[0]?.key ?? error.key;
      throw error;
    }
    return null;
  };
  const told = (id: number) =>
    relationsOfOrganisation(staff, id).map(({ role, otherName, current }) => [role, otherName, current]);
  return { ...world, staff, group, firm, plant, save, refused, told };
}

describe("relations between organisations", () => {
  it("written once, each record tells them from its own side", () => {
    const { group, firm, plant, save, told } = relationsWorld();
    save(group, { other: "湘凯液压", startDay: "2020-01-01" });
    save(firm, { role: "branch.backward", other: "湘凯液压浏阳分公司" });
    expect(told(group)).toEqual([["parent.forward", "湘凯液压", true]]);
    expect(told(firm)).toEqual([
      ["branch.backward", "湘凯液压浏阳分公司", true],
      ["parent.backward", "湘江集团", true],
    ]);
    expect(told(plant)).toEqual([["branch.forward", "湘凯液压", true]]);
  });

  it("itself, nobody, the same twice at a time and a circle of owners are refused; the same after it ended is not", () => {
    const { group, firm, plant, save, refused } = relationsWorld();
    save(group, { other: "湘凯液压", endDay: "2026-06-30" });
    expect(refused(() => save(firm, { other: "湘凯液压" }))).toBe("relation.problem.self");
    expect(refused(() => save(firm, { other: "查无此家" }))).toBe("organisation.named.none");
    // From the other side it is the same relation.
    expect(refused(() => save(firm, { role: "parent.backward", other: "湘江集团", startDay: "2026-06-30" }))).toBe(
      "relation.problem.duplicate",
    );
    save(firm, { role: "parent.backward", other: "湘江集团", startDay: "2026-07-01" });
    save(plant, { role: "branch.forward", other: "湘凯液压" });
    expect(refused(() => save(plant, { role: "branch.forward", other: "湘江集团" }))).toBe(
      "relation.problem.secondLegalEntity",
    );
    expect(refused(() => save(plant, { role: "shareholder.forward", other: "湘江集团" }))).toBe(
      "relation.problem.cycle",
    );
    expect(
      parseForm(relationForm, { role: "parent.forward", other: "甲", startDay: "2026-02-01", endDay: "2026-01-31" }),
    ).toMatchObject({
      fields: { endDay: { key: "relation.endBeforeStart" } },
    });
  });

  it("not enabled it hinders nothing, and enabled later it is looked at again", () => {
    const { group, firm, save, refused, told } = relationsWorld();
    save(group, { other: "湘凯液压" });
    const id = save(firm, { other: "湘江集团", enabled: "" });
    expect(told(firm)).toEqual([
      ["parent.backward", "湘江集团", true],
      ["parent.forward", "湘江集团", false],
    ]);
    expect(refused(() => save(firm, { other: "湘江集团", version: 1 }, id))).toBe("relation.problem.cycle");
    expect(refused(() => save(firm, { other: "湘江集团", enabled: "", version: 7 }, id))).toBe("error.conflict");
  });

  it("changed from the other side it keeps its direction", () => {
    const { group, firm, save, told } = relationsWorld();
    const id = save(group, { other: "湘凯液压" });
    save(firm, { role: "parent.backward", other: "湘江集团", endDay: "2026-01-31", version: 1 }, id);
    expect(told(group)).toEqual([["parent.forward", "湘凯液压", false]]);
  });

  it("are for the promoter's people: a firm sees and writes none", () => {
    const { account, group, firm, save, staff, refused } = relationsWorld();
    const id = save(group, { other: "湘凯液压" });
    const representative = account("firm_representative", [firm]);
    expect(() => relationsOfOrganisation(representative, firm)).toThrow("forbidden");
    expect(relationsOfOrganisation(account("viewer"), firm)).toHaveLength(1);
    const remove = (typedName: string) => removeRelation(staff, { organisationId: firm, relationId: id, typedName });
    expect(refused(() => remove("湘凯液压"))).toBe("relation.remove.nameDiffers");
    remove("湘江集团");
    expect(relationsOfOrganisation(staff, group)).toEqual([]);
  });
});
