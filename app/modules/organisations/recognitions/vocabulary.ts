import type { MessageKey } from "~/i18n/messages";
import type { Tone } from "~/ui/Tag";

export const RECOGNITION_LEVELS = ["national", "province", "city", "district", "other"] as const;
/** Where a recognition stands on a day; worked out from its terms, never stored. */
export const RECOGNITION_STATES = ["not_yet", "valid", "in_review", "grace", "expired", "withdrawn"] as const;
export const REVIEW_OUTCOMES = ["passed", "failed"] as const;
export const REPORT_STATES = ["filed", "filed_late", "due", "missed"] as const;

export type RecognitionLevel = (typeof RECOGNITION_LEVELS)[number];
export type RecognitionState = (typeof RECOGNITION_STATES)[number];
export type ReviewOutcome = (typeof REVIEW_OUTCOMES)[number];
export type ReportState = (typeof REPORT_STATES)[number];

export const LEVEL_LABELS: Record<RecognitionLevel, MessageKey> = {
  national: "recognition.level.national",
  province: "recognition.level.province",
  city: "recognition.level.city",
  district: "recognition.level.district",
  other: "recognition.level.other",
};

export const STATE_LABELS: Record<RecognitionState, MessageKey> = {
  not_yet: "recognition.state.notYet",
  valid: "recognition.state.valid",
  in_review: "recognition.state.inReview",
  grace: "recognition.state.grace",
  expired: "recognition.state.expired",
  withdrawn: "recognition.state.withdrawn",
};

export const STATE_TONES: Record<RecognitionState, Tone> = {
  not_yet: "plain",
  valid: "ok",
  in_review: "warn",
  grace: "warn",
  expired: "plain",
  withdrawn: "bad",
};

export const OUTCOME_LABELS: Record<ReviewOutcome, MessageKey> = {
  passed: "recognition.review.passed",
  failed: "recognition.review.failed",
};

export const REPORT_STATE_LABELS: Record<ReportState, MessageKey> = {
  filed: "recognition.report.filed",
  filed_late: "recognition.report.filedLate",
  due: "recognition.report.due",
  missed: "recognition.report.missed",
};

export const REPORT_STATE_TONES: Record<ReportState, Tone> = {
  filed: "ok",
  filed_late: "warn",
  due: "plain",
  missed: "bad",
};
