import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attendanceByDay, belongsToPeriod, personTimes, wasHeld, type SignedIn } from "./attendance-counting";

const held = { publishedAt: 1, cancelledAt: null };
const signedIn = (count: number, day: string, mode: "venue" | "online" = "venue"): SignedIn[] =>
  Array.from({ length: count }, () => ({ day, mode }));

describe("person-times of an event", () => {
  it("counts sign-ins of every day", () => {
    expect(personTimes(held, [...signedIn(3, "2026-10-22"), ...signedIn(2, "2026-10-23")], [], "venue")).toBe(5);
  });

  it("takes the counted number of a day instead of its sign-ins, never both", () => {
    const counts = [{ day: "2026-10-22", mode: "venue" as const, people: 180 }];
    expect(personTimes(held, [...signedIn(3, "2026-10-22"), ...signedIn(2, "2026-10-23")], counts, "venue")).toBe(182);
  });

  it("keeps venue and online apart", () => {
    const counts = [{ day: "2026-10-22", mode: "online" as const, people: 900 }];
    const signIns = [...signedIn(3, "2026-10-22"), ...signedIn(7, "2026-10-22", "online")];
    expect(personTimes(held, signIns, counts, "venue")).toBe(3);
    expect(personTimes(held, signIns, counts, "online")).toBe(900);
  });

  it("is 0 for a draft and for a cancelled event", () => {
    expect(personTimes({ publishedAt: null, cancelledAt: null }, signedIn(3, "2026-10-22"), [], "venue")).toBe(0);
    expect(personTimes({ publishedAt: 1, cancelledAt: 2 }, signedIn(3, "2026-10-22"), [], "venue")).toBe(0);
  });

  it("warns where fewer people were counted than signed in", () => {
    const rows = attendanceByDay(signedIn(3, "2026-10-22"), [{ day: "2026-10-22", mode: "venue", people: 2 }]);
    expect(rows).toEqual([
      { day: "2026-10-22", mode: "venue", signedIn: 3, counted: 2, personTimes: 2, countedBelowSignedIn: true },
    ]);
  });

  it("believes a counted 0", () => {
    expect(
      personTimes(held, signedIn(3, "2026-10-22"), [{ day: "2026-10-22", mode: "venue", people: 0 }], "venue"),
    ).toBe(0);
  });

  it("never adds a count to sign-ins, whatever was recorded", () => {
    const day = fc.constantFrom("2026-10-22", "2026-10-23", "2026-10-24");
    const mode = fc.constantFrom("venue" as const, "online" as const);
    const counts = fc.uniqueArray(fc.record({ day, mode, people: fc.nat(500) }), {
      selector: (count) => `${count.day} ${count.mode}`,
    });
    fc.assert(
      fc.property(fc.array(fc.record({ day, mode })), counts, (signIns, counted) => {
        for (const row of attendanceByDay(signIns, counted)) expect(row.personTimes).toBe(row.counted ?? row.signedIn);
        const total = personTimes(held, signIns, counted, "venue") + personTimes(held, signIns, counted, "online");
        expect(total).toBeLessThanOrEqual(signIns.length + counted.reduce((sum, count) => sum + count.people, 0));
      }),
    );
  });
});

describe("the period of an event", () => {
  it.each([
    ["2026-09-30", "2026Q3", true],
    ["2026-10-01", "2026Q3", false],
    ["2026-10-01", "2026Q4", true],
    ["2026-12-31", "2026", true],
    ["2027-01-01", "2026", false],
  ])("an event that begins on %s belongs to %s: %s", (startDay, period, belongs) => {
    expect(belongsToPeriod({ startDay }, period)).toBe(belongs);
  });

  it("is held once it is over", () => {
    expect([wasHeld({ ...held, endsAt: 10 }, 9), wasHeld({ ...held, endsAt: 10 }, 10)]).toEqual([false, true]);
  });
});
