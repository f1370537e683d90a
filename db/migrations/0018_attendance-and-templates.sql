CREATE TABLE `presences` (
	`id` integer PRIMARY KEY NOT NULL,
	`event_id` integer NOT NULL,
	`registered_person_id` integer NOT NULL,
	`session_id` integer,
	`standing` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` integer,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`registered_person_id`) REFERENCES `registered_people`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`session_id`) REFERENCES `event_sessions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`recorded_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `presences_once_at_session` ON `presences` (`registered_person_id`,`session_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `presences_once_at_event` ON `presences` (`registered_person_id`) WHERE session_id IS NULL;--> statement-breakpoint
CREATE INDEX `presences_by_event` ON `presences` (`event_id`,`standing`);--> statement-breakpoint
CREATE INDEX `presences_by_session` ON `presences` (`session_id`);--> statement-breakpoint
ALTER TABLE `event_templates` ADD `programme` text;