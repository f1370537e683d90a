import { describe, expect, it } from "vitest";
import { DEFAULT_RULES, daysAfter, isExpired, nextDeadline, whyNotStep, type ComplaintLife } from "./complaint-process";
import { COMPLAINT_STATES, COMPLAINT_STEPS } from "./vocabulary";

const TODAY = "2026-10-20";
const complaint = (values: Partial<ComplaintLife>): ComplaintLife => ({
  state: "received",
  organisationId: 7,
  receivedBy: 1,
  ruledBy: null,
  outcome: null,
  statementDueOn: null,
  appealDueOn: null,
  ...values,
});
const reason = (step: (typeof COMPLAINT_STEPS)[number], values: Partial<ComplaintLife>, actor = 2, rules = {}) =>
  whyNotStep(step, complaint(values), { today: TODAY, actor, rules: { ...DEFAULT_RULES, ...rules } })?.key.replace(
    "complaint.refused.",
    "",
  ) ?? null;

describe("the way of a complaint", () => {
  it("allows from each state only what comes next", () => {
    const allowed = Object.fromEntries(
      COMPLAINT_STATES.map((state) => [state, COMPLAINT_STEPS.filter((step) => reason(step, { state }) === null)]),
    );
    expect(allowed).toEqual({
      received: ["assign", "refuse", "admit", "withdraw"],
      inadmissible: [],
      admitted: ["assign", "inform", "withdraw"],
      informed: ["answer", "rule", "withdraw"],
      answered: ["answer", "rule", "withdraw"],
      ruled: ["appeal"],
      appealed: ["decide"],
      decided: [],
      withdrawn: [],
    });
  });

  it("admits nothing before it is known whom it means", () => {
    expect(reason("admit", { organisationId: null })).toBe("notAssigned");
    expect(reason("refuse", { organisationId: null })).toBeNull();
  });

  it("rules against nobody unheard: after the statement, or after its term", () => {
    expect(reason("rule", { state: "informed", statementDueOn: TODAY })).toBe("notHeard");
    expect(reason("rule", { state: "informed", statementDueOn: "2026-10-19" })).toBeNull();
    expect(reason("rule", { state: "answered", statementDueOn: "2026-12-01" })).toBeNull();
    expect(reason("rule", { state: "admitted" })).toBe("rule");
  });

  it("lets somebody else rule than who received it, and somebody else hear the appeal, where the rules ask for it", () => {
    expect(reason("rule", { state: "answered" }, 1)).toBe("sameReceiver");
    expect(reason("rule", { state: "answered" }, 1, { otherDecides: false })).toBeNull();
    expect(reason("decide", { state: "appealed", ruledBy: 2 }, 2)).toBe("sameJudge");
    expect(reason("decide", { state: "appealed", ruledBy: 2 }, 3)).toBeNull();
    expect(reason("decide", { state: "appealed", ruledBy: 2 }, 2, { otherHearsAppeal: false })).toBeNull();
  });

  it("takes an appeal until the last day of its term, and none against a dismissal", () => {
    expect(reason("appeal", { state: "ruled", outcome: "warning", appealDueOn: TODAY })).toBeNull();
    expect(reason("appeal", { state: "ruled", outcome: "warning", appealDueOn: "2026-10-19" })).toBe("appealLate");
    expect(reason("appeal", { state: "ruled", outcome: "dismissed", appealDueOn: TODAY })).toBe("nothingToAppeal");
  });

  it("sets the days of each step by the rules", () => {
    expect(daysAfter("inform", "2026-10-20", DEFAULT_RULES)).toEqual({
      informedOn: "2026-10-20",
      statementDueOn: "2026-11-04",
    });
    expect(daysAfter("rule", "2026-10-20", DEFAULT_RULES)).toEqual({
      closedOn: "2026-10-20",
      expiresOn: "2028-10-20",
      appealDueOn: "2026-11-04",
    });
    expect(daysAfter("appeal", "2026-10-25", DEFAULT_RULES)).toEqual({ closedOn: null, expiresOn: null });
    expect(daysAfter("decide", "2027-01-31", { ...DEFAULT_RULES, recordMonths: 1 })).toEqual({
      closedOn: "2027-01-31",
      expiresOn: "2027-02-28",
    });
  });

  it("is forgotten the day after the last day of its record", () => {
    expect(isExpired({ expiresOn: "2026-10-20" }, "2026-10-20")).toBe(false);
    expect(isExpired({ expiresOn: "2026-10-20" }, "2026-10-21")).toBe(true);
    expect(isExpired({ expiresOn: null }, "2099-01-01")).toBe(false);
  });

  it("always says what is awaited and by when, until it is closed", () => {
    const at = (state: ComplaintLife["state"], statementDueOn: string | null = null) =>
      nextDeadline({ state, statementDueOn, dueDay: "2026-12-01" });
    expect(at("received")).toEqual({ step: "admit", day: "2026-12-01" });
    expect(at("informed", "2026-11-04")).toEqual({ step: "answer", day: "2026-11-04" });
    expect(at("answered", "2026-11-04")).toEqual({ step: "rule", day: "2026-12-01" });
    expect(at("ruled")).toBeNull();
  });
});
