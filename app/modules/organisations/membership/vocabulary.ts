import type { MessageKey } from "~/i18n/messages";

export const MEMBERSHIP_STATUSES = ["pending", "new", "current", "grace", "expired", "suspended", "left"] as const;
export type MembershipStatus = (typeof MEMBERSHIP_STATUSES)[number];

export const MEMBERSHIP_STATUS_LABELS: Record<MembershipStatus, MessageKey> = {
  pending: "membership.status.pending",
  new: "membership.status.new",
  current: "membership.status.current",
  grace: "membership.status.grace",
  expired: "membership.status.expired",
  suspended: "membership.status.suspended",
  left: "membership.status.left",
};

export const MEMBERSHIP_STATUS_TONES: Record<MembershipStatus, "plain" | "ok" | "warn" | "bad"> = {
  pending: "plain",
  new: "ok",
  current: "ok",
  grace: "warn",
  expired: "bad",
  suspended: "warn",
  left: "plain",
};

/**
 * What a status rule is counted from. The end of a term, of a suspension and leaving are the first day on which it is over.
 */
export const MEMBERSHIP_EVENTS = [
  "agreement",
  "joining",
  "term_start",
  "term_end",
  "suspension_start",
  "suspension_end",
  "leaving",
] as const;
export type MembershipEvent = (typeof MEMBERSHIP_EVENTS)[number];

export const MEMBERSHIP_EVENT_LABELS: Record<MembershipEvent, MessageKey> = {
  agreement: "membership.event.agreement",
  joining: "membership.event.joining",
  term_start: "membership.event.termStart",
  term_end: "membership.event.termEnd",
  suspension_start: "membership.event.suspensionStart",
  suspension_end: "membership.event.suspensionEnd",
  leaving: "membership.event.leaving",
};

export const TERM_KINDS = ["open_ended", "rolling", "fixed_year"] as const;
export type TermKind = (typeof TERM_KINDS)[number];

export const TERM_KIND_LABELS: Record<TermKind, MessageKey> = {
  open_ended: "membership.term.openEnded",
  rolling: "membership.term.rolling",
  fixed_year: "membership.term.fixedYear",
};

export const APPLICATION_STATES = ["received", "under_review", "approved", "declined", "withdrawn"] as const;
export type ApplicationState = (typeof APPLICATION_STATES)[number];

export const APPLICATION_STATE_LABELS: Record<ApplicationState, MessageKey> = {
  received: "application.state.received",
  under_review: "application.state.underReview",
  approved: "application.state.approved",
  declined: "application.state.declined",
  withdrawn: "application.state.withdrawn",
};

export const APPLICATION_STATE_TONES: Record<ApplicationState, "plain" | "weft" | "ok" | "warn" | "bad"> = {
  received: "warn",
  under_review: "weft",
  approved: "ok",
  declined: "plain",
  withdrawn: "plain",
};

export const DUE_STATES = ["due", "paid", "waived"] as const;
export type DueState = (typeof DUE_STATES)[number];

export const DUE_STATE_LABELS: Record<DueState, MessageKey> = {
  due: "dues.state.due",
  paid: "dues.state.paid",
  waived: "dues.state.waived",
};
