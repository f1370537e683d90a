import type { MessageKey } from "~/i18n/messages";
import type {
  AttendanceState,
  BodyKind,
  Majority,
  MandateRole,
  MeetingFormat,
  MeetingState,
  ProxyRule,
  QuorumRule,
  ResolutionState,
} from "./vocabulary";

export const BODY_KIND_LABELS: Record<BodyKind, MessageKey> = {
  council: "body.kind.council",
  executive: "body.kind.executive",
  secretariat: "body.kind.secretariat",
  leading_group: "body.kind.leading_group",
  expert_committee: "body.kind.expert_committee",
  working_group: "body.kind.working_group",
  other: "body.kind.other",
};
export const QUORUM_RULE_LABELS: Record<QuorumRule, MessageKey> = {
  at_least_share: "body.quorum.at_least_share",
  more_than_share: "body.quorum.more_than_share",
  number: "body.quorum.number",
  none: "body.quorum.none",
};
export const MAJORITY_LABELS: Record<Majority, MessageKey> = {
  simple: "body.majority.simple",
  more_than_half: "body.majority.more_than_half",
  two_thirds: "body.majority.two_thirds",
};
export const PROXY_RULE_LABELS: Record<ProxyRule, MessageKey> = {
  none: "body.proxy.none",
  member: "body.proxy.member",
  colleague: "body.proxy.colleague",
};
export const MANDATE_ROLE_LABELS: Record<MandateRole, MessageKey> = {
  chair: "mandate.role.chair",
  rotating_chair: "mandate.role.rotating_chair",
  vice_chair: "mandate.role.vice_chair",
  secretary: "mandate.role.secretary",
  member: "mandate.role.member",
  expert: "mandate.role.expert",
  observer: "mandate.role.observer",
};
export const MEETING_FORMAT_LABELS: Record<MeetingFormat, MessageKey> = {
  regular: "meeting.format.regular",
  extraordinary: "meeting.format.extraordinary",
  joint_session: "meeting.format.joint_session",
  topical_session: "meeting.format.topical_session",
  follow_up: "meeting.format.follow_up",
};
export const MEETING_STATE_LABELS: Record<MeetingState, MessageKey> = {
  planned: "meeting.state.planned",
  convened: "meeting.state.convened",
  held: "meeting.state.held",
  cancelled: "meeting.state.cancelled",
};
export const ATTENDANCE_STATE_LABELS: Record<AttendanceState, MessageKey> = {
  present: "meeting.attendance.present",
  represented: "meeting.attendance.represented",
  excused: "meeting.attendance.excused",
  absent: "meeting.attendance.absent",
};
export const RESOLUTION_STATE_LABELS: Record<ResolutionState, MessageKey> = {
  open: "resolution.state.open",
  done: "resolution.state.done",
  withdrawn: "resolution.state.withdrawn",
  rejected: "resolution.state.rejected",
};

/** The choices of a select field in the order of their vocabulary. */
export function optionsOf<T extends string>(labels: Record<T, MessageKey>): { value: T; label: MessageKey }[] {
  return (Object.entries(labels) as [T, MessageKey][]).map(([value, label]) => ({ value, label }));
}
