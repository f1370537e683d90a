import type { MessageKey } from "~/i18n/messages";
import type {
  AttendanceMode,
  CountSource,
  EventStatus,
  EventType,
  NetworkActivity,
  PartyRule,
  PresenceMode,
  PromoterFunction,
  RegistrationSource,
  RegistrationStatus,
  Standing,
  TicketAudience,
  WaitingRule,
} from "./vocabulary";

export const EVENT_TYPE_LABELS: Record<EventType, MessageKey> = {
  conference_forum: "event.type.conference_forum",
  lecture: "event.type.lecture",
  policy_service: "event.type.policy_service",
  exhibition: "event.type.exhibition",
  matchmaking: "event.type.matchmaking",
  training: "event.type.training",
  visit: "event.type.visit",
  salon: "event.type.salon",
  other: "event.type.other",
};

export const PROMOTER_FUNCTION_LABELS: Record<PromoterFunction, MessageKey> = {
  communication: "event.function.communication",
  supervision_incentive: "event.function.supervision_incentive",
  coordination: "event.function.coordination",
  international: "event.function.international",
};

export const NETWORK_ACTIVITY_LABELS: Record<NetworkActivity, MessageKey> = {
  ZZ01: "event.activity.ZZ01",
  ZZ02: "event.activity.ZZ02",
  ZZ03: "event.activity.ZZ03",
  ZZ04: "event.activity.ZZ04",
  ZZ05: "event.activity.ZZ05",
  ZZ06: "event.activity.ZZ06",
  ZZ07: "event.activity.ZZ07",
  ZZ08: "event.activity.ZZ08",
  ZZ09: "event.activity.ZZ09",
  ZZ10: "event.activity.ZZ10",
};

export const ATTENDANCE_MODE_LABELS: Record<AttendanceMode, MessageKey> = {
  venue: "event.mode.venue",
  online: "event.mode.online",
  both: "event.mode.both",
};

export const PRESENCE_MODE_LABELS: Record<PresenceMode, MessageKey> = {
  venue: "event.presence.venue",
  online: "event.presence.online",
};

export const EVENT_STATUS_LABELS: Record<EventStatus, MessageKey> = {
  draft: "event.status.draft",
  open: "event.status.open",
  full: "event.status.full",
  closed: "event.status.closed",
  running: "event.status.running",
  past: "event.status.past",
  cancelled: "event.status.cancelled",
};

export const REGISTRATION_STATUS_LABELS: Record<RegistrationStatus, MessageKey> = {
  pending: "registration.status.pending",
  asked: "registration.status.asked",
  declined: "registration.status.declined",
  confirmed: "registration.status.confirmed",
  waiting: "registration.status.waiting",
  offered: "registration.status.offered",
  lapsed: "registration.status.lapsed",
  cancelled: "registration.status.cancelled",
  expired: "registration.status.expired",
};

/** What giving a registration up means to whoever made it. */
export const GIVING_UP_LABELS: Record<RegistrationStatus, MessageKey> = {
  pending: "registration.cancel",
  asked: "registration.cancel",
  declined: "registration.cancel",
  confirmed: "registration.cancel",
  waiting: "registration.leave",
  offered: "registration.decline",
  lapsed: "registration.cancel",
  cancelled: "registration.cancel",
  expired: "registration.cancel",
};

export const WAITING_RULE_LABELS: Record<WaitingRule, MessageKey> = {
  none: "event.waitingRule.none",
  first_come: "event.waitingRule.first_come",
  least_recently_served: "event.waitingRule.least_recently_served",
};

export const PARTY_RULE_LABELS: Record<PartyRule, MessageKey> = {
  together: "registration.partyRule.together",
  as_many_as_possible: "registration.partyRule.as_many_as_possible",
};

export const STANDING_LABELS: Record<Standing, MessageKey> = {
  present: "presence.standing.present",
  absent: "presence.standing.absent",
  excused: "presence.standing.excused",
};

export const TICKET_AUDIENCE_LABELS: Record<TicketAudience, MessageKey> = {
  everyone: "ticketType.audience.everyone",
  members: "ticketType.audience.members",
};

export const REGISTRATION_SOURCE_LABELS: Record<RegistrationSource, MessageKey> = {
  visitor: "registration.source.visitor",
  representative: "registration.source.representative",
  staff: "registration.source.staff",
};

export const COUNT_SOURCE_LABELS: Record<CountSource, MessageKey> = {
  sign_in_sheet: "attendance.source.sign_in_sheet",
  venue_counter: "attendance.source.venue_counter",
  platform_statistics: "attendance.source.platform_statistics",
  organiser_estimate: "attendance.source.organiser_estimate",
};

/** What was done to an event, by the action its audit entry names. */
export const EVENT_HISTORY_LABELS: Record<string, MessageKey> = {
  "event.create": "event.history.event.create",
  "event.update": "event.history.event.update",
  "event.publish": "event.history.event.publish",
  "event.unpublish": "event.history.event.unpublish",
  "event.cancel": "event.history.event.cancel",
  "event.reopen": "event.history.event.reopen",
  "event.costs": "audit.action.event.costs",
  "event.addSession": "audit.action.event.addSession",
  "event.takeOver": "audit.action.event.takeOver",
  "event.takeProgramme": "audit.action.event.takeProgramme",
  "event.updateSession": "audit.action.event.updateSession",
  "event.removeSession": "audit.action.event.removeSession",
  "event.addTicketType": "audit.action.event.addTicketType",
  "event.updateTicketType": "audit.action.event.updateTicketType",
  "event.removeTicketType": "audit.action.event.removeTicketType",
  "event.addStand": "audit.action.event.addStand",
  "event.updateStand": "audit.action.event.updateStand",
  "event.removeStand": "audit.action.event.removeStand",
  "event.putOnStand": "audit.action.event.putOnStand",
  "event.updatePlace": "audit.action.event.updatePlace",
  "event.askForPlace": "audit.action.event.askForPlace",
  "event.confirmPlace": "audit.action.event.confirmPlace",
  "event.withdrawPlace": "audit.action.event.withdrawPlace",
  "presence.record": "audit.action.presence.record",
  "event.addField": "audit.action.event.addField",
  "event.updateField": "audit.action.event.updateField",
  "event.removeField": "audit.action.event.removeField",
  "event.reopenField": "audit.action.event.reopenField",
  "invitation.send": "audit.action.invitation.send",
  "invitation.remind": "audit.action.invitation.remind",
  "invitation.decline": "audit.action.invitation.decline",
  "attendance.count": "event.history.attendance.count",
  "attendance.removeCount": "event.history.attendance.removeCount",
  "survey.save": "audit.action.survey.save",
  "survey.send": "audit.action.survey.send",
  "survey.close": "audit.action.survey.close",
  "event.erasePeople": "audit.action.event.erasePeople",
  "list.export": "audit.action.list.export",
};

/** What is done at the door by the hundred, and that somebody answered: no part of the history of an event. */
export const NOT_IN_EVENT_HISTORY = ["signIn.record", "signIn.undo", "ticket.scan", "survey.answer"] as const;
