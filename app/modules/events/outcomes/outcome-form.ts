import { z } from "zod";
import * as field from "~/forms/fields";
import { problem } from "~/forms/fields";
import { FIRST_STAGES, OUTCOME_KINDS, OUTCOME_STAGES } from "./vocabulary";

export const MOST_PARTIES = 12;

/** Blank fields stay where they are, so that a refusal names the field that was typed into. */
const parties = z
  .preprocess(
    (value) => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]),
    z.array(field.optionalText({ max: 120 })).max(MOST_PARTIES, problem("field.tooMany", { max: MOST_PARTIES })),
  )
  .superRefine((typed, issues) => {
    if (typed.every((each) => each === null))
      issues.addIssue({ code: "custom", path: [0], message: problem("outcome.problem.noParty") });
  });

const shared = {
  kind: field.choice(OUTCOME_KINDS),
  title: field.text({ max: 120 }),
  day: field.businessDay(),
  /** Empty: nobody knows it. */
  valueFen: field.optionalYuan({ wholeDigits: 11 }),
  parties,
  otherParties: field.optionalLongText({ max: 600 }),
  ownerId: field.optionalRecordId(),
  nextStep: field.optionalText({ max: 300 }),
  nextStepDue: field.optionalBusinessDay(),
  note: field.optionalLongText({ max: 2000 }),
};

const stepWithDay = (
  values: { nextStep: string | null; nextStepDue: string | null },
  issues: { addIssue: (issue: { code: "custom"; path: string[]; message: string }) => void },
) => {
  if (values.nextStep === null && values.nextStepDue !== null)
    issues.addIssue({ code: "custom", path: ["nextStep"], message: problem("field.required") });
};

export const newOutcomeForm = z.object({ ...shared, stage: field.choice(FIRST_STAGES) }).superRefine(stepWithDay);
export type NewOutcome = z.output<typeof newOutcomeForm>;

export const outcomeForm = z.object(shared).superRefine(stepWithDay);
export type OutcomeInput = z.output<typeof outcomeForm>;

/** Besides the form of a record that is there: the version the person saw. */
export const outcomeVersion = z.object({ version: field.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }) });

export const stageForm = z.object({
  stage: field.choice(OUTCOME_STAGES),
  day: field.businessDay(),
  note: field.optionalLongText({ max: 600 }),
});
export type StageInput = z.output<typeof stageForm>;
