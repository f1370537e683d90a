import { z } from "zod";
import * as field from "~/forms/fields";

export const commendationForm = z.object({
  organisation: field.text({ max: 120 }),
  day: field.businessDay(),
  awardedBy: field.text({ max: 120 }),
  reason: field.longText({ max: 2000 }),
});

const version = field.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
/** Publishing needs the firm's consent: who gave it and when. */
export const publicationForm = z.object({
  version,
  consentBy: field.text({ max: 60 }),
  consentOn: field.businessDay(),
});
export const commendationWithdrawalForm = z.object({ version, reason: field.text({ max: 300 }) });
/** What a firm's representative says about publication. */
export const ownConsentForm = z.object({ version });
