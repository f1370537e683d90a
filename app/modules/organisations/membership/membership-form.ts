import { z } from "zod";
import * as field from "~/forms/fields";
import { MEMBERSHIP_STATUSES } from "./vocabulary";

/** The version of the membership that the person saw. */
const version = field.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });

export const beginningForm = z.object({
  joinedOn: field.businessDay(),
  classId: field.optionalRecordId(),
});

export const renewalForm = z.object({ version });

export const suspensionForm = z
  .object({
    version,
    fromDay: field.businessDay(),
    untilDay: field.optionalBusinessDay(),
    reason: field.text({ max: 300 }),
  })
  .superRefine((values, issues) => {
    if (values.untilDay !== null && values.untilDay < values.fromDay)
      issues.addIssue({ code: "custom", path: ["untilDay"], message: field.problem("membership.untilBeforeFrom") });
  });

export const resumptionForm = z.object({ version, resumesOn: field.businessDay() });

export const classChangeForm = z.object({
  version,
  classId: field.recordId(),
  fromDay: field.businessDay(),
});

export const leavingForm = z.object({
  version,
  leftOn: field.businessDay(),
  leftReason: field.text({ max: 300 }),
});

export const pinForm = z.object({
  version,
  status: field.choice(MEMBERSHIP_STATUSES),
  untilDay: field.businessDay(),
  reason: field.text({ max: 300 }),
});

export const membershipVersionForm = z.object({ version });
