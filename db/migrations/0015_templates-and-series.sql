CREATE TABLE `event_templates` (
	`id` integer PRIMARY KEY NOT NULL,
	`promoter_id` integer NOT NULL,
	`name` text NOT NULL,
	`type` text NOT NULL,
	`promoter_function` text NOT NULL,
	`network_activity` text NOT NULL,
	`start_time` text NOT NULL,
	`end_time` text NOT NULL,
	`days` integer NOT NULL,
	`attendance_mode` text NOT NULL,
	`venue` text,
	`capacity` integer,
	`waiting_rule` text NOT NULL,
	`offer_hours` integer NOT NULL,
	`reminder_hours` integer NOT NULL,
	`listed` integer NOT NULL,
	`summary_zh` text,
	`summary_en` text,
	`organiser_contact` text,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`promoter_id`) REFERENCES `promoters`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `event_templates_by_promoter` ON `event_templates` (`promoter_id`);--> statement-breakpoint
CREATE TABLE `event_series` (
	`id` integer PRIMARY KEY NOT NULL,
	`rule` text NOT NULL,
	`every` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` integer,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
DROP INDEX `registrations_by_event`;--> statement-breakpoint
CREATE INDEX `registrations_by_event` ON `registrations` (`event_id`,`status`,`seats`);--> statement-breakpoint
ALTER TABLE `events` ADD `series_id` integer REFERENCES event_series(id);--> statement-breakpoint
CREATE INDEX `events_by_series` ON `events` (`series_id`,`start_day`);--> statement-breakpoint
CREATE INDEX `sign_ins_by_event_and_organisation` ON `sign_ins` (`event_id`,`organisation_id`,`mode`);