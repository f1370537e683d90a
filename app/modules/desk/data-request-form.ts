import { z } from "zod";
import * as field from "~/forms/fields";
import { submissionKey } from "~/forms/submission-key";
import { DATA_REQUEST_KINDS, DATA_REQUEST_OUTCOMES } from "./vocabulary";

/** What a firm asks: in its own words what is wrong, or whose data are to go and why. */
export const dataRequestForm = z
  .object({
    kind: field.choice(DATA_REQUEST_KINDS),
    personName: field.optionalText({ max: 60 }),
    text: field.longText({ max: 2000 }),
    submissionKey: submissionKey(),
  })
  .superRefine(({ kind, personName }, issues) => {
    if (kind === "deletion" && personName === null)
      issues.addIssue({ code: "custom", path: ["personName"], message: field.problem("dataRequest.needPerson") });
  });
export type DataRequestValues = z.output<typeof dataRequestForm>;

export const dataAnswerForm = z.object({
  version: field.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  outcome: field.choice(DATA_REQUEST_OUTCOMES),
  answer: field.longText({ max: 2000 }),
});
export type DataAnswerValues = z.output<typeof dataAnswerForm>;

export const seenVersionForm = dataAnswerForm.pick({ version: true });
