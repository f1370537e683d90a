/**
 * Every column of the database that may hold something about a person: what it is there for, how long it stays, how it is handed
 * out and how it is erased. A test compares this with the schema, so that a new text column must be placed in one of the two lists.
 */

/**
 * What a column holds:
 * - `name`, `mail`, `phone`: tell who it is; blanked
 * - `duty`: said of the person of the row; blanked with it
 * - `text`: free text or JSON that may mention somebody; the mention is cut out and the rest stays
 */
export type Holding = "name" | "mail" | "phone" | "duty" | "text";

/** Why something stays although a person asks for its erasure. */
export const KEEPING_REASONS = ["accountability", "report", "minutes", "signature", "complaint", "mandate"] as const;
export type KeepingReason = (typeof KEEPING_REASONS)[number];

/** What the data are for. */
export const DATA_PURPOSES = [
  "contact",
  "event",
  "membership",
  "governance",
  "conduct",
  "register",
  "directory",
  "account",
  "mail",
  "transfer",
  "report",
  "log",
  "request",
] as const;
export type DataPurpose = (typeof DATA_PURPOSES)[number];

export interface PersonalTable {
  purpose: DataPurpose;
  columns: Readonly<Record<string, Holding>>;
  /** `delete`: the row is the person and goes; `clear`: the row stays with its numbers and dates, and names nobody. */
  erase: "delete" | "clear";
  /** Columns that stay as they are, and why. */
  kept?: Readonly<Record<string, KeepingReason>>;
  /** Columns that must stay unique: they get a value that names nobody. */
  unique?: readonly string[];
  /** The row is part of another one, and is found and goes with it. */
  partOf?: { table: string; column: string };
  /** Entries of the audit log about the row: they hold what it said before. */
  audit?: { subjectKind: string; field?: string };
  /** Set when a row is cleared: an account without a name is no account. */
  disable?: string;
}

const text = (...names: string[]): Record<string, Holding> =>
  Object.fromEntries(names.map((name) => [name, "text" as const]));

