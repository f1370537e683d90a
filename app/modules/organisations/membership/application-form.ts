import { z } from "zod";
import * as field from "~/forms/fields";
import { problem } from "~/forms/fields";
import { submissionKey } from "~/forms/submission-key";
import { organisationFields } from "../organisation-form";
import { ORGANISATION_KINDS } from "../vocabulary";

/** Version of what the form says about the applicant's data; a change of its text is a new version. Kept with every application. */
export const APPLICATION_NOTICE_VERSION = "2026-11";

/** What an organisation that wants to become a member tells about itself; work data of one person who answers for it. */
export const applicationForm = z.object({
  legalName: field.text({ max: 200, min: 2 }),
  creditCode: organisationFields.shape.creditCode,
  kind: field.choice(ORGANISATION_KINDS),
  region: field.optionalText({ max: 100 }),
  website: field.optionalUrl(),
  introduction: field.optionalLongText({ max: 2000 }),
  wishedClassId: field.optionalRecordId(),
  contactName: field.text({ max: 60 }),
  contactDuty: field.optionalText({ max: 60 }),
  email: field.mailAddress(),
  phone: field.optionalPhone(),
  noticeVersion: z.literal(APPLICATION_NOTICE_VERSION, problem("application.problem.noticeChanged")),
  submissionKey: submissionKey(),
});
export type ApplicationInput = z.output<typeof applicationForm>;

const version = field.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });

export const NEW_ORGANISATION = "new";

export const approvalForm = z.object({
  version,
  /** `new`, or the id of the organisation that the applicant is. */
  organisation: z.preprocess(
    (value) => (typeof value === "number" ? String(value) : (value ?? "")),
    z.string().regex(/^(?:new|[1-9]\d{0,15})$/, problem("field.notAChoice")),
  ),
  classId: field.optionalRecordId(),
  joinedOn: field.businessDay(),
  invite: field.checkbox(),
});

export const declineForm = z.object({ version, declineReason: field.longText({ max: 1000 }) });

export const applicationVersionForm = z.object({ version });
