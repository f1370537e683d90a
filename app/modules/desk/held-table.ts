import type { MessageKey } from "~/i18n/messages";
import type { WrittenKind, WrittenValue } from "~/transfer/tables/written-table";

/** What is held, by kind, in the order in which it is shown. */
export const HELD_KINDS = [
  "register",
  "sites",
  "stages",
  "contacts",
  "consents",
  "directory",
  "membership",
  "dues",
  "applications",
  "recognitions",
  "invitations",
  "registrations",
  "signIns",
  "stands",
  "mandates",
  "pledges",
  "commendations",
  "complaints",
  "confirmations",
  "proposals",
  "requests",
  "files",
  "mails",
  "account",
  "signInsToProduct",
  "access",
] as const;
export type HeldKind = (typeof HELD_KINDS)[number];

/** Said of the person who is signed in; everything else is said of the firm. */
export const OF_PERSON: readonly HeldKind[] = ["account", "signInsToProduct", "access"];

export interface HeldColumn {
  header: MessageKey;
  kind: WrittenKind;
}

/** One kind as a table: the page, the spreadsheet and the data of the export all show the same. */
export interface HeldTable {
  kind: HeldKind;
  columns: readonly HeldColumn[];
  rows: readonly (readonly WrittenValue[])[];
}

/**
 * What else is kept about a firm and is not shown to it, by the reference under which it is kept, and why. Together with what is
 * shown this must name every reference to an organisation; a test compares them.
 */
export const NOT_SHOWN: Readonly<Record<string, "staff" | "others" | "derived" | "log">> = {
  "organisation_notes.organisation_id": "staff",
  "outcome_parties.organisation_id": "staff",
  "confirmation_requests.organisation_id": "derived",
  "organisation_relations.organisation_id": "others",
  "organisation_relations.other_organisation_id": "others",
  "duplicate_pairs.first_id": "staff",
  "duplicate_pairs.second_id": "staff",
  "distinct_pairs.first_id": "staff",
  "distinct_pairs.second_id": "staff",
  "organisation_merges.survivor_id": "log",
  "organisation_merges.merged_id": "log",
  "organisations.merged_into_id": "log",
  "organisation_co_promoters.organisation_id": "derived",
  "credit_code_evidence.organisation_id": "staff",
  "search_documents.subject_id": "derived",
  "audit_entries.subject_id": "log",
};

/** Which references the tables of each kind are read by. */
export const SHOWN: Readonly<Record<string, HeldKind>> = {
  "organisation_chain_roles.organisation_id": "register",
  "organisation_tags.organisation_id": "register",
  "organisation_regions.organisation_id": "register",
  "past_above_scale_periods.organisation_id": "register",
  "sites.organisation_id": "sites",
  "stage_transitions.organisation_id": "stages",
  "contacts.organisation_id": "contacts",
  "directory_consents.organisation_id": "directory",
  "directory_entries.organisation_id": "directory",
  "memberships.organisation_id": "membership",
  "membership_spans.organisation_id": "membership",
  "dues.organisation_id": "dues",
  "membership_applications.organisation_id": "applications",
  "recognitions.organisation_id": "recognitions",
  "event_invitations.organisation_id": "invitations",
  "registrations.organisation_id": "registrations",
  "sign_ins.organisation_id": "signIns",
  "stand_firms.organisation_id": "stands",
  "mandates.organisation_id": "mandates",
  "pledge_signatures.organisation_id": "pledges",
  "commendations.organisation_id": "commendations",
  "complaints.organisation_id": "complaints",
  "complaints.complainant_organisation_id": "complaints",
  "data_confirmations.organisation_id": "confirmations",
  "data_proposals.organisation_id": "proposals",
  "data_requests.organisation_id": "requests",
  "files.subject_id": "files",
  "representations.organisation_id": "access",
};

/** The reasons, each said once on the page. */
export const NOT_SHOWN_REASONS = ["staff", "others", "log", "derived"] as const;
