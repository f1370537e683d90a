import { describe, expect, it } from "vitest";
import { readCreditCode } from "~/modules/organisations/credit-code";
import { PLANNED_FIGURES } from "~/modules/reports/plan-targets";
import { passwordProblem } from "~/modules/accounts/password-rules";
import { addDays, startOfDay } from "~/values/business-day";
import { daysOfPeriod } from "~/values/period";
import { firmsPresent, venuePersonTimes } from "./attendance-plan";
import { Dice } from "./dice";
import { endsAt, startsAt, type PlannedEvent } from "./events-plan";
import { syntheticCreditCode } from "./synthetic-credit-code";
import { PASSWORDS, worldPlan } from "./seed-world.server";
import { WORLDS } from "./world-plan";
import { SHENZHEN_2018 } from "./world-shenzhen";

const TODAY = "2026-10-20";

describe("the dice of the demo worlds", () => {
  it("throws the same for the same seed and otherwise for another", () => {
    const throws = (seed: string) =>
      Array.from(
        { length: 20 },
        (
          (dice) => () =>
            dice.integer(1, 1000)
        )(new Dice(seed)),
      );
    expect(throws("a")).toEqual(throws("a"));
    expect(throws("a")).not.toEqual(throws("b"));
  });

  it("gives every number of its range", () => {
    const dice = new Dice("range");
    expect(new Set(Array.from({ length: 500 }, () => dice.integer(3, 6)))).toEqual(new Set([3, 4, 5, 6]));
  });
});

describe("credit codes of organisations that do not exist", () => {
  it.each([
    ["91", "430100", 1, "91430100MAXX000152"],
    ["91", "430300", 4, "91430300MAXX0004XR"],
    ["12", "440300", 6, "12440300MAXX00066X"],
    ["51", "430100", 7, "51430100MAXX000749"],
    ["91", "430100", 8, "91430100MAXX000820"],
    ["91", "430100", 43, "91430100MAXX004371"],
  ])("%s %s number %d is %s", (category, region, number, code) => {
    expect(syntheticCreditCode(category, region, number)).toBe(code);
  });

  it("has no code beyond its four digits", () => {
    expect(() => syntheticCreditCode("91", "430100", 10_000)).toThrow(RangeError);
  });
});

describe.each(WORLDS)("the plan of the world %s", (world) => {
  const plan = worldPlan(world, TODAY);

  it("is the same every time for the same day", () => {
    expect(JSON.stringify(worldPlan(world, TODAY))).toBe(JSON.stringify(plan));
  });

  it("calls no two organisations the same and gives each a right code of its own", () => {
    const firms = plan.organisations.map(({ firm }) => firm);
    expect(new Set(firms.map(({ legalName }) => legalName)).size).toBe(firms.length);
    expect(new Set(firms.map(({ creditCode }) => creditCode)).size).toBe(firms.length);
    for (const { creditCode } of firms) {
      expect(readCreditCode(creditCode!)).toMatchObject({ status: "valid", organisationCodeFits: true });
    }
  });

  it("writes to nobody who could exist", () => {
    const addresses = [
      ...plan.accounts.map(({ email }) => email),
      ...plan.organisations.flatMap(({ firm }) => firm.staff.map(({ email }) => email)),
    ];
    expect(addresses.filter((address) => !address.endsWith(".example"))).toEqual([]);
  });

  it("lets nothing happen after the day on which it is looked at", () => {
    const instants = plan.events.flatMap((event) => [
      event.createdAt,
      event.publishedAt ?? 0,
      event.cancelled?.at ?? 0,
      ...event.registrations.flatMap(({ at, confirmedAt, cancelledAt, signIns }) => [
        at,
        confirmedAt ?? 0,
        cancelledAt ?? 0,
        ...signIns.map((signIn) => signIn.at),
      ]),
      ...event.walkIns.map(({ at }) => at),
      ...event.counts.map(({ at }) => at),
    ]);
    expect(Math.max(...instants, ...plan.organisations.map(({ enteredAt }) => enteredAt))).toBeLessThan(
      startOfDay(TODAY),
    );
  });

  it("keeps the seats of every event", () => {
    for (const event of plan.events.filter(({ capacity }) => capacity !== null))
      expect(seatsOf(event)).toBeLessThanOrEqual(event.capacity!);
  });

  it("sets targets only for figures that can have one", () => {
    const known = new Set<string>(PLANNED_FIGURES.map(({ id }) => id));
    expect(plan.targets.filter(({ figure }) => !known.has(figure))).toEqual([]);
  });

  it("opens with a password that the product would let a person choose", () => {
    for (const { email, name } of plan.accounts) expect(passwordProblem(PASSWORDS[world], [email, name])).toBeNull();
  });
});