/** By the name of the table in the database. */
export const PERSONAL_DATA: Readonly<Record<string, PersonalTable>> = {
  contacts: {
    purpose: "contact",
    erase: "delete",
    columns: { name: "name", duty: "duty", phone: "phone", email: "mail" },
    audit: { subjectKind: "organisation", field: "contactId" },
  },
  contact_consents: {
    purpose: "contact",
    erase: "delete",
    columns: text("evidence"),
    partOf: { table: "contacts", column: "contact_id" },
  },
  directory_consents: { purpose: "directory", erase: "clear", columns: text("evidence") },
  directory_entries: {
    purpose: "directory",
    erase: "clear",
    columns: { ...text("description_zh", "description_en"), phone: "phone" },
  },
  registrations: {
    purpose: "event",
    erase: "clear",
    columns: {
      ...{ contact_name: "name", email: "mail", phone: "phone" },
      ...text("organisation_name", "decision_reason"),
    },
    audit: { subjectKind: "registration" },
  },
  invitation_rounds: { purpose: "event", erase: "clear", columns: text("text") },
  registered_people: { purpose: "event", erase: "clear", columns: { name: "name", duty: "duty" } },
  registration_answers: { purpose: "event", erase: "clear", columns: text("text") },
  person_answers: {
    purpose: "event",
    erase: "delete",
    columns: text("text"),
    partOf: { table: "registered_people", column: "registered_person_id" },
  },
  registration_fields: { purpose: "event", erase: "clear", columns: text("help_zh", "help_en") },
  sign_ins: { purpose: "event", erase: "clear", columns: { person_name: "name", organisation_name: "text" } },
  attendance_counts: { purpose: "event", erase: "clear", columns: text("source_note") },
  events: {
    purpose: "event",
    erase: "clear",
    columns: text("title_zh", "title_en", "summary_zh", "summary_en", "organiser_contact", "cancellation_reason"),
  },
  event_sessions: { purpose: "event", erase: "clear", columns: text("title_zh", "title_en", "place", "speakers") },
  exhibition_stands: { purpose: "event", erase: "clear", columns: text("name_zh", "name_en", "note") },
  stand_firms: { purpose: "event", erase: "clear", columns: text("products") },
  stand_people: { purpose: "event", erase: "delete", columns: { name: "name" } },
  event_templates: {
    purpose: "event",
    erase: "clear",
    columns: text("programme", "name", "summary_zh", "summary_en", "organiser_contact"),
  },
  event_budgets: { purpose: "event", erase: "clear", columns: text("funding") },
  event_outcomes: {
    purpose: "event",
    erase: "clear",
    columns: text("title", "other_parties", "next_step", "note"),
  },
  outcome_stages: { purpose: "event", erase: "clear", columns: text("note") },
  survey_answers: { purpose: "event", erase: "clear", columns: text("answers", "remark") },
  membership_applications: {
    purpose: "membership",
    erase: "clear",
    columns: {
      ...{ contact_name: "name", contact_duty: "duty", email: "mail", phone: "phone" },
      ...text("introduction", "decline_reason"),
    },
    audit: { subjectKind: "application" },
  },
  memberships: { purpose: "membership", erase: "clear", columns: text("left_reason") },
  membership_pins: { purpose: "membership", erase: "clear", columns: text("reason") },
  membership_suspensions: { purpose: "membership", erase: "clear", columns: text("reason") },
  membership_rule_sets: { purpose: "membership", erase: "clear", columns: text("note") },
  dues: { purpose: "membership", erase: "clear", columns: text("reference", "waiver_reason") },
  dues_reminders: { purpose: "membership", erase: "clear", columns: { recipient: "mail" } },
  mandates: {
    purpose: "governance",
    erase: "clear",
    columns: { person_name: "name", end_reason: "text" },
    kept: { person_name: "mandate" },
  },
  body_meetings: { purpose: "governance", erase: "clear", columns: text("title", "agenda", "guests", "cancel_reason") },
  meeting_attendances: {
    purpose: "governance",
    erase: "clear",
    columns: { proxy_name: "name" },
    kept: { proxy_name: "minutes" },
  },
  minutes_versions: { purpose: "governance", erase: "clear", columns: text("text"), kept: { text: "minutes" } },
  minutes_approvals: {
    purpose: "governance",
    erase: "clear",
    columns: { approved_by: "text" },
    kept: { approved_by: "minutes" },
  },
  minutes_corrections: {
    purpose: "governance",
    erase: "clear",
    columns: text("text", "reason"),
    kept: { text: "minutes", reason: "minutes" },
  },
  resolutions: {
    purpose: "governance",
    erase: "clear",
    columns: text("text", "closing_note"),
    kept: { text: "minutes" },
  },
  governance_bodies: { purpose: "governance", erase: "clear", columns: text("charter") },
  pledge_signatures: {
    purpose: "conduct",
    erase: "clear",
    columns: { signatory_name: "name", signatory_duty: "duty" },
    kept: { signatory_name: "signature", signatory_duty: "signature" },
  },
  commendations: {
    purpose: "conduct",
    erase: "clear",
    columns: { ...text("awarded_by", "reason", "withdrawn_reason"), consent_by: "name" },
    kept: { consent_by: "signature" },
  },
  complaints: {
    purpose: "conduct",
    erase: "clear",
    columns: {
      ...{ complainant_name: "name", complainant_contact: "text" },
      ...text("about_name", "subject", "text", "evidence"),
    },
    kept: {
      ...{ complainant_name: "complaint", complainant_contact: "complaint", about_name: "complaint" },
      ...{ subject: "complaint", text: "complaint", evidence: "complaint" },
    },
  },
  complaint_steps: {
    purpose: "conduct",
    erase: "clear",
    columns: { text: "text", person_name: "name" },
    kept: { text: "complaint", person_name: "complaint" },
  },
  organisations: { purpose: "register", erase: "clear", columns: text("note") },
  organisation_notes: { purpose: "register", erase: "clear", columns: text("body") },
  organisation_relations: { purpose: "register", erase: "clear", columns: text("note") },
  organisation_merges: {
    purpose: "register",
    erase: "clear",
    columns: text(...["survivor_before", "survivor_after", "merged_before", "merged_after", "movements", "undo_kept"]),
  },
  distinct_pairs: { purpose: "register", erase: "clear", columns: text("note") },
  sites: { purpose: "register", erase: "clear", columns: text("name", "note") },
  stage_transitions: { purpose: "register", erase: "clear", columns: text("note") },
  recognitions: {
    purpose: "register",
    erase: "clear",
    columns: text("stated_until_reason", "withdrawal_reason", "note"),
  },
  recognition_reports: { purpose: "register", erase: "clear", columns: text("note") },
  recognition_reviews: { purpose: "register", erase: "clear", columns: text("stated_until_reason", "note") },
  data_proposals: { purpose: "register", erase: "clear", columns: text("remark") },
  data_proposal_fields: { purpose: "register", erase: "clear", columns: text("seen", "proposed") },
  files: { purpose: "register", erase: "clear", columns: text("name") },
  search_documents: { purpose: "register", erase: "clear", columns: text("title", "detail", "content") },
  users: {
    purpose: "account",
    erase: "clear",
    columns: { name: "name", email: "mail", password_hash: "duty" },
    unique: ["email"],
    audit: { subjectKind: "account" },
    disable: "disabled_at",
  },
  sessions: {
    purpose: "account",
    erase: "delete",
    columns: { user_agent: "duty", address: "duty" },
    partOf: { table: "users", column: "user_id" },
  },
  api_tokens: {
    purpose: "account",
    erase: "delete",
    columns: { name: "duty" },
    partOf: { table: "users", column: "user_id" },
  },
  calendar_feeds: { purpose: "account", erase: "delete", columns: {}, partOf: { table: "users", column: "user_id" } },
  one_time_links: { purpose: "account", erase: "delete", columns: {}, partOf: { table: "users", column: "user_id" } },
  second_factors: { purpose: "account", erase: "delete", columns: {}, partOf: { table: "users", column: "user_id" } },
  second_factor_offers: {
    purpose: "account",
    erase: "delete",
    columns: {},
    partOf: { table: "users", column: "user_id" },
  },
  recovery_codes: { purpose: "account", erase: "delete", columns: {}, partOf: { table: "users", column: "user_id" } },
  pending_sign_ins: { purpose: "account", erase: "delete", columns: {}, partOf: { table: "users", column: "user_id" } },
  looking_sessions: { purpose: "account", erase: "delete", columns: {}, partOf: { table: "users", column: "user_id" } },
  representations: { purpose: "account", erase: "delete", columns: {}, partOf: { table: "users", column: "user_id" } },
  list_views: { purpose: "account", erase: "clear", columns: text("name", "search") },
  outbox_messages: {
    purpose: "mail",
    erase: "delete",
    columns: { recipient: "mail", ...text("subject", "body", "last_error") },
  },
  imports: { purpose: "transfer", erase: "clear", columns: text("file_name", "findings") },
  import_rows: {
    purpose: "transfer",
    erase: "clear",
    columns: text("cells", "corrections", "decision", "problems", "before", "after", "undone"),
  },
  bulk_changes: { purpose: "transfer", erase: "clear", columns: text("search", "values") },
  bulk_change_rows: { purpose: "transfer", erase: "clear", columns: text("reason", "before", "after", "undone") },
  jobs: { purpose: "transfer", erase: "clear", columns: text("input", "problem") },
  reports: {
    purpose: "report",
    erase: "clear",
    columns: { preparer: "name", reviewer: "name", signatory: "name" },
    kept: { preparer: "report", reviewer: "report", signatory: "report" },
  },
  report_texts: { purpose: "report", erase: "clear", columns: text("text_zh", "text_en") },
  restatements: { purpose: "report", erase: "clear", columns: text("reason") },
  frozen_documents: { purpose: "report", erase: "clear", columns: text("document"), kept: { document: "report" } },
  frozen_figure_records: { purpose: "report", erase: "clear", columns: text("label"), kept: { label: "report" } },
  audit_entries: {
    purpose: "log",
    erase: "clear",
    columns: { actor_name: "name", ...text("before", "after") },
    kept: { actor_name: "accountability" },
  },
  person_requests: {
    purpose: "request",
    erase: "clear",
    columns: { name: "name", email: "mail", phone: "phone" },
  },
  data_requests: {
    purpose: "request",
    erase: "clear",
    columns: { person_name: "name", ...text("text", "answer") },
  },
};

