import { eq, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testWorld } from "~/access/testing";
import { organisations } from "~db/schema";
import { defineList } from "./define-list";
import { parseListQuery } from "./list-query";
import { runList, type ListSource } from "./run-list.server";
import { statementsOf } from "~db/testing";

const KINDS = ["enterprise", "university", "service_organisation"] as const;
const SIZES = ["large", "small"] as const;
const choice = (values: readonly string[]) => ({
  kind: "choice" as const,
  label: "action.all" as const,
  options: values.map((value) => ({ value, label: "yes" as const })),
});

const list = defineList({
  id: "counted",
  path: "/counted",
  name: "nav.organisations",
  columns: { name: { label: "action.all", sortable: true } },
  filters: {
    kind: choice(KINDS),
    /** An organisation may fit several of them. */
    size: choice(["large", "any", ...SIZES]),
    archived: choice(["yes", "no"]),
    promoter: { kind: "record", label: "action.all" },
    /** Both mean the same name. */
    joint: choice(["甲", "乙"]),
    jointEnd: choice(["0", "1"]),
    named: { kind: "word", label: "action.all" },
  },
  defaultSort: "name",
  searchable: true,
});

const namedAs = (all: Record<string, string[]>) =>
  or(
    ...(all.joint ?? ["甲", "乙"]).flatMap((start) =>
      (all.jointEnd ?? ["0", "1", "2"]).map((end) => eq(organisations.legalName, start + end)),
    ),
  );

const source: ListSource<{ id: number }> = {
  definition: list,
  table: organisations,
  id: organisations.id,
  select: { id: organisations.id },
  sorts: { name: organisations.legalName },
  filters: {
    kind: (values) => inArray(organisations.kind, values),
    size: (values) =>
      or(
        ...values.map((value) =>
          value === "any" ? isNotNull(organisations.sizeClass) : eq(organisations.sizeClass, value),
        ),
      ),
    archived: (values) =>
      or(...values.map((value) => (value === "yes" ? isNotNull : isNull)(organisations.archivedAt))),
    promoter: (values) => inArray(organisations.promoterId, values.map(Number)),
    joint: (_values, _actor, _context, all) => namedAs(all),
    jointEnd: (_values, _actor, _context, all) => namedAs(all),
    named: (values) => or(...values.map((value) => sql`instr(${organisations.legalName}, ${value}) > 0`)),
  },
  unlessFiltered: { archived: () => isNull(organisations.archivedAt) },
  facets: { kind: organisations.kind },
  searchKind: "organisation",
  visible: () => undefined,
  authorize: () => undefined,
};

const organisation = fc.record({
  kind: fc.constantFrom(...KINDS),
  sizeClass: fc.constantFrom(...SIZES, null),
  archivedAt: fc.constantFrom(null, null, 5),
  name: fc.constantFrom("甲", "乙"),
});
const chosen = <T extends string>(...values: T[]) =>
  fc.option(fc.subarray(values, { minLength: 1 }), { nil: undefined });

describe("how many records each option of a filter would give", () => {
  it("is what the list shows when only that option is chosen and the other filters stay", () => {
    fc.assert(
      fc.property(
        fc.array(organisation, { maxLength: 12 }),
        fc.record({
          kind: chosen(...KINDS),
          size: chosen("large", "any", "small"),
          archived: chosen("yes", "no"),
          joint: chosen("甲", "乙"),
          jointEnd: chosen("0", "1"),
          named: chosen("甲"),
        }),
        (rows, filters) => {
          const world = testWorld();
          rows.forEach(({ name, ...values }, index) => world.organisation(`${name}${index}`, values));
          const parameters = new URLSearchParams({ facets: "yes", "facets.promoter": String(world.promoterId) });
          for (const [key, values] of Object.entries(filters))
            for (const value of values ?? []) parameters.append(`filter.${key}`, value);
          const query = parseListQuery(list, parameters);
          const { facets } = runList(world.system, source, query);
          expect(Object.keys(facets!).sort()).toEqual(["archived", "joint", "jointEnd", "kind", "promoter", "size"]);
          for (const [key, counts] of Object.entries(facets!))
            for (const [value, count] of Object.entries(counts)) {
              const only = { ...query, filters: { ...query.filters, [key]: [value] }, facets: undefined };
              expect([key, value, count]).toEqual([key, value, runList(world.system, source, only).total]);
            }
        },
      ),
      { numRuns: 60 },
    );
  });

  it("is counted again after anything was written", () => {
    const world = testWorld();
    const query = parseListQuery(list, new URLSearchParams("facets=yes"));
    world.organisation("甲");
    expect(runList(world.system, source, query).facets!.kind!.enterprise).toBe(1);
    world.organisation("乙");
    expect(runList(world.system, source, query).facets!.kind!.enterprise).toBe(2);
  });

  it.each([1, 3])("takes the same number of statements with %i records, and none the second time", (rows) => {
    const world = testWorld();
    for (let row = 0; row < rows; row += 1) world.organisation(`甲${row}`);
    const query = parseListQuery(list, new URLSearchParams("facets=yes&filter.kind=enterprise"));
    const readings = (times: number) =>
      statementsOf(world.system, (context) => {
        for (let time = 0; time < times; time += 1) runList(context, source, query);
      }).filter((statement) => /\bfrom\b/i.test(statement));
    expect(readings(1)).toHaveLength(4);
    expect(readings(2)).toHaveLength(4 + 2);
  });
});
