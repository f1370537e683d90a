import type { MessageKey } from "~/i18n/messages";

/** What came of an invitation; derived from its record and the registrations that answer it, never stored. */
export const INVITATION_ANSWERS = ["registered", "declined", "none"] as const;
export type InvitationAnswer = (typeof INVITATION_ANSWERS)[number];

export const INVITATION_ANSWER_LABELS: Record<InvitationAnswer, MessageKey> = {
  registered: "invitation.answer.registered",
  declined: "invitation.answer.declined",
  none: "invitation.answer.none",
};

/** Why a firm or one of its contacts gets no invitation. */
export const LEFT_OUT_REASONS = [
  "other_promoter",
  "registered",
  "no_contact",
  "archived",
  "no_mail",
  "unsubscribed",
  "not_his_purpose",
  "no_consent",
  "invited",
] as const;
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number];

export const LEFT_OUT_LABELS: Record<LeftOutReason, MessageKey> = {
  other_promoter: "invitation.leftOut.otherPromoter",
  registered: "invitation.leftOut.registered",
  no_contact: "invitation.leftOut.noContact",
  archived: "invitation.leftOut.archived",
  no_mail: "invitation.leftOut.noMail",
  unsubscribed: "invitation.leftOut.unsubscribed",
  not_his_purpose: "invitation.leftOut.notHisPurpose",
  no_consent: "invitation.leftOut.noConsent",
  invited: "invitation.leftOut.invited",
};
