import { describe, expect, it } from "vitest";
import { surveyRecipients, type Registrant } from "./survey-recipients";

const registrant = (id: number, values: Partial<Registrant> = {}): Registrant => ({
  id,
  email: `${id}@firm.example`,
  came: false,
  declined: false,
  ...values,
});

describe("who is asked after an event", () => {
  it.each([
    ["those who came", [registrant(1, { came: true }), registrant(2)], true, [1]],
    ["everybody with a seat where people were only counted", [registrant(1), registrant(2)], true, [1, 2]],
    ["nobody where nobody knows that anybody came", [registrant(1)], false, []],
    ["not whom the address was erased", [registrant(1, { email: "" })], true, []],
    ["not who wants no mail about events", [registrant(1, { declined: true }), registrant(2)], true, [2]],
    ["each mailbox once", [registrant(1), registrant(2, { email: "1@firm.example" })], true, [1]],
  ])("are %s", (_who, registrants, counted, asked) => {
    expect(surveyRecipients(registrants, counted).map(({ id }) => id)).toEqual(asked);
  });
});
