/** Kinds of activity; the first four are key figures of the report, each counted per event. */
export const EVENT_TYPES = [
  "conference_forum",
  "lecture",
  "policy_service",
  "exhibition",
  "matchmaking",
  "training",
  "visit",
  "salon",
  "other",
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** The four functions of a cluster promoter: exchange, supervision and incentive, coordination, international cooperation. */
export const PROMOTER_FUNCTIONS = ["communication", "supervision_incentive", "coordination", "international"] as const;
export type PromoterFunction = (typeof PROMOTER_FUNCTIONS)[number];

/**
 * Zhao Zuoquan's ten kinds of network activity, in his order: networking, R&D cooperation, technical support, business support,
 * education and training, management of the cluster organisation, international cooperation, incubation, government affairs,
 * infrastructure.
 */
export const NETWORK_ACTIVITIES = [
  "ZZ01",
  "ZZ02",
  "ZZ03",
  "ZZ04",
  "ZZ05",
  "ZZ06",
  "ZZ07",
  "ZZ08",
  "ZZ09",
  "ZZ10",
] as const;
export type NetworkActivity = (typeof NETWORK_ACTIVITIES)[number];

/** Where an event can be attended. */
export const ATTENDANCE_MODES = ["venue", "online", "both"] as const;
export type AttendanceMode = (typeof ATTENDANCE_MODES)[number];

/** Where one person was: at the venue or online; the two are never added up. */
export const PRESENCE_MODES = ["venue", "online"] as const;
export type PresenceMode = (typeof PRESENCE_MODES)[number];

/** What an event is now; derived from its record and the clock, never stored. */
export const EVENT_STATUSES = ["draft", "open", "full", "closed", "running", "past", "cancelled"] as const;
export type EventStatus = (typeof EVENT_STATUSES)[number];

/**
 * A pending registration waits for its mail to be confirmed, an asked one for staff to approve it, a waiting one for a seat; an offered one holds its seats until
 * `offerEndsAt`. `expired` (a pending one) and `lapsed` (an offered one that nobody answered) are derived from the clock too.
 */
export const REGISTRATION_STATUSES = [
  "pending",
  "asked",
  "declined",
  "confirmed",
  "waiting",
  "offered",
  "lapsed",
  "cancelled",
  "expired",
] as const;
export type RegistrationStatus = (typeof REGISTRATION_STATUSES)[number];

/** Registrations that hold seats. */
export const SEATED_STATUSES = ["confirmed", "offered"] as const satisfies readonly RegistrationStatus[];

/** Who is offered a seat that becomes free: nobody, whoever waits longest, or the firm that was served longest ago. */
export const WAITING_RULES = ["none", "first_come", "least_recently_served"] as const;
export type WaitingRule = (typeof WAITING_RULES)[number];

/** What becomes of the people of one registration when there is not room for all of them. */
export const PARTY_RULES = ["together", "as_many_as_possible"] as const;
export type PartyRule = (typeof PARTY_RULES)[number];

/** Who may take a ticket of a kind: anybody, or people of firms that are members on that day. */
export const TICKET_AUDIENCES = ["everyone", "members"] as const;
export type TicketAudience = (typeof TICKET_AUDIENCES)[number];

/** How a person stood to an event or a session. */
export const STANDINGS = ["present", "absent", "excused"] as const;
export type Standing = (typeof STANDINGS)[number];

export const REGISTRATION_SOURCES = ["visitor", "representative", "staff"] as const;
export type RegistrationSource = (typeof REGISTRATION_SOURCES)[number];

export const COUNT_SOURCES = ["sign_in_sheet", "venue_counter", "platform_statistics", "organiser_estimate"] as const;
export type CountSource = (typeof COUNT_SOURCES)[number];
