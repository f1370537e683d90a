import { z } from "zod";
import * as field from "~/forms/fields";
import { COST_KINDS, type CostKind } from "./vocabulary";

const amounts = z
  .object({ budgetFen: field.optionalYuan(), actualFen: field.optionalYuan() })
  .default({ budgetFen: null, actualFen: null });

export const costForm = z.object({
  lines: z.object(Object.fromEntries(COST_KINDS.map((kind) => [kind, amounts])) as Record<CostKind, typeof amounts>),
  funding: field.optionalText({ max: 120 }),
  /** The version the person saw; 0 where there was none. */
  version: field.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
});
export type CostInput = z.output<typeof costForm>;
