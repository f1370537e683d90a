import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testWorld } from "~/access/testing";
import { parseListQuery } from "~/lists/list-query";
import { runWholeList } from "~/lists/run-list.server";
import { contacts } from "~db/schema";
import { organisationList } from "../organisation-list";
import { organisationSource } from "../organisation-queries.server";
import { saveOrganisation } from "../save-organisation.server";
import { CHAIN_ROLES, ORGANISATION_KINDS, SIZE_CLASSES } from "../vocabulary";
import { completenessOf, FACT_RULES, PROFILE_FACTS, type ProfileFact } from "./completeness";
import { organisationFreshness, saveProfileSettings } from "./freshness.server";
import { isStale, staleBefore } from "./staleness";

const NOTHING = Object.fromEntries(PROFILE_FACTS.map((fact) => [fact, false])) as Record<ProfileFact, boolean>;

describe("how complete a profile is", () => {
  it("weighs the facts that belong to the kind of organisation", () => {
    expect(completenessOf("enterprise", NOTHING)).toMatchObject({ numerator: 0, denominator: 19, percent: 0 });
    expect(completenessOf("government", NOTHING).missing.map(({ fact }) => fact)).toEqual([
      "contact",
      "region",
      "address",
    ]);
    expect(completenessOf("government", { ...NOTHING, region: true, creditCode: true })).toMatchObject({
      numerator: 2,
      denominator: 6,
      percent: 33,
    });
  });

  it("is a hundred only when nothing is missing, and more facts never make it less", () => {
    const facts = fc.record(
      Object.fromEntries(PROFILE_FACTS.map((fact) => [fact, fc.boolean()])) as never,
    ) as fc.Arbitrary<Record<ProfileFact, boolean>>;
    fc.assert(
      fc.property(
        fc.constantFrom(...ORGANISATION_KINDS),
        facts,
        fc.constantFrom(...PROFILE_FACTS),
        (kind, known, more) => {
          const before = completenessOf(kind, known);
          const after = completenessOf(kind, { ...known, [more]: true });
          expect(after.percent).toBeGreaterThanOrEqual(before.percent);
          expect(before.percent === 100).toBe(before.missing.length === 0);
          expect(before.numerator + before.missing.reduce((sum, { weight }) => sum + weight, 0)).toBe(
            before.denominator,
          );
        },
      ),
    );
  });

  it("is the same in the list, its filter and on the page, whatever is filled in", () => {
    const optional = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            kind: fc.constantFrom(...ORGANISATION_KINDS),
            region: optional(fc.constant("430104")),
            address: optional(fc.constant("麓谷大道 1 号")),
            sizeClass: optional(fc.constantFrom(...SIZE_CLASSES)),
            industry: optional(fc.constant("液压")),
            chainRoles: fc.subarray([...CHAIN_ROLES]),
            products: fc.subarray(["油缸"]),
            website: optional(fc.constant("https://a.example")),
            englishName: optional(fc.constant("A")),
            contact: fc.boolean(),
          }),
          { minLength: 1, maxLength: 5 },
        ),
        fc.constantFrom(40, 60, 80, 100),
        (records, limit) => {
          const { account, db } = testWorld();
          const staff = account("staff");
          const ids = records.map(({ contact, ...patch }, index) => {
            const { id } = saveOrganisation(staff, { patch: { legalName: `第${index}家公司`, ...patch } });
            if (contact)
              db.insert(contacts)
                .values({ organisationId: id, name: "李敏", createdAt: 0, updatedAt: 0 } as never)
                .run();
            return id;
          });
          const listed = (search: string) =>
            runWholeList(staff, organisationSource, parseListQuery(organisationList, new URLSearchParams(search)));
          const percents = new Map(ids.map((id) => [id, organisationFreshness(staff, id).completeness.percent]));
          for (const row of listed("")) expect(row.completeness).toBe(percents.get(row.id));
          expect(
            listed(`filter.completeBelow=${limit}`)
              .map(({ id }) => id)
              .sort(),
          ).toEqual(ids.filter((id) => percents.get(id)! < limit).sort());
        },
      ),
      { numRuns: 25 },
    );
    expect(Object.keys(FACT_RULES)).toEqual([...PROFILE_FACTS]);
  });
});

describe("stale data", () => {
  const at = (text: string) => Date.parse(text);

  it.each([
    ["2026-10-20T02:00:00Z", 12, "2025-10-19T16:00:00Z"],
    ["2026-03-31T02:00:00Z", 1, "2026-02-27T16:00:00Z"],
    ["2028-03-31T02:00:00Z", 1, "2028-02-28T16:00:00Z"],
    ["2026-01-15T02:00:00Z", 1, "2025-12-14T16:00:00Z"],
    ["2026-10-20T15:59:59Z", 24, "2024-10-19T16:00:00Z"],
  ])("on %s after %i months are those from before %s", (now, months, before) => {
    expect(new Date(staleBefore(at(now), months)).toISOString()).toBe(new Date(before).toISOString());
  });

  it("become fresh again when somebody confirms or changes them", () => {
    const now = at("2026-10-20T02:00:00Z");
    const [old, fresh] = [at("2025-01-01T00:00:00Z"), at("2026-09-01T00:00:00Z")];
    expect(isStale({ updatedAt: old, confirmedAt: null }, now, 12)).toBe(true);
    expect(isStale({ updatedAt: old, confirmedAt: fresh }, now, 12)).toBe(false);
    expect(isStale({ updatedAt: fresh, confirmedAt: old }, now, 12)).toBe(false);
    expect(isStale({ updatedAt: old, confirmedAt: null }, now, 24)).toBe(false);
  });

  it("are filtered in the list by the months the promoter has set", () => {
    const { account, organisation, advance } = testWorld();
    const administrator = account("administrator");
    organisation("旧公司");
    advance(200 * 24 * 3_600_000);
    saveOrganisation(administrator, { patch: { legalName: "新公司" } });
    const stale = () =>
      runWholeList(
        administrator,
        organisationSource,
        parseListQuery(organisationList, new URLSearchParams("filter.stale=yes")),
      ).map(({ legalName }) => legalName);
    expect(stale()).toEqual([]);
    saveProfileSettings(administrator, { staleAfterMonths: 6 });
    expect(stale()).toEqual(["旧公司"]);
    expect(() => saveProfileSettings(account("staff"), { staleAfterMonths: 6 })).toThrow("error.forbidden");
  });
});
