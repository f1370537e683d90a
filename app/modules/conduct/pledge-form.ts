import { z } from "zod";
import * as field from "~/forms/fields";
import { problem } from "~/forms/fields";

const text = {
  textZh: field.longText({ max: 20_000 }),
  textEn: field.optionalLongText({ max: 40_000 }),
  validFrom: field.businessDay(),
};
const head = {
  titleZh: field.text({ max: 120 }),
  titleEn: field.optionalText({ max: 200 }),
  openUntil: field.optionalBusinessDay(),
};

export const newPledgeForm = z.object({ ...head, ...text });
export const pledgeForm = z.object({
  ...head,
  version: field.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
});
export const pledgeTextForm = z.object(text);
export type PledgeText = z.output<typeof pledgeTextForm>;

/** A signature on paper that staff enter. */
export const paperSignatureForm = z.object({
  organisation: field.text({ max: 120 }),
  signatoryName: field.text({ max: 60 }),
  signatoryDuty: field.optionalText({ max: 60 }),
  signedOn: field.businessDay(),
});

/** The representative's own signature: who signs, and that the text was read and is agreed to. */
export const ownSignatureForm = z.object({
  organisationId: field.recordId(),
  textId: field.recordId(),
  signatoryName: field.text({ max: 60 }),
  signatoryDuty: field.optionalText({ max: 60 }),
  agreed: field.checkbox().refine((agreed) => agreed, problem("pledge.problem.notAgreed")),
});
export type OwnSignature = z.output<typeof ownSignatureForm>;
