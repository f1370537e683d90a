import { z } from "zod";
import * as field from "~/forms/fields";
import { submissionKey } from "~/forms/submission-key";
import { RULINGS } from "./vocabulary";

const told = {
  aboutName: field.text({ max: 120 }),
  confidential: field.checkbox(),
  subject: field.text({ max: 120 }),
  text: field.longText({ max: 10_000 }),
  evidence: field.optionalLongText({ max: 4000 }),
};

/** What staff enter of a complaint that reached them. */
export const complaintForm = z.object({
  ...told,
  receivedOn: field.businessDay(),
  /** A member who complains, by name or code. */
  complainantOrganisation: field.optionalText({ max: 120 }),
  complainantName: field.optionalText({ max: 60 }),
  complainantContact: field.optionalText({ max: 120 }),
});
export type ComplaintInput = z.output<typeof complaintForm>;

export const newComplaintKey = z.object({ submissionKey: submissionKey() });

/** What a firm sends itself; which firm matters to people who speak for several. */
export const lodgedComplaintForm = z.object({ ...told, organisationId: field.recordId() });
export type LodgedComplaint = z.output<typeof lodgedComplaintForm>;

const version = field.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });

export const assignmentForm = z.object({ version, organisation: field.text({ max: 120 }) });

/** A step with its reason or its words. */
export const stepForm = z.object({ version, text: field.longText({ max: 10_000 }) });

/** A statement that staff write down for the firm. */
export const statementForm = z.object({
  version,
  text: field.longText({ max: 10_000 }),
  personName: field.text({ max: 60 }),
});

export const rulingForm = z.object({
  version,
  outcome: field.choice(RULINGS),
  text: field.longText({ max: 10_000 }),
  /** Those who decided together. */
  personName: field.text({ max: 200 }),
});

export const conductRulesForm = z.object({
  version: field.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
  closureDays: field.integer({ min: 1, max: 730 }),
  statementDays: field.integer({ min: 1, max: 365 }),
  appealDays: field.integer({ min: 1, max: 365 }),
  recordMonths: field.integer({ min: 1, max: 120 }),
  otherDecides: field.checkbox(),
  otherHearsAppeal: field.checkbox(),
});
