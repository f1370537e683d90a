import { z } from "zod";
import * as field from "~/forms/fields";

const votes = field.integer({ min: 0, max: 10_000 });

export const resolutionForm = z.object({
  /** Empty: the next number of the body in the year. */
  number: field.optionalText({ max: 40 }),
  text: field.longText({ max: 4000 }),
  votesFor: votes,
  votesAgainst: votes,
  votesAbstained: votes,
  ownerId: field.optionalRecordId(),
  dueDay: field.optionalBusinessDay(),
});
export type ResolutionInput = z.output<typeof resolutionForm>;

export const resolutionClosingForm = z.object({
  day: field.businessDay(),
  note: field.longText({ max: 2000 }),
});
export type ResolutionClosing = z.output<typeof resolutionClosingForm>;
