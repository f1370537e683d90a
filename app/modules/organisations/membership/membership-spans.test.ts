import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "~/values/business-day";
import { membershipSpansOf, standingOn, termRuns, type MembershipFacts } from "./membership-spans";
import { DEFAULT_RULES, type RuleSet, type StatusRule } from "./status-rules";
import { MEMBERSHIP_EVENTS, MEMBERSHIP_STATUSES } from "./vocabulary";

const plain: MembershipFacts = {
  id: 1,
  agreedOn: null,
  joinedOn: "2024-01-15",
  leftOn: null,
  classes: [],
  terms: [],
  suspensions: [],
  pins: [],
};

const statuses = (facts: Partial<MembershipFacts>, ruleSets: RuleSet[] = []) =>
  membershipSpansOf([{ ...plain, ...facts }], ruleSets).map(({ status, fromDay, untilDay }) => [
    status,
    fromDay,
    untilDay,
  ]);

describe("the statuses of a membership", () => {
  it("of an open-ended one are new for three months, current until it is left, and left from the next day", () => {
    expect(statuses({})).toEqual([
      ["new", "2024-01-15", "2024-04-14"],
      ["current", "2024-04-15", null],
    ]);
    expect(statuses({ leftOn: "2025-06-30" })).toEqual([
      ["new", "2024-01-15", "2024-04-14"],
      ["current", "2024-04-15", "2025-06-30"],
      ["left", "2025-07-01", null],
    ]);
  });

  it("go through grace to expired when a term is not renewed", () => {
    expect(statuses({ terms: [{ fromDay: "2024-01-15", untilDay: "2024-12-31" }] })).toEqual([
      ["new", "2024-01-15", "2024-04-14"],
      ["current", "2024-04-15", "2024-12-31"],
      ["grace", "2025-01-01", "2025-03-01"],
      ["expired", "2025-03-02", null],
    ]);
  });

  it("have no hole where a term was renewed late within the grace, and one where it was not", () => {
    const first = { fromDay: "2024-01-15", untilDay: "2024-12-31" };
    expect(statuses({ terms: [first, { fromDay: "2025-01-01", untilDay: "2025-12-31" }] }).slice(0, 3)).toEqual([
      ["new", "2024-01-15", "2024-04-14"],
      ["current", "2024-04-15", "2025-12-31"],
      ["grace", "2026-01-01", "2026-03-01"],
    ]);
    expect(statuses({ terms: [first, { fromDay: "2025-06-01", untilDay: "2026-05-31" }] }).slice(2, 5)).toEqual([
      ["grace", "2025-01-01", "2025-03-01"],
      ["expired", "2025-03-02", "2025-05-31"],
      ["current", "2025-06-01", "2026-05-31"],
    ]);
  });

  it("wait as pending from the agreement to the first day", () => {
    expect(statuses({ agreedOn: "2023-12-20" })[0]).toEqual(["pending", "2023-12-20", "2024-01-14"]);
  });

  it("are suspended without losing what came before and after", () => {
    expect(
      statuses({ suspensions: [{ fromDay: "2024-03-01", untilDay: "2024-05-31" }], leftOn: "2024-12-31" }),
    ).toEqual([
      ["new", "2024-01-15", "2024-02-29"],
      ["suspended", "2024-03-01", "2024-05-31"],
      ["current", "2024-06-01", "2024-12-31"],
      ["left", "2025-01-01", null],
    ]);
  });

  it("follow a pin as long as it holds, counted as the rules count that status", () => {
    const facts = { ...plain, pins: [{ status: "expired" as const, fromDay: "2024-06-01", untilDay: "2024-06-30" }] };
    expect(standingOn([facts], [], "2024-06-30")).toMatchObject({ status: "expired", counts: false, cause: "pin" });
    expect(standingOn([facts], [], "2024-07-01")).toMatchObject({ status: "current", counts: true });
  });

  it("of who came back begin a new membership and leave the old one as it was", () => {
    const spans = membershipSpansOf(
      [
        { ...plain, leftOn: "2024-12-31" },
        { ...plain, id: 2, joinedOn: "2026-01-01" },
      ],
      [],
    );
    expect(spans.map(({ membershipId, status, fromDay }) => [membershipId, status, fromDay])).toEqual([
      [1, "new", "2024-01-15"],
      [1, "current", "2024-04-15"],
      [1, "left", "2025-01-01"],
      [2, "new", "2026-01-01"],
      [2, "current", "2026-04-01"],
    ]);
  });

  it("change with the rules from their first day on and not before", () => {
    const noGrace = DEFAULT_RULES.filter((rule) => rule.status !== "grace");
    expect(
      statuses({ terms: [{ fromDay: "2024-01-15", untilDay: "2024-12-31" }] }, [
        { effectiveFrom: "2025-02-01", rules: noGrace },
      ]).slice(2),
    ).toEqual([
      ["grace", "2025-01-01", "2025-01-31"],
      ["expired", "2025-02-01", null],
    ]);
  });
});

