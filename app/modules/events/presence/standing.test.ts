import { describe, expect, it } from "vitest";
import type { Standing } from "../vocabulary";
import { countStandings, isNoShow, type KnownPresence, standingAtEvent, standingAtSession } from "./standing";

const known = (values: Partial<KnownPresence> = {}): KnownPresence => {
  return { isSignedIn: false, atEvent: null, atSessions: new Map(), ...values };
};
const at = (standing: Standing) => new Map([[1, standing]]);

describe("how a person stands to an event", () => {
  it.each([
    ["nothing is known", known(), null],
    ["signed in at the door", known({ isSignedIn: true }), "present"],
    ["signed in although excused before", known({ isSignedIn: true, atEvent: "excused" }), "present"],
    ["signed in although missed when the list was taken", known({ isSignedIn: true, atEvent: "absent" }), "present"],
    ["seen at a session", known({ atSessions: at("present"), atEvent: "absent" }), "present"],
    ["absent from a session alone", known({ atSessions: at("absent") }), null],
    ["excused", known({ atEvent: "excused" }), "excused"],
  ] as const)("when %s", (_how, facts, standing) => {
    expect(standingAtEvent(facts)).toBe(standing);
  });

  it("and to a session: excused with the event, unless something was recorded there", () => {
    expect(standingAtSession(known(), 1)).toBeNull();
    expect(standingAtSession(known({ isSignedIn: true }), 1)).toBeNull();
    expect(standingAtSession(known({ atEvent: "excused" }), 1)).toBe("excused");
    expect(standingAtSession(known({ atEvent: "excused", isSignedIn: true }), 1)).toBeNull();
    expect(standingAtSession(known({ atEvent: "excused", atSessions: at("present") }), 1)).toBe("present");
    expect(standingAtSession(known({ atSessions: at("absent") }), 1)).toBe("absent");
  });

  it("says who did not come: neither there nor excused", () => {
    expect([null, "absent", "present", "excused"].map((standing) => isNoShow(standing as Standing | null))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it("is counted by kind", () => {
    expect(countStandings(["present", null, "present", "excused"])).toEqual({
      present: 2,
      absent: 0,
      excused: 1,
      open: 1,
    });
  });
});
