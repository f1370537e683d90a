import { z } from "zod";
import * as field from "~/forms/fields";
import { STAGE_STEPS } from "./vocabulary";

export const stageForm = z.object({
  step: field.choice(STAGE_STEPS),
  day: field.businessDay(),
  note: field.optionalLongText({ max: 1000 }),
  /** The version the person saw; none for a new step. */
  version: field.optionalInteger({ min: 1, max: Number.MAX_SAFE_INTEGER }),
});
export type StageValues = z.output<typeof stageForm>;
