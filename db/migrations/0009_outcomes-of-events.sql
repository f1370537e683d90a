CREATE TABLE `event_outcomes` (
	`id` integer PRIMARY KEY NOT NULL,
	`event_id` integer NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`day` text NOT NULL,
	`value_fen` integer,
	`other_parties` text,
	`stage` text NOT NULL,
	`owner_id` integer,
	`next_step` text,
	`next_step_due` text,
	`note` text,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `event_outcomes_by_event` ON `event_outcomes` (`event_id`);--> statement-breakpoint
CREATE INDEX `event_outcomes_by_day` ON `event_outcomes` (`day`);--> statement-breakpoint
CREATE INDEX `event_outcomes_by_due` ON `event_outcomes` (`next_step_due`,`stage`);--> statement-breakpoint
CREATE INDEX `event_outcomes_by_owner` ON `event_outcomes` (`owner_id`);--> statement-breakpoint
CREATE TABLE `outcome_parties` (
	`id` integer PRIMARY KEY NOT NULL,
	`outcome_id` integer NOT NULL,
	`organisation_id` integer NOT NULL,
	FOREIGN KEY (`outcome_id`) REFERENCES `event_outcomes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outcome_parties_once` ON `outcome_parties` (`outcome_id`,`organisation_id`);--> statement-breakpoint
CREATE INDEX `outcome_parties_by_organisation` ON `outcome_parties` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `outcome_stages` (
	`id` integer PRIMARY KEY NOT NULL,
	`outcome_id` integer NOT NULL,
	`stage` text NOT NULL,
	`day` text NOT NULL,
	`note` text,
	`recorded_at` integer NOT NULL,
	`recorded_by` integer,
	FOREIGN KEY (`outcome_id`) REFERENCES `event_outcomes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recorded_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `outcome_stages_by_outcome` ON `outcome_stages` (`outcome_id`,`id`);