import { z } from "zod";
import * as field from "~/forms/fields";
import { problem } from "~/forms/fields";

export const sessionForm = z
  .object({
    titleZh: field.text({ max: 120 }),
    titleEn: field.optionalText({ max: 200 }),
    startsAt: field.localDateAndTime(),
    endsAt: field.localDateAndTime(),
    place: field.optionalText({ max: 120 }),
    /** One a line. */
    speakers: field.optionalLongText({ max: 1000 }),
    chosen: field.checkbox(),
    capacity: field.optionalInteger({ min: 1, max: 1_000_000 }),
    /** The version the person saw; 0 for a new one. */
    version: field.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
  })
  .superRefine((session, issues) => {
    if (session.endsAt <= session.startsAt)
      issues.addIssue({ code: "custom", path: ["endsAt"], message: problem("session.problem.endsBeforeStart") });
    if (session.capacity !== null && !session.chosen)
      issues.addIssue({ code: "custom", path: ["capacity"], message: problem("session.problem.seatsNotChosen") });
  });
export type SessionInput = z.output<typeof sessionForm>;