const FIRST = "2020-01-01";
const day = fc.integer({ min: 0, max: 1500 }).map((count) => addDays(FIRST, count));
const stretch = fc
  .tuple(day, fc.integer({ min: 0, max: 500 }))
  .map(([fromDay, length]) => ({ fromDay, untilDay: addDays(fromDay, length) }));
const openStretch = fc
  .tuple(stretch, fc.boolean())
  .map(([one, open]): { fromDay: string; untilDay: string | null } => (open ? { ...one, untilDay: null } : one));
const facts = fc
  .record({
    id: fc.integer({ min: 1, max: 3 }),
    joinedOn: day,
    agreed: fc.option(fc.integer({ min: 0, max: 90 })),
    left: fc.option(fc.integer({ min: 0, max: 900 })),
    classes: fc.array(fc.record({ classId: fc.integer({ min: 1, max: 3 }), fromDay: day }), { maxLength: 3 }),
    terms: fc.array(stretch, { maxLength: 4 }),
    suspensions: fc.array(openStretch, { maxLength: 2 }),
    pins: fc.array(
      fc.tuple(stretch, fc.constantFrom(...MEMBERSHIP_STATUSES)).map(([one, status]) => ({ ...one, status })),
      { maxLength: 2 },
    ),
  })
  .map(({ agreed, left, joinedOn, ...rest }): MembershipFacts => ({
    ...rest,
    joinedOn,
    agreedOn: agreed === null ? null : addDays(joinedOn, -agreed),
    leftOn: left === null ? null : addDays(joinedOn, left),
  }));
const ruleDay = fc.record({
  event: fc.constantFrom(...MEMBERSHIP_EVENTS),
  months: fc.integer({ min: -3, max: 6 }),
  days: fc.integer({ min: -40, max: 90 }),
});
const rule: fc.Arbitrary<StatusRule> = fc.record({
  status: fc.constantFrom(...MEMBERSHIP_STATUSES),
  from: ruleDay,
  until: fc.option(ruleDay),
  counts: fc.boolean(),
});
const ruleSets = fc
  .uniqueArray(fc.record({ effectiveFrom: day, rules: fc.array(rule, { minLength: 1, maxLength: 7 }) }), {
    maxLength: 2,
    selector: (one) => one.effectiveFrom,
  })
  .map((sets): RuleSet[] => sets.sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1)));

describe("the spans of any membership under any rules", () => {
  it("give on every day exactly the status that the rules give on that day, and never two", () => {
    fc.assert(
      fc.property(
        fc.array(facts, { minLength: 1, maxLength: 3 }),
        ruleSets,
        fc.array(day, { minLength: 1, maxLength: 30 }),
        (all, sets, days) => {
          const spans = membershipSpansOf(all, sets);
          for (const [position, span] of spans.entries()) {
            const next = spans[position + 1];
            if (span.untilDay !== null) expect(span.untilDay >= span.fromDay).toBe(true);
            if (next) expect(span.untilDay !== null && span.untilDay < next.fromDay).toBe(true);
          }
          for (const asked of days) {
            const covering = spans.filter(
              (span) => span.fromDay <= asked && (span.untilDay === null || span.untilDay >= asked),
            );
            expect(covering.length).toBeLessThanOrEqual(1);
            const standing = standingOn(all, sets, asked);
            expect(covering[0]?.status ?? null).toBe(standing?.status ?? null);
            expect(covering[0]?.counts ?? null).toBe(standing?.counts ?? null);
            expect(covering[0]?.classId ?? null).toBe(standing?.classId ?? null);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it("count the same members whatever their class was on whichever day", () => {
    const memberDays = (all: MembershipFacts[], days: string[]) =>
      days.filter((asked) => standingOn(all, [], asked)?.counts);
    fc.assert(
      fc.property(
        facts,
        fc.array(fc.record({ classId: fc.integer({ min: 1, max: 9 }), fromDay: day }), { maxLength: 4 }),
        fc.array(day, { maxLength: 20 }),
        (one, classes, days) => {
          expect(memberDays([{ ...one, classes }], days)).toEqual(memberDays([one], days));
        },
      ),
    );
  });

  it("make one run of terms that follow one another on the next day, and two where a day is missing", () => {
    const first = { fromDay: "2024-01-01", untilDay: "2024-12-31" };
    expect(termRuns([{ fromDay: "2025-01-01", untilDay: "2025-12-31" }, first])).toEqual([
      { fromDay: "2024-01-01", untilDay: "2025-12-31" },
    ]);
    expect(termRuns([first, { fromDay: "2025-01-02", untilDay: "2025-12-31" }])).toHaveLength(2);
  });

  it("join terms into runs that do not touch and cover the same days", () => {
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 6 }), fc.array(day, { maxLength: 20 }), (terms, days) => {
        const runs = termRuns(terms);
        runs.slice(1).forEach((run, position) => {
          expect(run.fromDay > addDays(runs[position]!.untilDay, 1)).toBe(true);
        });
        for (const asked of days) {
          const within = (list: readonly { fromDay: string; untilDay: string }[]) =>
            list.some(({ fromDay, untilDay }) => fromDay <= asked && untilDay >= asked);
          expect(within(runs)).toBe(within(terms));
        }
      }),
    );
  });
});
