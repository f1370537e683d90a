CREATE TABLE `event_sessions` (
	`id` integer PRIMARY KEY NOT NULL,
	`event_id` integer NOT NULL,
	`title_zh` text NOT NULL,
	`title_en` text,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`place` text,
	`speakers` text,
	`chosen` integer NOT NULL,
	`capacity` integer,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `event_sessions_by_event` ON `event_sessions` (`event_id`,`starts_at`);--> statement-breakpoint
CREATE TABLE `registered_person_sessions` (
	`registered_person_id` integer NOT NULL,
	`session_id` integer NOT NULL,
	PRIMARY KEY(`registered_person_id`, `session_id`),
	FOREIGN KEY (`registered_person_id`) REFERENCES `registered_people`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`session_id`) REFERENCES `event_sessions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `registered_person_sessions_by_session` ON `registered_person_sessions` (`session_id`);--> statement-breakpoint
CREATE TABLE `ticket_types` (
	`id` integer PRIMARY KEY NOT NULL,
	`event_id` integer NOT NULL,
	`name_zh` text NOT NULL,
	`name_en` text,
	`quota` integer,
	`audience` text NOT NULL,
	`closes_at` integer,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `ticket_types_by_event` ON `ticket_types` (`event_id`);--> statement-breakpoint
ALTER TABLE `registered_people` ADD `ticket_type_id` integer REFERENCES ticket_types(id);--> statement-breakpoint
CREATE INDEX `registered_people_by_ticket_type` ON `registered_people` (`ticket_type_id`);