/**
 * Text columns that hold nothing about a person: names and addresses of organisations, words of a fixed vocabulary, days, codes,
 * keys and fingerprints, texts that the promoter publishes.
 */
export const NOT_PERSONAL: Readonly<Record<string, string>> = {
  api_answers: "answer_key request_hash body",
  api_tokens: "token_hash scopes",
  attendance_counts: "day mode source",
  audit_entries: "actor_role action subject_kind detail_hash request_id hash",
  backup_settings: "every",
  body_meetings: "format day place submission_key",
  bulk_change_rows: "outcome",
  bulk_changes: "list_id act status",
  calendar_feeds: "token_hash kind",
  commendations: "day consent_on",
  complaint_steps: "kind day outcome",
  complaints:
    "number source received_on state due_day informed_on statement_due_on outcome appeal_due_on closed_on expires_on submission_key",
  contact_consents: "purpose notice_version given_how withdrawn_how",
  contacts: "purposes locale",
  credit_code_evidence: "credit_code",
  data_proposal_fields: "field decision",
  data_proposals: "submission_key",
  data_requests: "kind received_on due_on outcome submission_key",
  directory_consents: "part notice_version given_how withdrawn_how",
  distinct_pairs: "reason",
  door_scans: "scan_key day answer said_alone",
  dues: "due_day state paid_on",
  dues_rates: "due_day",
  dues_reminders: "kind",
  duplicate_pairs: "reason",
  event_cost_lines: "kind",
  event_invitations: "address_hash token_hash",
  event_outcomes: "kind day stage next_step_due",
  event_surveys: "closes_on",
  exhibition_stands: "hall join_until",
  event_series: "rule",
  event_templates: "type promoter_function network_activity start_time end_time attendance_mode venue waiting_rule",
  events:
    "type promoter_function network_activity start_day end_day attendance_mode venue online_address submission_key waiting_rule reserved_until",
  file_contents: "sha256",
  files: "subject_kind purpose media_type sha256",
  frozen_documents: "locale",
  frozen_figures: "figure_key unit record_kind",
  governance_bodies: "name_zh name_en kind quorum_rule majority proxy_rule founded_on dissolved_on",
  import_rows: "outcome",
  imports: "kind file_hash status mapping options counts",
  industry_codes: "code name_zh name_en parent_code",
  industry_lists: "name",
  invitation_rounds: "waiting_firms submission_key",
  jobs: "kind status result_path",
  list_preferences: "list_id columns",
  list_views: "list_id",
  looking_sessions: "session_id_hash",
  mandates: "role from_day until_day",
  meeting_attendances: "state",
  membership_applications:
    "legal_name credit_code kind region website locale notice_version submission_key token_hash state",
  membership_class_periods: "from_day",
  membership_classes: "name_zh name_en term_kind rollover_day",
  membership_pins: "status from_day until_day",
  membership_rule_sets: "effective_from rules",
  membership_spans: "from_day until_day status",
  membership_suspensions: "from_day until_day",
  membership_terms: "from_day until_day",
  memberships: "agreed_on joined_on left_on",
  minutes_approvals: "approved_on",
  notices: "kind version text_zh text_en",
  one_time_links: "token_hash purpose",
  organisation_chain_roles: "role",
  organisation_merges: "merged_name",
  organisation_notes: "day",
  organisation_regions: "from_day region_code",
  organisation_relations: "type start_day end_day",
  organisations:
    "legal_name comparable_name short_name former_names english_name credit_code kind size_class region_code address industry industry_code products website group_name above_scale_since above_scale_until member_since member_until",
  outcome_stages: "stage day",
  outbox_messages: "cause_key calendar locale contact_purpose unsubscribe_link status",
  past_above_scale_periods: "first_day last_day",
  pending_sign_ins: "id_hash",
  person_requests: "kind received_on chosen result",
  plan_targets: "figure_id period",
  pledge_signatures: "signed_on source",
  pledge_texts: "valid_from text_zh text_en",
  pledges: "title_zh title_en open_until",
  presences: "standing",
  promoter_staff_counts: "from_day",
  promoters: "name_zh name_en short_name_zh short_name_en cluster_name_zh cluster_name_en region_code",
  recognition_reports: "filed_on",
  recognition_reviews: "outcome day stated_until",
  recognition_rules: "effective_from annual_report_due source_note",
  recognition_terms: "valid_from valid_until held_until review_from reviewed_on grace_until",
  recognition_types: "name_zh name_en level",
  recognitions: "level certificate_number issued_on stated_until withdrawn_on",
  registrations: "locale status source token_hash submission_key notice_version party_rule offer_token_hash",
  registration_fields: "asked_of kind label_zh label_en",
  registration_options: "label_zh label_en",
  recovery_codes: "code_hash",
  remembered_columns: "kind header field",
  report_texts: "section",
  reports: "period confidentiality",
  resolutions: "number decided_on due_day state closed_on",
  restatements: "figure_key records_hash",
  search_documents: "kind",
  second_factor_offers: "secret holder_hash",
  second_factors: "secret",
  sessions: "id_hash",
  sign_in_failures: "account_key address_key",
  sign_ins: "day mode submission_key",
  sites: "kind region_code address from_day until_day",
  stage_transitions: "step day",
  stand_firms: "status",
  survey_invitations: "token_hash",
  survey_questions: "kind text_zh text_en choices_zh choices_en",
  tags: "name comparable_name",
  ticket_types: "name_zh name_en audience",
  unsubscribed_addresses: "address_hash how ended_how",
  users: "role locale",
  webhook_deliveries: "event body status last_error",
  webhooks: "url secret events",
};
