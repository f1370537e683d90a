import { z } from "zod";
import * as field from "~/forms/fields";
import { submissionKey } from "~/forms/submission-key";

export const LONGEST_INVITATION_TEXT = 2000;

/** What goes with the preview that a person saw. */
export const invitationForm = z.object({
  text: field.optionalLongText({ max: LONGEST_INVITATION_TEXT }),
  /** Stands for the contacts of the preview. */
  fingerprint: field.text({ max: 64 }),
  submissionKey: submissionKey(),
});
export type InvitationInput = z.output<typeof invitationForm>;
