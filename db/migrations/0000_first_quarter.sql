CREATE TABLE `one_time_links` (
	`id` integer PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`purpose` text NOT NULL,
	`user_id` integer,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `one_time_links_token_hash_unique` ON `one_time_links` (`token_hash`);--> statement-breakpoint
CREATE TABLE `representations` (
	`user_id` integer NOT NULL,
	`organisation_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `organisation_id`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id_hash` text PRIMARY KEY NOT NULL,
	`user_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`user_agent` text NOT NULL,
	`address` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sessions_by_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `sign_in_failures` (
	`id` integer PRIMARY KEY NOT NULL,
	`account_key` text NOT NULL,
	`address_key` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sign_in_failures_by_account` ON `sign_in_failures` (`account_key`,`at`);--> statement-breakpoint
CREATE INDEX `sign_in_failures_by_address` ON `sign_in_failures` (`address_key`,`at`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` integer PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`password_hash` text,
	`locale` text NOT NULL,
	`created_at` integer NOT NULL,
	`disabled_at` integer,
	`last_sign_in_at` integer,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_email_unique` ON `users` (`email`);--> statement-breakpoint
CREATE TABLE `commendations` (
	`id` integer PRIMARY KEY NOT NULL,
	`organisation_id` integer NOT NULL,
	`day` text NOT NULL,
	`awarded_by` text NOT NULL,
	`reason` text NOT NULL,
	`consent_by` text,
	`consent_on` text,
	`published_at` integer,
	`published_by` integer,
	`withdrawn_at` integer,
	`withdrawn_reason` text,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`published_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `commendations_by_organisation` ON `commendations` (`organisation_id`);--> statement-breakpoint
CREATE INDEX `commendations_by_day` ON `commendations` (`day`);--> statement-breakpoint
CREATE TABLE `complaint_steps` (
	`id` integer PRIMARY KEY NOT NULL,
	`complaint_id` integer NOT NULL,
	`kind` text NOT NULL,
	`day` text NOT NULL,
	`outcome` text,
	`text` text NOT NULL,
	`person_name` text,
	`at` integer NOT NULL,
	`user_id` integer,
	FOREIGN KEY (`complaint_id`) REFERENCES `complaints`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `complaint_steps_by_complaint` ON `complaint_steps` (`complaint_id`,`id`);--> statement-breakpoint
CREATE TABLE `complaints` (
	`id` integer PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`organisation_id` integer,
	`about_name` text NOT NULL,
	`complainant_organisation_id` integer,
	`complainant_name` text,
	`complainant_contact` text,
	`confidential` integer NOT NULL,
	`subject` text NOT NULL,
	`text` text NOT NULL,
	`evidence` text,
	`source` text NOT NULL,
	`received_on` text NOT NULL,
	`received_by` integer,
	`state` text NOT NULL,
	`due_day` text NOT NULL,
	`informed_on` text,
	`statement_due_on` text,
	`ruled_by` integer,
	`outcome` text,
	`appeal_due_on` text,
	`closed_on` text,
	`expires_on` text,
	`submission_key` text,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`complainant_organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`received_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ruled_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `complaints_number_unique` ON `complaints` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `complaints_submission_key_unique` ON `complaints` (`submission_key`);--> statement-breakpoint
CREATE INDEX `complaints_by_organisation` ON `complaints` (`organisation_id`);--> statement-breakpoint
CREATE INDEX `complaints_by_complainant` ON `complaints` (`complainant_organisation_id`);--> statement-breakpoint
CREATE INDEX `complaints_by_state` ON `complaints` (`state`,`due_day`);--> statement-breakpoint
CREATE INDEX `complaints_by_received` ON `complaints` (`received_on`);--> statement-breakpoint
CREATE INDEX `complaints_by_closed` ON `complaints` (`closed_on`);--> statement-breakpoint
CREATE TABLE `conduct_rules` (
	`id` integer PRIMARY KEY NOT NULL,
	`closure_days` integer NOT NULL,
	`statement_days` integer NOT NULL,
	`appeal_days` integer NOT NULL,
	`record_months` integer NOT NULL,
	`other_decides` integer NOT NULL,
	`other_hears_appeal` integer NOT NULL,
	`version` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `pledge_signatures` (
	`id` integer PRIMARY KEY NOT NULL,
	`text_id` integer NOT NULL,
	`organisation_id` integer NOT NULL,
	`signed_on` text NOT NULL,
	`signatory_name` text NOT NULL,
	`signatory_duty` text,
	`source` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` integer,
	FOREIGN KEY (`text_id`) REFERENCES `pledge_texts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recorded_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `pledge_signatures_by_text` ON `pledge_signatures` (`text_id`,`organisation_id`);--> statement-breakpoint
CREATE INDEX `pledge_signatures_by_organisation` ON `pledge_signatures` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `pledge_texts` (
	`id` integer PRIMARY KEY NOT NULL,
	`pledge_id` integer NOT NULL,
	`number` integer NOT NULL,
	`valid_from` text NOT NULL,
	`text_zh` text NOT NULL,
	`text_en` text,
	`created_at` integer NOT NULL,
	`created_by` integer,
	FOREIGN KEY (`pledge_id`) REFERENCES `pledges`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `pledge_texts_by_number` ON `pledge_texts` (`pledge_id`,`number`);--> statement-breakpoint
CREATE TABLE `pledges` (
	`id` integer PRIMARY KEY NOT NULL,
	`title_zh` text NOT NULL,
	`title_en` text,
	`open_until` text,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `contact_consents` (
	`id` integer PRIMARY KEY NOT NULL,
	`contact_id` integer NOT NULL,
	`purpose` text NOT NULL,
	`notice_version` text NOT NULL,
	`given_at` integer NOT NULL,
	`given_how` text NOT NULL,
	`evidence` text,
	`given_by` integer,
	`withdrawn_at` integer,
	`withdrawn_how` text,
	`withdrawn_by` integer,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`given_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`withdrawn_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `contact_consents_by_contact` ON `contact_consents` (`contact_id`,`purpose`);--> statement-breakpoint
CREATE TABLE `contacts` (
	`id` integer PRIMARY KEY NOT NULL,
	`organisation_id` integer NOT NULL,
	`name` text NOT NULL,
	`duty` text,
	`phone` text,
	`email` text,
	`purposes` text DEFAULT '["general"]' NOT NULL,
	`is_main` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `contacts_by_organisation` ON `contacts` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `directory_consents` (
	`id` integer PRIMARY KEY NOT NULL,
	`organisation_id` integer NOT NULL,
	`part` text NOT NULL,
	`notice_version` text NOT NULL,
	`given_at` integer NOT NULL,
	`given_how` text NOT NULL,
	`evidence` text,
	`given_by` integer,
	`withdrawn_at` integer,
	`withdrawn_how` text,
	`withdrawn_by` integer,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`given_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`withdrawn_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `directory_consents_by_organisation` ON `directory_consents` (`organisation_id`,`part`);--> statement-breakpoint
CREATE TABLE `directory_entries` (
	`id` integer PRIMARY KEY NOT NULL,
	`organisation_id` integer NOT NULL,
	`description_zh` text,
	`description_en` text,
	`phone` text,
	`contact_id` integer,
	`updated_at` integer NOT NULL,
	`updated_by` integer,
	`version` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`updated_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `directory_entries_by_organisation` ON `directory_entries` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `directory_settings` (
	`id` integer PRIMARY KEY NOT NULL,
	`members_only` integer NOT NULL,
	`version` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `notices` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`version` text NOT NULL,
	`text_zh` text NOT NULL,
	`text_en` text NOT NULL,
	`published_at` integer NOT NULL,
	`published_by` integer,
	FOREIGN KEY (`published_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notices_by_version` ON `notices` (`kind`,`version`);--> statement-breakpoint
CREATE TABLE `person_requests` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text,
	`email` text,
	`phone` text,
	`received_on` text NOT NULL,
	`chosen` text,
	`created_at` integer NOT NULL,
	`created_by` integer,
	`done_at` integer,
	`done_by` integer,
	`result` text,
	`version` integer NOT NULL,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`done_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `person_requests_by_receipt` ON `person_requests` (`received_on`);--> statement-breakpoint
CREATE TABLE `distinct_pairs` (
	`id` integer PRIMARY KEY NOT NULL,
	`first_id` integer NOT NULL,
	`second_id` integer NOT NULL,
	`reason` text,
	`note` text,
	`decided_at` integer NOT NULL,
	`decided_by` integer,
	FOREIGN KEY (`first_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`second_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`decided_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `distinct_pairs_by_pair` ON `distinct_pairs` (`first_id`,`second_id`);--> statement-breakpoint
CREATE INDEX `distinct_pairs_by_second` ON `distinct_pairs` (`second_id`);--> statement-breakpoint
CREATE TABLE `duplicate_pairs` (
	`id` integer PRIMARY KEY NOT NULL,
	`scan_id` integer NOT NULL,
	`first_id` integer NOT NULL,
	`second_id` integer NOT NULL,
	`reason` text NOT NULL,
	`likeness` integer NOT NULL,
	FOREIGN KEY (`scan_id`) REFERENCES `duplicate_scans`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`first_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`second_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `duplicate_pairs_by_pair` ON `duplicate_pairs` (`first_id`,`second_id`);--> statement-breakpoint
CREATE INDEX `duplicate_pairs_by_second` ON `duplicate_pairs` (`second_id`);--> statement-breakpoint
CREATE INDEX `duplicate_pairs_by_likeness` ON `duplicate_pairs` (`likeness`);--> statement-breakpoint
CREATE TABLE `duplicate_scans` (
	`id` integer PRIMARY KEY NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	`started_by` integer,
	`organisations` integer NOT NULL,
	`pairs` integer NOT NULL,
	FOREIGN KEY (`started_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `organisation_merges` (
	`id` integer PRIMARY KEY NOT NULL,
	`survivor_id` integer NOT NULL,
	`merged_id` integer NOT NULL,
	`merged_name` text NOT NULL,
	`merged_at` integer NOT NULL,
	`merged_by` integer,
	`survivor_before` text NOT NULL,
	`survivor_after` text NOT NULL,
	`merged_before` text NOT NULL,
	`merged_after` text NOT NULL,
	`movements` text NOT NULL,
	`undone_at` integer,
	`undone_by` integer,
	`undo_kept` text,
	FOREIGN KEY (`survivor_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`merged_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`merged_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`undone_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `organisation_merges_by_survivor` ON `organisation_merges` (`survivor_id`);--> statement-breakpoint
CREATE INDEX `organisation_merges_by_merged` ON `organisation_merges` (`merged_id`);--> statement-breakpoint
CREATE INDEX `organisation_merges_by_time` ON `organisation_merges` (`merged_at`);--> statement-breakpoint
CREATE TABLE `attendance_counts` (
	`id` integer PRIMARY KEY NOT NULL,
	`event_id` integer NOT NULL,
	`day` text NOT NULL,
	`mode` text NOT NULL,
	`people` integer NOT NULL,
	`source` text NOT NULL,
	`source_note` text,
	`recorded_at` integer NOT NULL,
	`recorded_by` integer,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recorded_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `attendance_counts_one_per_day` ON `attendance_counts` (`event_id`,`day`,`mode`);--> statement-breakpoint
CREATE TABLE `event_co_hosts` (
	`event_id` integer NOT NULL,
	`promoter_id` integer NOT NULL,
	PRIMARY KEY(`event_id`, `promoter_id`),
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`promoter_id`) REFERENCES `promoters`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `events` (
	`id` integer PRIMARY KEY NOT NULL,
	`promoter_id` integer NOT NULL,
	`title_zh` text NOT NULL,
	`title_en` text,
	`type` text NOT NULL,
	`promoter_function` text NOT NULL,
	`network_activity` text NOT NULL,
	`start_day` text NOT NULL,
	`end_day` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`attendance_mode` text NOT NULL,
	`venue` text,
	`online_address` text,
	`capacity` integer,
	`registration_closes_at` integer,
	`listed` integer NOT NULL,
	`summary_zh` text,
	`summary_en` text,
	`organiser_contact` text,
	`published_at` integer,
	`published_by` integer,
	`cancelled_at` integer,
	`cancelled_by` integer,
	`cancellation_reason` text,
	`submission_key` text,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`promoter_id`) REFERENCES `promoters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`published_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cancelled_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `events_submission_key_unique` ON `events` (`submission_key`);--> statement-breakpoint
CREATE INDEX `events_by_start_day` ON `events` (`start_day`);--> statement-breakpoint
CREATE INDEX `events_by_start` ON `events` (`starts_at`);--> statement-breakpoint
CREATE INDEX `events_by_end_day` ON `events` (`end_day`);--> statement-breakpoint
CREATE INDEX `events_by_type` ON `events` (`type`,`start_day`);--> statement-breakpoint
CREATE TABLE `registered_people` (
	`id` integer PRIMARY KEY NOT NULL,
	`registration_id` integer NOT NULL,
	`name` text NOT NULL,
	`duty` text,
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `registered_people_by_registration` ON `registered_people` (`registration_id`);--> statement-breakpoint
CREATE TABLE `registrations` (
	`id` integer PRIMARY KEY NOT NULL,
	`event_id` integer NOT NULL,
	`organisation_id` integer,
	`organisation_name` text NOT NULL,
	`contact_name` text NOT NULL,
	`email` text NOT NULL,
	`phone` text,
	`locale` text NOT NULL,
	`status` text NOT NULL,
	`seats` integer NOT NULL,
	`source` text NOT NULL,
	`user_id` integer,
	`token_hash` text NOT NULL,
	`submission_key` text NOT NULL,
	`notice_version` text NOT NULL,
	`created_at` integer NOT NULL,
	`confirmed_at` integer,
	`cancelled_at` integer,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `registrations_token_hash_unique` ON `registrations` (`token_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `registrations_submission_key_unique` ON `registrations` (`submission_key`);--> statement-breakpoint
CREATE INDEX `registrations_by_event` ON `registrations` (`event_id`,`status`);--> statement-breakpoint
CREATE INDEX `registrations_by_organisation` ON `registrations` (`organisation_id`);--> statement-breakpoint
CREATE INDEX `registrations_by_email` ON `registrations` (`email`);--> statement-breakpoint
CREATE TABLE `sign_ins` (
	`id` integer PRIMARY KEY NOT NULL,
	`event_id` integer NOT NULL,
	`day` text NOT NULL,
	`registered_person_id` integer,
	`organisation_id` integer,
	`organisation_name` text,
	`person_name` text NOT NULL,
	`mode` text NOT NULL,
	`submission_key` text,
	`recorded_at` integer NOT NULL,
	`recorded_by` integer,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`registered_person_id`) REFERENCES `registered_people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recorded_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sign_ins_submission_key_unique` ON `sign_ins` (`submission_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `sign_ins_once_a_day` ON `sign_ins` (`registered_person_id`,`day`);--> statement-breakpoint
CREATE INDEX `sign_ins_by_event` ON `sign_ins` (`event_id`,`day`,`mode`);--> statement-breakpoint
CREATE INDEX `sign_ins_by_organisation` ON `sign_ins` (`organisation_id`,`day`);--> statement-breakpoint
CREATE INDEX `sign_ins_by_day` ON `sign_ins` (`day`,`organisation_id`,`event_id`);--> statement-breakpoint
CREATE TABLE `file_contents` (
	`sha256` text PRIMARY KEY NOT NULL,
	`size` integer NOT NULL,
	`content` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `files` (
	`id` integer PRIMARY KEY NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` integer NOT NULL,
	`purpose` text NOT NULL,
	`name` text NOT NULL,
	`media_type` text NOT NULL,
	`size` integer NOT NULL,
	`sha256` text NOT NULL,
	`uploaded_by` integer,
	`uploaded_at` integer NOT NULL,
	`removed_by` integer,
	`removed_at` integer,
	`erased_at` integer,
	FOREIGN KEY (`uploaded_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`removed_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `files_by_subject` ON `files` (`subject_kind`,`subject_id`);--> statement-breakpoint
CREATE INDEX `files_by_content` ON `files` (`sha256`);--> statement-breakpoint
CREATE INDEX `files_by_uploader` ON `files` (`uploaded_by`,`uploaded_at`);--> statement-breakpoint
CREATE TABLE `body_meetings` (
	`id` integer PRIMARY KEY NOT NULL,
	`body_id` integer NOT NULL,
	`title` text NOT NULL,
	`format` text NOT NULL,
	`day` text NOT NULL,
	`starts_at` integer NOT NULL,
	`place` text,
	`agenda` text,
	`guests` text,
	`convened_at` integer,
	`convened_by` integer,
	`held_at` integer,
	`held_by` integer,
	`cancelled_at` integer,
	`cancelled_by` integer,
	`cancel_reason` text,
	`submission_key` text,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`body_id`) REFERENCES `governance_bodies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`convened_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`held_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cancelled_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `body_meetings_submission_key_unique` ON `body_meetings` (`submission_key`);--> statement-breakpoint
CREATE INDEX `body_meetings_by_body` ON `body_meetings` (`body_id`,`day`);--> statement-breakpoint
CREATE INDEX `body_meetings_by_day` ON `body_meetings` (`day`);--> statement-breakpoint
CREATE TABLE `governance_bodies` (
	`id` integer PRIMARY KEY NOT NULL,
	`name_zh` text NOT NULL,
	`name_en` text,
	`kind` text NOT NULL,
	`quorum_rule` text NOT NULL,
	`quorum_numerator` integer,
	`quorum_denominator` integer,
	`quorum_number` integer,
	`majority` text NOT NULL,
	`proxy_rule` text NOT NULL,
	`proxies_per_member` integer NOT NULL,
	`meetings_per_year` integer,
	`term_months` integer,
	`chair_rotation_months` integer,
	`founded_on` text,
	`dissolved_on` text,
	`charter` text,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `mandates` (
	`id` integer PRIMARY KEY NOT NULL,
	`body_id` integer NOT NULL,
	`organisation_id` integer,
	`contact_id` integer,
	`person_name` text NOT NULL,
	`role` text NOT NULL,
	`voting` integer NOT NULL,
	`from_day` text NOT NULL,
	`until_day` text,
	`end_reason` text,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`body_id`) REFERENCES `governance_bodies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `mandates_by_body` ON `mandates` (`body_id`,`from_day`);--> statement-breakpoint
CREATE INDEX `mandates_by_organisation` ON `mandates` (`organisation_id`);--> statement-breakpoint
CREATE INDEX `mandates_by_contact` ON `mandates` (`contact_id`);--> statement-breakpoint
CREATE INDEX `mandates_by_until` ON `mandates` (`until_day`);--> statement-breakpoint
CREATE TABLE `meeting_attendances` (
	`id` integer PRIMARY KEY NOT NULL,
	`meeting_id` integer NOT NULL,
	`mandate_id` integer NOT NULL,
	`state` text NOT NULL,
	`proxy_mandate_id` integer,
	`proxy_name` text,
	FOREIGN KEY (`meeting_id`) REFERENCES `body_meetings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`mandate_id`) REFERENCES `mandates`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proxy_mandate_id`) REFERENCES `mandates`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `meeting_attendances_once` ON `meeting_attendances` (`meeting_id`,`mandate_id`);--> statement-breakpoint
CREATE INDEX `meeting_attendances_by_mandate` ON `meeting_attendances` (`mandate_id`);--> statement-breakpoint
CREATE TABLE `minutes_approvals` (
	`meeting_id` integer PRIMARY KEY NOT NULL,
	`version_id` integer NOT NULL,
	`approved_on` text NOT NULL,
	`approved_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` integer,
	FOREIGN KEY (`meeting_id`) REFERENCES `body_meetings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_id`) REFERENCES `minutes_versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recorded_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `minutes_corrections` (
	`id` integer PRIMARY KEY NOT NULL,
	`meeting_id` integer NOT NULL,
	`text` text NOT NULL,
	`reason` text NOT NULL,
	`saved_at` integer NOT NULL,
	`saved_by` integer,
	FOREIGN KEY (`meeting_id`) REFERENCES `body_meetings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`saved_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `minutes_corrections_by_meeting` ON `minutes_corrections` (`meeting_id`);--> statement-breakpoint
CREATE TABLE `minutes_versions` (
	`id` integer PRIMARY KEY NOT NULL,
	`meeting_id` integer NOT NULL,
	`number` integer NOT NULL,
	`text` text NOT NULL,
	`saved_at` integer NOT NULL,
	`saved_by` integer,
	FOREIGN KEY (`meeting_id`) REFERENCES `body_meetings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`saved_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `minutes_versions_by_number` ON `minutes_versions` (`meeting_id`,`number`);--> statement-breakpoint
CREATE TABLE `resolutions` (
	`id` integer PRIMARY KEY NOT NULL,
	`meeting_id` integer NOT NULL,
	`body_id` integer NOT NULL,
	`number` text NOT NULL,
	`text` text NOT NULL,
	`decided_on` text NOT NULL,
	`votes_for` integer NOT NULL,
	`votes_against` integer NOT NULL,
	`votes_abstained` integer NOT NULL,
	`adopted` integer NOT NULL,
	`owner_id` integer,
	`due_day` text,
	`state` text NOT NULL,
	`closed_on` text,
	`closed_by` integer,
	`closing_note` text,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`meeting_id`) REFERENCES `body_meetings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`body_id`) REFERENCES `governance_bodies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`closed_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `resolutions_by_number` ON `resolutions` (`body_id`,`number`);--> statement-breakpoint
CREATE INDEX `resolutions_by_meeting` ON `resolutions` (`meeting_id`);--> statement-breakpoint
CREATE INDEX `resolutions_by_due` ON `resolutions` (`state`,`due_day`);--> statement-breakpoint
CREATE INDEX `resolutions_by_decided` ON `resolutions` (`decided_on`);--> statement-breakpoint
CREATE INDEX `resolutions_by_closed` ON `resolutions` (`closed_on`);--> statement-breakpoint
CREATE INDEX `resolutions_by_owner` ON `resolutions` (`owner_id`);--> statement-breakpoint
CREATE TABLE `bulk_change_rows` (
	`change_id` integer NOT NULL,
	`record_id` integer NOT NULL,
	`outcome` text NOT NULL,
	`reason` text,
	`before` text,
	`after` text,
	`undone` text,
	PRIMARY KEY(`change_id`, `record_id`),
	FOREIGN KEY (`change_id`) REFERENCES `bulk_changes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `bulk_change_rows_by_outcome` ON `bulk_change_rows` (`change_id`,`outcome`);--> statement-breakpoint
CREATE TABLE `bulk_changes` (
	`id` integer PRIMARY KEY NOT NULL,
	`list_id` text NOT NULL,
	`act` text NOT NULL,
	`search` text NOT NULL,
	`values` text NOT NULL,
	`status` text NOT NULL,
	`records` integer NOT NULL,
	`changed` integer NOT NULL,
	`skipped` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` integer,
	`finished_at` integer,
	`undone_at` integer,
	`undone_by` integer,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`undone_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `list_pins` (
	`user_id` integer NOT NULL,
	`view_id` integer NOT NULL,
	PRIMARY KEY(`user_id`, `view_id`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`view_id`) REFERENCES `list_views`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `list_preferences` (
	`user_id` integer NOT NULL,
	`list_id` text NOT NULL,
	`columns` text,
	`view_id` integer,
	PRIMARY KEY(`user_id`, `list_id`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`view_id`) REFERENCES `list_views`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `list_views` (
	`id` integer PRIMARY KEY NOT NULL,
	`list_id` text NOT NULL,
	`owner_id` integer NOT NULL,
	`name` text NOT NULL,
	`search` text NOT NULL,
	`shared` integer NOT NULL,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `list_views_by_name` ON `list_views` (`owner_id`,`list_id`,`name`);--> statement-breakpoint
CREATE INDEX `list_views_by_list` ON `list_views` (`list_id`,`shared`);--> statement-breakpoint
CREATE TABLE `dues` (
	`id` integer PRIMARY KEY NOT NULL,
	`organisation_id` integer NOT NULL,
	`class_id` integer,
	`year` integer NOT NULL,
	`amount_fen` integer NOT NULL,
	`due_day` text NOT NULL,
	`state` text NOT NULL,
	`paid_on` text,
	`reference` text,
	`waiver_reason` text,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`class_id`) REFERENCES `membership_classes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `dues_by_organisation` ON `dues` (`organisation_id`,`year`);--> statement-breakpoint
CREATE INDEX `dues_by_year` ON `dues` (`year`,`state`,`due_day`);--> statement-breakpoint
CREATE TABLE `dues_rates` (
	`id` integer PRIMARY KEY NOT NULL,
	`class_id` integer NOT NULL,
	`year` integer NOT NULL,
	`amount_fen` integer NOT NULL,
	`due_day` text NOT NULL,
	FOREIGN KEY (`class_id`) REFERENCES `membership_classes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `dues_rates_by_year` ON `dues_rates` (`year`,`class_id`);--> statement-breakpoint
CREATE TABLE `dues_reminders` (
	`id` integer PRIMARY KEY NOT NULL,
	`due_id` integer NOT NULL,
	`kind` text NOT NULL,
	`recipient` text NOT NULL,
	`sent_at` integer NOT NULL,
	FOREIGN KEY (`due_id`) REFERENCES `dues`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `dues_reminders_by_due` ON `dues_reminders` (`due_id`,`kind`,`recipient`);--> statement-breakpoint
CREATE TABLE `membership_applications` (
	`id` integer PRIMARY KEY NOT NULL,
	`promoter_id` integer NOT NULL,
	`legal_name` text NOT NULL,
	`credit_code` text,
	`kind` text NOT NULL,
	`region` text,
	`website` text,
	`introduction` text,
	`wished_class_id` integer,
	`contact_name` text NOT NULL,
	`contact_duty` text,
	`email` text NOT NULL,
	`phone` text,
	`locale` text NOT NULL,
	`notice_version` text NOT NULL,
	`submission_key` text NOT NULL,
	`token_hash` text NOT NULL,
	`state` text NOT NULL,
	`organisation_id` integer,
	`review_started_at` integer,
	`reviewed_by` integer,
	`decided_at` integer,
	`decline_reason` text,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`promoter_id`) REFERENCES `promoters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`wished_class_id`) REFERENCES `membership_classes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reviewed_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `membership_applications_by_submission` ON `membership_applications` (`submission_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `membership_applications_by_token` ON `membership_applications` (`token_hash`);--> statement-breakpoint
CREATE INDEX `membership_applications_by_state` ON `membership_applications` (`state`,`created_at`);--> statement-breakpoint
CREATE INDEX `membership_applications_by_credit_code` ON `membership_applications` (`credit_code`);--> statement-breakpoint
CREATE INDEX `membership_applications_by_organisation` ON `membership_applications` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `membership_class_periods` (
	`id` integer PRIMARY KEY NOT NULL,
	`membership_id` integer NOT NULL,
	`class_id` integer NOT NULL,
	`from_day` text NOT NULL,
	FOREIGN KEY (`membership_id`) REFERENCES `memberships`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`class_id`) REFERENCES `membership_classes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `membership_class_periods_by_membership` ON `membership_class_periods` (`membership_id`,`from_day`);--> statement-breakpoint
CREATE TABLE `membership_classes` (
	`id` integer PRIMARY KEY NOT NULL,
	`name_zh` text NOT NULL,
	`name_en` text NOT NULL,
	`position` integer NOT NULL,
	`term_kind` text NOT NULL,
	`term_months` integer,
	`rollover_day` text,
	`renewal_days_before` integer NOT NULL,
	`renewal_days_after` integer NOT NULL,
	`retired_at` integer,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `membership_pins` (
	`id` integer PRIMARY KEY NOT NULL,
	`membership_id` integer NOT NULL,
	`status` text NOT NULL,
	`from_day` text NOT NULL,
	`until_day` text NOT NULL,
	`reason` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`membership_id`) REFERENCES `memberships`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `membership_pins_by_membership` ON `membership_pins` (`membership_id`,`from_day`);--> statement-breakpoint
CREATE TABLE `membership_rule_sets` (
	`id` integer PRIMARY KEY NOT NULL,
	`effective_from` text NOT NULL,
	`rules` text NOT NULL,
	`note` text,
	`created_at` integer NOT NULL,
	`created_by` integer,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `membership_rule_sets_by_day` ON `membership_rule_sets` (`effective_from`);--> statement-breakpoint
CREATE TABLE `membership_spans` (
	`organisation_id` integer NOT NULL,
	`from_day` text NOT NULL,
	`until_day` text,
	`membership_id` integer NOT NULL,
	`class_id` integer,
	`status` text NOT NULL,
	`counts` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`membership_id`) REFERENCES `memberships`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`class_id`) REFERENCES `membership_classes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `membership_spans_by_organisation` ON `membership_spans` (`organisation_id`,`from_day`);--> statement-breakpoint
CREATE INDEX `membership_spans_by_day` ON `membership_spans` (`counts`,`from_day`,`until_day`,`organisation_id`,`status`,`class_id`);--> statement-breakpoint
CREATE INDEX `membership_spans_by_membership` ON `membership_spans` (`membership_id`);--> statement-breakpoint
CREATE TABLE `membership_suspensions` (
	`id` integer PRIMARY KEY NOT NULL,
	`membership_id` integer NOT NULL,
	`from_day` text NOT NULL,
	`until_day` text,
	`reason` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`membership_id`) REFERENCES `memberships`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `membership_suspensions_by_membership` ON `membership_suspensions` (`membership_id`,`from_day`);--> statement-breakpoint
CREATE TABLE `membership_terms` (
	`id` integer PRIMARY KEY NOT NULL,
	`membership_id` integer NOT NULL,
	`from_day` text NOT NULL,
	`until_day` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`membership_id`) REFERENCES `memberships`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `membership_terms_by_membership` ON `membership_terms` (`membership_id`,`from_day`);--> statement-breakpoint
CREATE INDEX `membership_terms_by_end` ON `membership_terms` (`until_day`);--> statement-breakpoint
CREATE TABLE `memberships` (
	`id` integer PRIMARY KEY NOT NULL,
	`organisation_id` integer NOT NULL,
	`agreed_on` text,
	`joined_on` text NOT NULL,
	`left_on` text,
	`left_reason` text,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `memberships_by_organisation` ON `memberships` (`organisation_id`,`joined_on`);--> statement-breakpoint
CREATE INDEX `memberships_by_joining` ON `memberships` (`joined_on`,`organisation_id`);--> statement-breakpoint
CREATE INDEX `memberships_by_leaving` ON `memberships` (`left_on`,`organisation_id`);--> statement-breakpoint
CREATE TABLE `promoter_staff_counts` (
	`id` integer PRIMARY KEY NOT NULL,
	`promoter_id` integer NOT NULL,
	`from_day` text NOT NULL,
	`full_time_hundredths` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`promoter_id`) REFERENCES `promoters`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `promoter_staff_counts_by_day` ON `promoter_staff_counts` (`promoter_id`,`from_day`);--> statement-breakpoint
CREATE TABLE `self_check_thresholds` (
	`id` integer PRIMARY KEY NOT NULL,
	`full_time_hundredths` integer NOT NULL,
	`members` integer NOT NULL,
	`member_kinds` integer NOT NULL,
	`national_full_time_hundredths` integer NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `organisations` (
	`id` integer PRIMARY KEY NOT NULL,
	`promoter_id` integer NOT NULL,
	`legal_name` text NOT NULL,
	`comparable_name` text NOT NULL,
	`short_name` text,
	`former_names` text NOT NULL,
	`english_name` text,
	`credit_code` text,
	`credit_code_confirmed` integer NOT NULL,
	`kind` text NOT NULL,
	`size_class` text,
	`region_code` text,
	`address` text,
	`industry` text,
	`industry_code` text,
	`products` text NOT NULL,
	`website` text,
	`group_name` text,
	`above_scale_since` text,
	`above_scale_until` text,
	`member_since` text,
	`member_until` text,
	`note` text,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`archived_at` integer,
	`merged_into_id` integer,
	`confirmed_at` integer,
	FOREIGN KEY (`promoter_id`) REFERENCES `promoters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`merged_into_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organisations_by_credit_code` ON `organisations` (`credit_code`);--> statement-breakpoint
CREATE INDEX `organisations_by_merged_into` ON `organisations` (`merged_into_id`);--> statement-breakpoint
CREATE INDEX `organisations_by_comparable_name` ON `organisations` (`comparable_name`);--> statement-breakpoint
CREATE INDEX `organisations_by_legal_name` ON `organisations` (`legal_name`) WHERE archived_at IS NULL;--> statement-breakpoint
CREATE INDEX `organisations_by_kind` ON `organisations` (`kind`,`legal_name`) WHERE archived_at IS NULL;--> statement-breakpoint
CREATE INDEX `organisations_by_region` ON `organisations` (`region_code`,`legal_name`) WHERE archived_at IS NULL;--> statement-breakpoint
CREATE INDEX `organisations_by_industry` ON `organisations` (`industry_code`,`legal_name`) WHERE archived_at IS NULL;--> statement-breakpoint
CREATE INDEX `organisations_by_group` ON `organisations` (`group_name`) WHERE group_name IS NOT NULL;--> statement-breakpoint
CREATE INDEX `organisations_by_membership` ON `organisations` (`member_since`,`member_until`) WHERE archived_at IS NULL;--> statement-breakpoint
CREATE INDEX `organisations_by_member_until` ON `organisations` (`member_until`) WHERE archived_at IS NULL;--> statement-breakpoint
CREATE INDEX `organisations_archived` ON `organisations` (`archived_at`) WHERE archived_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `organisations_by_updated_at` ON `organisations` (`updated_at`) WHERE archived_at IS NULL;--> statement-breakpoint
CREATE TABLE `confirmation_requests` (
	`id` integer PRIMARY KEY NOT NULL,
	`organisation_id` integer NOT NULL,
	`recipients` integer NOT NULL,
	`asked_by` integer,
	`asked_at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `confirmation_requests_by_organisation` ON `confirmation_requests` (`organisation_id`,`asked_at`);--> statement-breakpoint
CREATE TABLE `credit_code_evidence` (
	`organisation_id` integer NOT NULL,
	`credit_code` text NOT NULL,
	`file_id` integer NOT NULL,
	`confirmed_by` integer,
	`confirmed_at` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `credit_code`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`confirmed_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `data_confirmations` (
	`id` integer PRIMARY KEY NOT NULL,
	`organisation_id` integer NOT NULL,
	`version` integer NOT NULL,
	`by_firm` integer NOT NULL,
	`confirmed_by` integer,
	`confirmed_at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`confirmed_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `data_confirmations_by_organisation` ON `data_confirmations` (`organisation_id`,`confirmed_at`);--> statement-breakpoint
CREATE TABLE `data_proposal_fields` (
	`proposal_id` integer NOT NULL,
	`field` text NOT NULL,
	`seen` text NOT NULL,
	`proposed` text NOT NULL,
	`decision` text,
	`decided_by` integer,
	`decided_at` integer,
	PRIMARY KEY(`proposal_id`, `field`),
	FOREIGN KEY (`decided_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proposal_id`) REFERENCES `data_proposals`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `data_proposals` (
	`id` integer PRIMARY KEY NOT NULL,
	`organisation_id` integer NOT NULL,
	`remark` text,
	`proposed_by` integer,
	`proposed_at` integer NOT NULL,
	`settled_by` integer,
	`settled_at` integer,
	`submission_key` text NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proposed_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`settled_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `data_proposals_submission_key_unique` ON `data_proposals` (`submission_key`);--> statement-breakpoint
CREATE INDEX `data_proposals_by_organisation` ON `data_proposals` (`organisation_id`,`proposed_at`);--> statement-breakpoint
CREATE INDEX `data_proposals_open` ON `data_proposals` (`proposed_at`) WHERE settled_at IS NULL;--> statement-breakpoint
CREATE TABLE `industry_codes` (
	`list_id` integer NOT NULL,
	`code` text NOT NULL,
	`name_zh` text NOT NULL,
	`name_en` text,
	`parent_code` text,
	`level` integer NOT NULL,
	PRIMARY KEY(`list_id`, `code`),
	FOREIGN KEY (`list_id`) REFERENCES `industry_lists`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `industry_codes_by_parent` ON `industry_codes` (`list_id`,`parent_code`);--> statement-breakpoint
CREATE TABLE `industry_lists` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`code_count` integer NOT NULL,
	`imported_by` integer,
	`imported_at` integer NOT NULL,
	FOREIGN KEY (`imported_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `organisation_chain_roles` (
	`organisation_id` integer NOT NULL,
	`role` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `role`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `organisation_chain_roles_by_role` ON `organisation_chain_roles` (`role`,`organisation_id`);--> statement-breakpoint
CREATE TABLE `organisation_notes` (
	`id` integer PRIMARY KEY NOT NULL,
	`organisation_id` integer NOT NULL,
	`day` text NOT NULL,
	`body` text NOT NULL,
	`created_by` integer,
	`created_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `organisation_notes_by_organisation` ON `organisation_notes` (`organisation_id`,`day`);--> statement-breakpoint
CREATE TABLE `organisation_regions` (
	`organisation_id` integer NOT NULL,
	`from_day` text NOT NULL,
	`region_code` text,
	PRIMARY KEY(`organisation_id`, `from_day`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `organisation_tags` (
	`organisation_id` integer NOT NULL,
	`tag_id` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `tag_id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`tag_id`) REFERENCES `tags`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `organisation_tags_by_tag` ON `organisation_tags` (`tag_id`,`organisation_id`);--> statement-breakpoint
CREATE TABLE `past_above_scale_periods` (
	`organisation_id` integer NOT NULL,
	`first_day` text NOT NULL,
	`last_day` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `first_day`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `profile_settings` (
	`id` integer PRIMARY KEY NOT NULL,
	`stale_after_months` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `tags` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`comparable_name` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tags_by_comparable_name` ON `tags` (`comparable_name`);--> statement-breakpoint
CREATE TABLE `promoters` (
	`id` integer PRIMARY KEY NOT NULL,
	`parent_id` integer,
	`name_zh` text NOT NULL,
	`name_en` text NOT NULL,
	`short_name_zh` text NOT NULL,
	`short_name_en` text NOT NULL,
	`cluster_name_zh` text NOT NULL,
	`cluster_name_en` text NOT NULL,
	`region_code` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`parent_id`) REFERENCES `promoters`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `recognition_reports` (
	`id` integer PRIMARY KEY NOT NULL,
	`recognition_id` integer NOT NULL,
	`year` integer NOT NULL,
	`filed_on` text NOT NULL,
	`note` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`recognition_id`) REFERENCES `recognitions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `recognition_reports_by_year` ON `recognition_reports` (`recognition_id`,`year`);--> statement-breakpoint
CREATE TABLE `recognition_reviews` (
	`id` integer PRIMARY KEY NOT NULL,
	`recognition_id` integer NOT NULL,
	`outcome` text NOT NULL,
	`day` text NOT NULL,
	`stated_until` text,
	`stated_until_reason` text,
	`note` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`recognition_id`) REFERENCES `recognitions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `recognition_reviews_by_day` ON `recognition_reviews` (`recognition_id`,`day`);--> statement-breakpoint
CREATE TABLE `recognition_rules` (
	`id` integer PRIMARY KEY NOT NULL,
	`type_id` integer NOT NULL,
	`effective_from` text NOT NULL,
	`valid_months` integer,
	`issue_day_counts` integer NOT NULL,
	`review_window_before_days` integer NOT NULL,
	`grace_days` integer NOT NULL,
	`annual_report_due` text,
	`missed_reports_limit` integer,
	`change_report_months` integer,
	`source_note` text,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`type_id`) REFERENCES `recognition_types`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `recognition_rules_by_day` ON `recognition_rules` (`type_id`,`effective_from`);--> statement-breakpoint
CREATE TABLE `recognition_terms` (
	`id` integer PRIMARY KEY NOT NULL,
	`recognition_id` integer NOT NULL,
	`valid_from` text NOT NULL,
	`valid_until` text,
	`held_until` text,
	`review_from` text,
	`reviewed_on` text,
	`grace_until` text,
	`follows` integer NOT NULL,
	`followed` integer NOT NULL,
	FOREIGN KEY (`recognition_id`) REFERENCES `recognitions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `recognition_terms_by_recognition` ON `recognition_terms` (`recognition_id`,`valid_from`);--> statement-breakpoint
CREATE INDEX `recognition_terms_by_day` ON `recognition_terms` (`valid_from`,`held_until`);--> statement-breakpoint
CREATE TABLE `recognition_types` (
	`id` integer PRIMARY KEY NOT NULL,
	`name_zh` text NOT NULL,
	`name_en` text NOT NULL,
	`level` text NOT NULL,
	`active` integer NOT NULL,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `recognition_types_name_zh_unique` ON `recognition_types` (`name_zh`);--> statement-breakpoint
CREATE TABLE `recognitions` (
	`id` integer PRIMARY KEY NOT NULL,
	`organisation_id` integer NOT NULL,
	`type_id` integer NOT NULL,
	`level` text NOT NULL,
	`certificate_number` text,
	`issued_on` text NOT NULL,
	`stated_until` text,
	`stated_until_reason` text,
	`withdrawn_on` text,
	`withdrawal_reason` text,
	`note` text,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`type_id`) REFERENCES `recognition_types`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `recognitions_by_organisation` ON `recognitions` (`organisation_id`);--> statement-breakpoint
CREATE INDEX `recognitions_by_type` ON `recognitions` (`type_id`,`level`);--> statement-breakpoint
CREATE TABLE `audit_entries` (
	`seq` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor_role` text NOT NULL,
	`actor_user_id` integer,
	`actor_name` text NOT NULL,
	`action` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` integer,
	`before` text,
	`after` text,
	`detail_hash` text NOT NULL,
	`request_id` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_entries_by_subject` ON `audit_entries` (`subject_kind`,`subject_id`,`seq`);--> statement-breakpoint
CREATE INDEX `audit_entries_by_actor` ON `audit_entries` (`actor_user_id`,`seq`);--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`status` text NOT NULL,
	`input` text NOT NULL,
	`done` integer NOT NULL,
	`total` integer NOT NULL,
	`result_path` text,
	`problem` text,
	`created_at` integer NOT NULL,
	`created_by` integer,
	`started_at` integer,
	`finished_at` integer,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `jobs_by_status` ON `jobs` (`status`);--> statement-breakpoint
CREATE TABLE `outbox_messages` (
	`id` integer PRIMARY KEY NOT NULL,
	`cause_key` text NOT NULL,
	`recipient` text NOT NULL,
	`locale` text NOT NULL,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	`confidential` integer DEFAULT false NOT NULL,
	`contact_id` integer,
	`contact_purpose` text,
	`status` text NOT NULL,
	`attempts` integer NOT NULL,
	`next_attempt_at` integer NOT NULL,
	`last_error` text,
	`created_at` integer NOT NULL,
	`sent_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_messages_cause_key_unique` ON `outbox_messages` (`cause_key`);--> statement-breakpoint
CREATE INDEX `outbox_messages_by_status` ON `outbox_messages` (`status`,`next_attempt_at`);--> statement-breakpoint
CREATE TABLE `search_documents` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`subject_id` integer NOT NULL,
	`title` text NOT NULL,
	`detail` text NOT NULL,
	`content` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `search_documents_by_subject` ON `search_documents` (`kind`,`subject_id`);--> statement-breakpoint
CREATE TABLE `organisation_relations` (
	`id` integer PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`organisation_id` integer NOT NULL,
	`other_organisation_id` integer NOT NULL,
	`start_day` text,
	`end_day` text,
	`enabled` integer NOT NULL,
	`note` text,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`other_organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `organisation_relations_by_organisation` ON `organisation_relations` (`organisation_id`);--> statement-breakpoint
CREATE INDEX `organisation_relations_by_other` ON `organisation_relations` (`other_organisation_id`);--> statement-breakpoint
CREATE TABLE `frozen_documents` (
	`id` integer PRIMARY KEY NOT NULL,
	`report_id` integer NOT NULL,
	`locale` text NOT NULL,
	`document` text NOT NULL,
	FOREIGN KEY (`report_id`) REFERENCES `reports`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `frozen_documents_by_locale` ON `frozen_documents` (`report_id`,`locale`);--> statement-breakpoint
CREATE TABLE `frozen_figure_records` (
	`id` integer PRIMARY KEY NOT NULL,
	`frozen_figure_id` integer NOT NULL,
	`record_id` integer NOT NULL,
	`amount` integer NOT NULL,
	`label` text NOT NULL,
	FOREIGN KEY (`frozen_figure_id`) REFERENCES `frozen_figures`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `frozen_figure_records_by_figure` ON `frozen_figure_records` (`frozen_figure_id`,`record_id`);--> statement-breakpoint
CREATE TABLE `frozen_figures` (
	`id` integer PRIMARY KEY NOT NULL,
	`report_id` integer NOT NULL,
	`figure_key` text NOT NULL,
	`definition_version` integer NOT NULL,
	`unit` text NOT NULL,
	`value` integer,
	`previous_value` integer,
	`last_year_value` integer,
	`plan_value` integer,
	`record_kind` text NOT NULL,
	FOREIGN KEY (`report_id`) REFERENCES `reports`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `frozen_figures_by_key` ON `frozen_figures` (`report_id`,`figure_key`);--> statement-breakpoint
CREATE TABLE `plan_targets` (
	`id` integer PRIMARY KEY NOT NULL,
	`promoter_id` integer NOT NULL,
	`figure_id` text NOT NULL,
	`period` text NOT NULL,
	`target` integer NOT NULL,
	FOREIGN KEY (`promoter_id`) REFERENCES `promoters`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `plan_targets_one_per_figure` ON `plan_targets` (`promoter_id`,`figure_id`,`period`);--> statement-breakpoint
CREATE TABLE `report_texts` (
	`id` integer PRIMARY KEY NOT NULL,
	`report_id` integer NOT NULL,
	`section` text NOT NULL,
	`text_zh` text NOT NULL,
	`text_en` text NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` integer,
	FOREIGN KEY (`report_id`) REFERENCES `reports`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`updated_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `report_texts_one_per_section` ON `report_texts` (`report_id`,`section`);--> statement-breakpoint
CREATE TABLE `reports` (
	`id` integer PRIMARY KEY NOT NULL,
	`promoter_id` integer NOT NULL,
	`period` text NOT NULL,
	`preparer` text,
	`reviewer` text,
	`signatory` text,
	`confidentiality` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` integer,
	`frozen_at` integer,
	`frozen_by` integer,
	`version` integer NOT NULL,
	FOREIGN KEY (`promoter_id`) REFERENCES `promoters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`frozen_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reports_one_per_period` ON `reports` (`promoter_id`,`period`);--> statement-breakpoint
CREATE TABLE `restatements` (
	`id` integer PRIMARY KEY NOT NULL,
	`report_id` integer NOT NULL,
	`figure_key` text NOT NULL,
	`old_value` integer,
	`new_value` integer,
	`reason` text NOT NULL,
	`records_hash` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` integer,
	FOREIGN KEY (`report_id`) REFERENCES `reports`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recorded_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `restatements_by_report` ON `restatements` (`report_id`,`figure_key`);--> statement-breakpoint
CREATE TABLE `sites` (
	`id` integer PRIMARY KEY NOT NULL,
	`organisation_id` integer NOT NULL,
	`kind` text NOT NULL,
	`name` text,
	`region_code` text NOT NULL,
	`address` text,
	`from_day` text,
	`until_day` text,
	`note` text,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sites_by_organisation` ON `sites` (`organisation_id`);--> statement-breakpoint
CREATE INDEX `sites_by_region` ON `sites` (`region_code`,`kind`);--> statement-breakpoint
CREATE TABLE `stage_transitions` (
	`id` integer PRIMARY KEY NOT NULL,
	`organisation_id` integer NOT NULL,
	`step` text NOT NULL,
	`day` text NOT NULL,
	`note` text,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `stage_transitions_by_step` ON `stage_transitions` (`organisation_id`,`step`);--> statement-breakpoint
CREATE INDEX `stage_transitions_by_day` ON `stage_transitions` (`day`);--> statement-breakpoint
CREATE TABLE `import_rows` (
	`import_id` integer NOT NULL,
	`row_number` integer NOT NULL,
	`cells` text NOT NULL,
	`corrections` text,
	`decision` text,
	`outcome` text NOT NULL,
	`problems` text NOT NULL,
	`target_id` integer,
	`before` text,
	`after` text,
	`undone` text,
	PRIMARY KEY(`import_id`, `row_number`),
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `import_rows_by_outcome` ON `import_rows` (`import_id`,`outcome`);--> statement-breakpoint
CREATE INDEX `import_rows_by_target` ON `import_rows` (`target_id`);--> statement-breakpoint
CREATE TABLE `imports` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`file_name` text NOT NULL,
	`file_hash` text NOT NULL,
	`status` text NOT NULL,
	`mapping` text NOT NULL,
	`options` text NOT NULL,
	`findings` text NOT NULL,
	`counts` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` integer,
	`committed_at` integer,
	`undone_at` integer,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `remembered_columns` (
	`kind` text NOT NULL,
	`header` text NOT NULL,
	`field` text,
	`used_at` integer NOT NULL,
	PRIMARY KEY(`kind`, `header`)
);
