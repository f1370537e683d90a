import { describe, expect, it } from "vitest";
import { resultsAreShown, surveyState, whyNotSendSurvey } from "./survey-state";

const TODAY = "2026-10-24";
const over = { publishedAt: 1, cancelledAt: null, endsAt: 10 };
const draft = { sentAt: null, closesOn: "2026-10-31", closedAt: null };

describe("a survey", () => {
  it.each([
    [{}, "draft"],
    [{ sentAt: 20 }, "open"],
    [{ sentAt: 20, closesOn: TODAY }, "open"],
    [{ sentAt: 20, closesOn: "2026-10-23" }, "closed"],
    [{ sentAt: 20, closedAt: 30 }, "closed"],
  ] as const)("with %j is %s", (change, state) => {
    expect(surveyState({ ...draft, ...change }, TODAY)).toBe(state);
  });

  it.each([
    [{}, {}, null],
    [{ sentAt: 20 }, {}, "survey.refused.sent"],
    [{}, { endsAt: 21 }, "survey.refused.notOver"],
    [{}, { cancelledAt: 5 }, "survey.refused.notOver"],
    [{}, { publishedAt: null }, "survey.refused.notOver"],
    [{ closesOn: "2026-10-23" }, {}, "survey.refused.pastClosing"],
  ] as const)("with %j of an event with %j is not sent because of %s", (survey, event, reason) => {
    expect(whyNotSendSurvey({ ...draft, ...survey }, { ...over, ...event }, 20, TODAY)).toBe(reason);
  });

  it.each([
    [false, "open", 0, false],
    [false, "open", 1, true],
    [true, "open", 50, false],
    [true, "closed", 4, false],
    [true, "closed", 5, true],
  ] as const)("anonymous %s, %s, with %s answers shows its results: %s", (anonymous, state, answers, shown) => {
    expect(resultsAreShown({ anonymous }, state, answers)).toBe(shown);
  });
});
