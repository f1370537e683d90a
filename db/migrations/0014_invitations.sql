CREATE TABLE `event_invitations` (
	`id` integer PRIMARY KEY NOT NULL,
	`event_id` integer NOT NULL,
	`round_id` integer NOT NULL,
	`organisation_id` integer NOT NULL,
	`contact_id` integer,
	`address_hash` text NOT NULL,
	`token_hash` text NOT NULL,
	`sent_at` integer NOT NULL,
	`declined_at` integer,
	`reminded_at` integer,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`round_id`) REFERENCES `invitation_rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `event_invitations_token_hash_unique` ON `event_invitations` (`token_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `event_invitations_once` ON `event_invitations` (`event_id`,`address_hash`) WHERE address_hash <> '';--> statement-breakpoint
CREATE INDEX `event_invitations_by_organisation` ON `event_invitations` (`organisation_id`,`event_id`);--> statement-breakpoint
CREATE INDEX `event_invitations_by_contact` ON `event_invitations` (`contact_id`);--> statement-breakpoint
CREATE INDEX `event_invitations_by_round` ON `event_invitations` (`round_id`);--> statement-breakpoint
CREATE TABLE `invitation_rounds` (
	`id` integer PRIMARY KEY NOT NULL,
	`event_id` integer NOT NULL,
	`text` text,
	`waiting_firms` text NOT NULL,
	`submission_key` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` integer,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitation_rounds_submission_key_unique` ON `invitation_rounds` (`submission_key`);--> statement-breakpoint
CREATE INDEX `invitation_rounds_by_event` ON `invitation_rounds` (`event_id`);--> statement-breakpoint
CREATE TABLE `unsubscribed_addresses` (
	`id` integer PRIMARY KEY NOT NULL,
	`address_hash` text NOT NULL,
	`since` integer NOT NULL,
	`how` text NOT NULL,
	`ended_at` integer,
	`ended_how` text,
	`ended_by` integer,
	FOREIGN KEY (`ended_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `unsubscribed_addresses_standing` ON `unsubscribed_addresses` (`address_hash`) WHERE ended_at IS NULL;--> statement-breakpoint
ALTER TABLE `contacts` ADD `locale` text DEFAULT 'zh-CN' NOT NULL;--> statement-breakpoint
ALTER TABLE `events` ADD `reserved_seats` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `events` ADD `reserved_until` text;--> statement-breakpoint
ALTER TABLE `registrations` ADD `invitation_id` integer REFERENCES event_invitations(id);--> statement-breakpoint
CREATE INDEX `registrations_by_invitation` ON `registrations` (`invitation_id`);--> statement-breakpoint
ALTER TABLE `outbox_messages` ADD `unsubscribe_link` text;