import { z } from "zod";
import * as field from "~/forms/fields";
import { problem } from "~/forms/fields";
import { MANDATE_ROLES } from "./vocabulary";

export const mandateForm = z
  .object({
    personName: field.text({ max: 60 }),
    /** A name, short name or credit code; empty for who sits in their own name. */
    organisation: field.optionalText({ max: 120 }),
    role: field.choice(MANDATE_ROLES),
    voting: field.checkbox(),
    fromDay: field.businessDay(),
    untilDay: field.optionalBusinessDay(),
    endReason: field.optionalText({ max: 200 }),
  })
  .superRefine((mandate, issues) => {
    if (mandate.untilDay !== null && mandate.untilDay < mandate.fromDay)
      issues.addIssue({ code: "custom", path: ["untilDay"], message: problem("mandate.problem.untilBeforeFrom") });
    if (mandate.role === "observer" && mandate.voting)
      issues.addIssue({ code: "custom", path: ["voting"], message: problem("mandate.problem.observerVotes") });
  });
export type MandateInput = z.output<typeof mandateForm>;
