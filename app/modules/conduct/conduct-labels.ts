import type { MessageKey } from "~/i18n/messages";
import type { ComplaintSource, ComplaintState, ComplaintStep, Ruling, SignatureSource } from "./vocabulary";

export const COMPLAINT_STATE_LABELS: Record<ComplaintState, MessageKey> = {
  received: "complaint.state.received",
  inadmissible: "complaint.state.inadmissible",
  admitted: "complaint.state.admitted",
  informed: "complaint.state.informed",
  answered: "complaint.state.answered",
  ruled: "complaint.state.ruled",
  appealed: "complaint.state.appealed",
  decided: "complaint.state.decided",
  withdrawn: "complaint.state.withdrawn",
};
export const COMPLAINT_STEP_LABELS: Record<ComplaintStep, MessageKey> = {
  assign: "complaint.step.assign",
  refuse: "complaint.step.refuse",
  admit: "complaint.step.admit",
  inform: "complaint.step.inform",
  answer: "complaint.step.answer",
  rule: "complaint.step.rule",
  appeal: "complaint.step.appeal",
  decide: "complaint.step.decide",
  withdraw: "complaint.step.withdraw",
};
export const RULING_LABELS: Record<Ruling, MessageKey> = {
  dismissed: "complaint.ruling.dismissed",
  advice: "complaint.ruling.advice",
  warning: "complaint.ruling.warning",
  suspension_proposed: "complaint.ruling.suspension_proposed",
  exclusion_proposed: "complaint.ruling.exclusion_proposed",
};
export const COMPLAINT_SOURCE_LABELS: Record<ComplaintSource, MessageKey> = {
  staff: "complaint.source.staff",
  portal: "complaint.source.portal",
};
export const SIGNATURE_SOURCE_LABELS: Record<SignatureSource, MessageKey> = {
  portal: "pledge.source.portal",
  paper: "pledge.source.paper",
};

/** The choices of a select field or a filter in the order of their vocabulary. */
export function optionsOf<T extends string>(labels: Record<T, MessageKey>): { value: T; label: MessageKey }[] {
  return (Object.entries(labels) as [T, MessageKey][]).map(([value, label]) => ({ value, label }));
}
