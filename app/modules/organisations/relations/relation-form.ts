import { z } from "zod";
import * as field from "~/forms/fields";
import { RELATION_ROLES, type RelationRole } from "./vocabulary";

export const relationForm = z
  .object({
    role: field.choice(RELATION_ROLES as unknown as readonly [RelationRole, ...RelationRole[]]),
    /** Full name, short name or credit code of the other organisation. */
    other: field.text({ max: 200 }),
    startDay: field.optionalBusinessDay(),
    endDay: field.optionalBusinessDay(),
    enabled: field.checkbox(),
    note: field.optionalLongText({ max: 1000 }),
    /** The version the person saw; none for a new relation. */
    version: field.optionalInteger({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  })
  .superRefine(({ startDay, endDay }, issues) => {
    if (startDay !== null && endDay !== null && endDay < startDay)
      issues.addIssue({ code: "custom", path: ["endDay"], message: field.problem("relation.endBeforeStart") });
  });
export type RelationValues = z.output<typeof relationForm>;
