import { describe, expect, it } from "vitest";
import { attendanceProblems, votesThere, type AttendanceLine } from "./meeting-attendance";

const SEATS = [
  { id: 1, voting: true },
  { id: 2, voting: true },
  { id: 3, voting: true },
  { id: 4, voting: false },
];
const line = (mandateId: number, state: AttendanceLine["state"], proxy: number | string | null = null) => ({
  mandateId,
  state,
  proxyMandateId: typeof proxy === "number" ? proxy : null,
  proxyName: typeof proxy === "string" ? proxy : null,
});
const by = (proxyRule: "none" | "member" | "colleague", proxiesPerMember = 1) => ({ proxyRule, proxiesPerMember });

describe("who was there", () => {
  it.each([
    ["nobody may be represented", by("none"), [line(1, "present"), line(2, "represented", 1)], [[2, "noProxies"]]],
    ["a present member may stand in", by("member"), [line(1, "present"), line(2, "represented", 1)], []],
    ["not one who is away", by("member"), [line(1, "excused"), line(2, "represented", 1)], [[2, "proxyNotThere"]]],
    ["not oneself", by("member"), [line(2, "represented", 2)], [[2, "proxyNotThere"]]],
    [
      "not one without a vote",
      by("member"),
      [line(4, "present"), line(2, "represented", 4)],
      [[2, "proxyWithoutVote"]],
    ],
    [
      "not for two when one is allowed",
      by("member"),
      [line(1, "present"), line(2, "represented", 1), line(3, "represented", 1)],
      [[3, "tooManyProxies"]],
    ],
    [
      "for two when two are allowed",
      by("member", 2),
      [line(1, "present"), line(2, "represented", 1), line(3, "represented", 1)],
      [],
    ],
    ["a colleague has a name", by("colleague"), [line(2, "represented")], [[2, "proxyMissing"]]],
    ["a colleague stands in", by("colleague"), [line(2, "represented", "赵强")], []],
    ["only who sits in the body", by("none"), [line(9, "present")], [[9, "notSeated"]]],
  ] as const)("%s", (_what, body, lines, problems) => {
    expect([...attendanceProblems(body, SEATS, lines)]).toEqual(
      problems.map(([id, key]) => [id, `meeting.problem.${key}`]),
    );
  });

  it("counts the votes in person and represented, without observers", () => {
    const lines = [line(1, "present"), line(2, "represented", 1), line(3, "excused"), line(4, "present")];
    expect(votesThere(SEATS, lines)).toEqual({ voting: 3, present: 1, represented: 1 });
  });
});
