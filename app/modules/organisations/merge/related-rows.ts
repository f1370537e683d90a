import type { MessageKey } from "~/i18n/messages";

/**
 * What a merge does with rows that refer to the organisation that goes:
 * - `move`: they belong to the one that stays from now on
 * - `stay`: they are about the record that goes and stay with it in the archive
 * - `rewritten`: worked out anew for both from what has moved
 *
 * Whatever its policy says, a row stays where the one that stays has the same already (`sameBy`, or a unique index of its table says
 * so) and where it would make an organisation refer to itself. Nothing is ever deleted, so that undoing a merge finds every row.
 */
export interface RowPolicy {
  policy: "move" | "stay" | "rewritten";
  /** What the rows are called on the screen; none for what nobody asks about. */
  label?: MessageKey;
  /** Columns which, all equal, make two rows say the same. */
  sameBy?: readonly string[];
}

/** Every reference to an organisation, as `table.column`. A test fails for a foreign key that is not here: one line adds it. */
export const RELATED_ROWS: Readonly<Record<string, RowPolicy>> = {
  "contacts.organisation_id": { policy: "move", label: "merge.rows.contacts" },
  "representations.organisation_id": { policy: "move", label: "merge.rows.representations" },
  "memberships.organisation_id": { policy: "move", label: "merge.rows.memberships" },
  "membership_spans.organisation_id": { policy: "rewritten" },
  "membership_applications.organisation_id": { policy: "move", label: "merge.rows.applications" },
  "dues.organisation_id": { policy: "move", label: "merge.rows.dues" },
  "recognitions.organisation_id": {
    policy: "move",
    label: "merge.rows.recognitions",
    sameBy: ["type_id", "level", "issued_on"],
  },
  "organisation_chain_roles.organisation_id": { policy: "move" },
  "organisation_tags.organisation_id": { policy: "move", label: "merge.rows.tags" },
  "organisation_co_promoters.organisation_id": { policy: "move" },
  "organisation_notes.organisation_id": { policy: "move", label: "merge.rows.notes" },
  "past_above_scale_periods.organisation_id": { policy: "move" },
  "credit_code_evidence.organisation_id": { policy: "move" },
  "data_proposals.organisation_id": { policy: "move", label: "merge.rows.proposals" },
  "data_requests.organisation_id": { policy: "move" },
  // What was said and asked about the record that goes, and where it was registered.
  "data_confirmations.organisation_id": { policy: "stay" },
  "confirmation_requests.organisation_id": { policy: "stay" },
  "organisation_regions.organisation_id": { policy: "stay" },
  "stage_transitions.organisation_id": { policy: "move", label: "merge.rows.stages", sameBy: ["step", "day"] },
  "sites.organisation_id": {
    policy: "move",
    label: "merge.rows.sites",
    sameBy: ["kind", "region_code", "address", "from_day"],
  },
  "organisation_relations.organisation_id": {
    policy: "move",
    label: "merge.rows.relations",
    sameBy: ["type", "other_organisation_id", "start_day", "end_day"],
  },
  "organisation_relations.other_organisation_id": {
    policy: "move",
    label: "merge.rows.relations",
    sameBy: ["type", "organisation_id", "start_day", "end_day"],
  },
  "directory_consents.organisation_id": { policy: "move", label: "merge.rows.directory" },
  "directory_entries.organisation_id": { policy: "move", label: "merge.rows.directory" },
  // Two confirmed registrations of one event stay two: their seats were given to people.
  "registrations.organisation_id": { policy: "move", label: "merge.rows.registrations" },
  // Two contacts of the firm may both have been invited.
  "event_invitations.organisation_id": { policy: "move", label: "merge.rows.invitations" },
  // Where both had a place on one stand, both stay: staff take one off.
  "stand_firms.organisation_id": { policy: "move", label: "merge.rows.stands" },
  "sign_ins.organisation_id": { policy: "move", label: "merge.rows.signIns" },
  "outcome_parties.organisation_id": { policy: "move", label: "merge.rows.outcomes", sameBy: ["outcome_id"] },
  "mandates.organisation_id": { policy: "move", label: "merge.rows.mandates" },
  "pledge_signatures.organisation_id": { policy: "move", label: "merge.rows.conduct" },
  "commendations.organisation_id": { policy: "move", label: "merge.rows.conduct" },
  "complaints.organisation_id": { policy: "move", label: "merge.rows.conduct" },
  "complaints.complainant_organisation_id": { policy: "move", label: "merge.rows.conduct" },
  // Whoever was merged into the one that goes is found at the one that stays.
  "organisations.merged_into_id": { policy: "move" },
  "organisation_merges.survivor_id": { policy: "stay" },
  "organisation_merges.merged_id": { policy: "stay" },
  "duplicate_pairs.first_id": { policy: "stay" },
  "duplicate_pairs.second_id": { policy: "stay" },
  "distinct_pairs.first_id": { policy: "stay" },
  "distinct_pairs.second_id": { policy: "stay" },
};

/** References by kind and number, which no foreign key declares: the column of the number, and the column and value of the kind. */
export const RELATED_BY_KIND: Readonly<Record<string, RowPolicy & { kindColumn: string; kind: string }>> = {
  "files.subject_id": { policy: "move", label: "merge.rows.files", kindColumn: "subject_kind", kind: "organisation" },
  "search_documents.subject_id": { policy: "rewritten", kindColumn: "kind", kind: "organisation" },
  "audit_entries.subject_id": { policy: "stay", kindColumn: "subject_kind", kind: "organisation" },
};