/** A demo is begun on any day: at the turn of a year and of a quarter there is hardly any present quarter yet. */
describe.each(["2026-12-31", "2027-01-01", "2027-01-05", "2027-04-01", "2028-02-29"])(
  "a world looked at on %s",
  (today) => {
    it.each(WORLDS)("%s tells its story in an order in which it can have happened", (world) => {
      const plan = worldPlan(world, today);
      for (const event of plan.events) {
        const published = event.publishedAt ?? Number.POSITIVE_INFINITY;
        expect(event.createdAt).toBeGreaterThanOrEqual(plan.opensAt);
        expect(published).toBeGreaterThan(event.createdAt);
        for (const { firm, at, confirmedAt, cancelledAt, signIns } of event.registrations) {
          const knownSince = Math.max(published, plan.organisations[firm]!.enteredAt);
          const instants = [knownSince, at, confirmedAt ?? at, cancelledAt ?? confirmedAt ?? at, startsAt(event)];
          expect(instants).toEqual(instants.toSorted((a, b) => a - b));
          for (const signIn of signIns) expect(signIn.at).toBeGreaterThan(confirmedAt!);
        }
        for (const { at, day } of [...event.walkIns, ...event.counts]) expect(at).toBeGreaterThan(startOfDay(day));
        if (event.cancelled) expect(event.cancelled.at).toBeGreaterThan(published);
      }
      for (const { createdAt, frozenAt, texts } of plan.reports) {
        const instants = [createdAt, ...texts.map(({ at }) => at), frozenAt ?? plan.now];
        expect(instants).toEqual(instants.toSorted((a, b) => a - b));
      }
      for (const { period, at } of plan.lateCounts) {
        expect(at).toBeGreaterThan(plan.reports.find((report) => report.period === period)!.frozenAt!);
        expect(at).toBeLessThan(plan.now);
      }
    });
  },
);

describe("the world of Changsha", () => {
  const plan = worldPlan("changsha", TODAY);

  it("has six main manufacturers and about 220 members", () => {
    const chief = plan.organisations.filter(({ firm }) =>
      ["chain_leader", "main_machine_firm"].includes(firm.chainRole ?? ""),
    );
    expect(chief).toHaveLength(6);
    const members = plan.organisations.filter(
      ({ memberSince, leaves }) => memberSince !== null && (leaves === null || leaves.memberUntil >= TODAY),
    );
    expect(members.length).toBeGreaterThan(205);
    expect(members.length).toBeLessThan(235);
  });

  it("holds about forty events in every quarter of its history, of all types, functions and network activities", () => {
    for (const period of ["2024Q4", "2025Q3", "2026Q2"]) {
      const { firstDay, lastDay } = daysOfPeriod(period);
      const events = plan.events.filter(({ startDay }) => startDay >= firstDay && startDay <= lastDay);
      expect(events.length).toBeGreaterThan(35);
      expect(events.length).toBeLessThan(46);
      expect(new Set(events.map(({ type }) => type)).size).toBe(9);
    }
    expect(new Set(plan.events.map(({ promoterFunction }) => promoterFunction)).size).toBe(4);
    expect(new Set(plan.events.map(({ networkActivity }) => networkActivity)).size).toBe(10);
    expect(plan.events.some(({ coHosts }) => coHosts.length > 0)).toBe(true);
  });

  it("has work to do: an event today, one nearly full, one full, drafts, and past events that nobody has counted yet", () => {
    const byKey = new Map(plan.events.map((event) => [event.key, event]));
    expect(byKey.get("door-list-of-the-day")).toMatchObject({ startDay: TODAY });
    expect(seatsOf(byKey.get("two-seats-left")!)).toBe(38);
    expect(seatsOf(byKey.get("no-seat-left")!)).toBe(24);
    expect(plan.events.filter(({ publishedAt }) => publishedAt === null).length).toBeGreaterThan(3);
    const uncounted = plan.events.filter(
      (event) =>
        endsAt(event) <= plan.now &&
        event.cancelled === null &&
        firmsPresent(event).length === 0 &&
        event.counts.length === 0,
    );
    expect(uncounted.length).toBeGreaterThan(0);
    expect(uncounted.every(({ endDay }) => endDay >= addDays(TODAY, -25))).toBe(true);
    expect(
      plan.events.filter((event) => startsAt(event) > plan.now && event.registrations.length > 0).length,
    ).toBeGreaterThan(8);
  });
});

describe("the world of Shenzhen", () => {
  it("adds up to the figures of 2018", () => {
    const events = worldPlan("shenzhen", TODAY).events.filter(
      ({ startDay, cancelled }) => startDay.startsWith("2018") && cancelled === null,
    );
    const held = (type: PlannedEvent["type"]) => events.filter((event) => event.type === type).length;
    expect({
      conferences_held: held("conference_forum"),
      lectures_held: held("lecture"),
      policy_services: held("policy_service"),
      exhibitions_joined: held("exhibition"),
      benefited_firms: new Set(events.flatMap(firmsPresent)).size,
      attendance: events.reduce((sum, event) => sum + venuePersonTimes(event), 0),
    }).toEqual(SHENZHEN_2018);
  });
});

function seatsOf(event: PlannedEvent): number {
  return event.registrations
    .filter(({ confirmedAt, cancelledAt }) => confirmedAt !== null && cancelledAt === null)
    .reduce((sum, { people }) => sum + people.length, 0);
}
