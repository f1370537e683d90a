/** What a body is for; its name is free. Only council meetings are counted apart in the report. */
export const BODY_KINDS = [
  "council",
  "executive",
  "secretariat",
  "leading_group",
  "expert_committee",
  "working_group",
  "other",
] as const;
export type BodyKind = (typeof BODY_KINDS)[number];

/** How many voting mandates must be there for a meeting to decide. */
export const QUORUM_RULES = ["at_least_share", "more_than_share", "number", "none"] as const;
export type QuorumRule = (typeof QUORUM_RULES)[number];

/** What a proposal needs: more votes for than against, or a share of the votes that were there. */
export const MAJORITIES = ["simple", "more_than_half", "two_thirds"] as const;
export type Majority = (typeof MAJORITIES)[number];

/** Who may stand in for an absent member: nobody, another member who is present, or a colleague of the same organisation. */
export const PROXY_RULES = ["none", "member", "colleague"] as const;
export type ProxyRule = (typeof PROXY_RULES)[number];

export const MANDATE_ROLES = [
  "chair",
  "rotating_chair",
  "vice_chair",
  "secretary",
  "member",
  "expert",
  "observer",
] as const;
export type MandateRole = (typeof MANDATE_ROLES)[number];

/** Regular and extraordinary meetings of a body, and the three levels of meetings with the authorities. */
export const MEETING_FORMATS = ["regular", "extraordinary", "joint_session", "topical_session", "follow_up"] as const;
export type MeetingFormat = (typeof MEETING_FORMATS)[number];

/** Derived from the record, never stored. */
export const MEETING_STATES = ["planned", "convened", "held", "cancelled"] as const;
export type MeetingState = (typeof MEETING_STATES)[number];

export const ATTENDANCE_STATES = ["present", "represented", "excused", "absent"] as const;
export type AttendanceState = (typeof ATTENDANCE_STATES)[number];

/** `rejected`: put to the vote and not adopted; nothing is to be done. */
export const RESOLUTION_STATES = ["open", "done", "withdrawn", "rejected"] as const;
export type ResolutionState = (typeof RESOLUTION_STATES)[number];
