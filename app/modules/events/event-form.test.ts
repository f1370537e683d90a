import { describe, expect, it } from "vitest";
import { parseForm } from "~/forms/parse-form";
import { eventForm } from "./event-form";
import { registrationForm } from "./registration-form";
import { eventValues, registrationInput } from "./event-fixtures.testing";

const problemsOf = (values: Record<string, unknown>) => {
  const result = parseForm(eventForm, eventValues(1, values));
  return result.ok ? {} : Object.fromEntries(Object.entries(result.fields).map(([path, { key }]) => [path, key]));
};

describe("the form of an event", () => {
  it.each([
    [{ endsAt: "2026-10-22T13:59" }, { endsAt: "event.problem.endsBeforeStart" }],
    [{ endsAt: "2026-10-22T14:00" }, {}],
    [{ endsAt: "2026-12-20T23:59" }, {}],
    [{ endsAt: "2026-12-21T00:01" }, { endsAt: "event.problem.tooLong" }],
    [{ registrationClosesAt: "2026-10-22T17:31" }, { registrationClosesAt: "event.problem.closesAfterEnd" }],
    [{ capacity: "0" }, { capacity: "field.tooSmall" }],
    [{ capacity: "１００" }, {}],
    [{ onlineAddress: "javascript:alert(1)" }, { onlineAddress: "field.notAUrl" }],
    [{ type: "party" }, { type: "field.notAChoice" }],
    [{ coHostIds: "7" }, {}],
    [{ coHostIds: ["7", "8"] }, {}],
    [{ coHostIds: ["x"] }, { "coHostIds.0": "field.notANumber" }],
  ])("given %j finds %j", (values, problems) => {
    expect(problemsOf(values)).toEqual(problems);
  });
});

describe("the form of a registration", () => {
  it("takes rows that were left empty for no people", () => {
    expect(
      registrationInput({
        people: [
          { name: "李敏", duty: "" },
          { name: " ", duty: "" },
          { name: "陈志远", duty: "市场经理" },
        ],
      }).people,
    ).toEqual([
      { id: null, name: "李敏", duty: null, ticketTypeId: null, sessionIds: [], answers: {} },
      { id: null, name: "陈志远", duty: "市场经理", ticketTypeId: null, sessionIds: [], answers: {} },
    ]);
  });

  it.each([
    [{ people: [] }, "people", "registration.problem.noPeople"],
    [{ people: [{ name: "", duty: "经理" }] }, "people.0.name", "field.required"],
    [{ people: Array.from({ length: 21 }, () => ({ name: "甲" })) }, "people", "registration.problem.tooManyPeople"],
    [{ organisationName: "" }, "organisationName", "field.required"],
    [{ noticeVersion: "2019-01" }, "noticeVersion", "registration.problem.noticeChanged"],
    [{ email: "a@b.cn\nBcc: c@d.cn" }, "email", "field.notAMail"],
  ])("refuses %j", (values, path, key) => {
    const result = parseForm(registrationForm, { ...registrationInput(), ...values });
    expect(result.ok ? null : result.fields[path]?.key).toBe(key);
  });
});
