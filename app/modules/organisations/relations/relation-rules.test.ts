import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "~/values/business-day";
import { spanHolds } from "../day-span";
import { ownershipOf, relationProblem, type Relation } from "./relation-rules";

const relation = (organisationId: number, otherOrganisationId: number, values: Partial<Relation> = {}): Relation => ({
  type: "parent",
  organisationId,
  otherOrganisationId,
  from: null,
  until: null,
  enabled: true,
  ...values,
});

describe("a relation between two organisations", () => {
  it("is never one with itself, enabled or not", () => {
    expect(relationProblem(relation(1, 1), [])).toBe("self");
    expect(relationProblem(relation(1, 1, { enabled: false }), [])).toBe("self");
  });

  it.each<[string, Partial<Relation>, string | null]>([
    ["the same again", {}, "duplicate"],
    ["the same, one day in common", { from: "2026-06-30" }, "duplicate"],
    ["the same after it ended", { from: "2026-07-01" }, null],
    ["the same, not enabled", { enabled: false }, null],
    ["another kind of relation between the two", { type: "supplier" }, null],
  ])("beside one until 2026-06-30: %s", (_name, values, expected) => {
    expect(relationProblem(relation(1, 2, values), [relation(1, 2, { until: "2026-06-30" })])).toBe(expected);
  });

  it("suppliers may supply each other: a cycle is only one of ownership", () => {
    const supply = (from: number, to: number) => relation(from, to, { type: "supplier" });
    expect(relationProblem(supply(2, 1), [supply(1, 2)])).toBeNull();
  });

  it("a branch belongs to one legal entity at a time, and a legal entity has many branches", () => {
    const branch = (of: number, values: Partial<Relation> = {}) => relation(9, of, { type: "branch", ...values });
    expect(relationProblem(branch(2), [branch(1)])).toBe("second_legal_entity");
    expect(relationProblem(branch(2, { from: "2026-07-01" }), [branch(1, { until: "2026-06-30" })])).toBeNull();
    expect(relationProblem(relation(8, 1, { type: "branch" }), [branch(1)])).toBeNull();
  });

  it("nobody owns what owns it, over any number and kinds of steps", () => {
    const chain = [relation(1, 2), relation(2, 3, { type: "shareholder" }), relation(4, 3, { type: "branch" })];
    expect(relationProblem(relation(3, 1), chain)).toBe("cycle");
    expect(relationProblem(relation(4, 1), chain)).toBe("cycle");
    expect(relationProblem(relation(1, 4, { type: "branch" }), chain)).toBe("cycle");
    expect(relationProblem(relation(1, 3), chain)).toBeNull();
  });

  it("it may own what owned it before: a cycle needs one day on which all of it holds", () => {
    const sold = [relation(1, 2, { until: "2025-12-31" })];
    expect(relationProblem(relation(2, 1, { from: "2026-01-01" }), sold)).toBeNull();
    expect(relationProblem(relation(2, 1, { from: "2025-12-31" }), sold)).toBe("cycle");
    const never = [relation(1, 2, { until: "2020-12-31" }), relation(2, 3, { from: "2021-01-01" })];
    expect(relationProblem(relation(3, 1), never)).toBeNull();
  });

  const day = fc.integer({ min: 0, max: 20 }).map((count) => addDays("2026-01-01", count));
  const any = fc
    .record({
      type: fc.constantFrom("parent" as const, "shareholder" as const, "branch" as const, "supplier" as const),
      organisationId: fc.integer({ min: 1, max: 5 }),
      otherOrganisationId: fc.integer({ min: 1, max: 5 }),
      from: fc.option(day),
      until: fc.option(day),
      enabled: fc.boolean(),
    })
    .filter(({ from, until }) => from === null || until === null || from <= until);

  it("whatever is entered in whatever order, on no day does anybody own itself, and no branch has two legal entities", () => {
    fc.assert(
      fc.property(fc.array(any, { maxLength: 25 }), day, (entered, on) => {
        const kept: Relation[] = [];
        for (const each of entered) if (relationProblem(each, kept) === null) kept.push(each);
        const holding = kept.filter((each) => each.enabled && spanHolds(each, on));
        const owned = (from: number, seen: ReadonlySet<number>): ReadonlySet<number> =>
          holding.reduce((found, each) => {
            const owns = ownershipOf(each);
            if (!owns || owns.owner !== from || found.has(owns.owned)) return found;
            return owned(owns.owned, new Set([...found, owns.owned]));
          }, seen);
        for (let id = 1; id <= 5; id++) {
          expect(owned(id, new Set()).has(id)).toBe(false);
          const entities = holding.filter((each) => each.type === "branch" && each.organisationId === id);
          expect(entities.length).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
