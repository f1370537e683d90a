CREATE TABLE `door_scans` (
	`id` integer PRIMARY KEY NOT NULL,
	`event_id` integer NOT NULL,
	`scan_key` text NOT NULL,
	`registered_person_id` integer,
	`day` text NOT NULL,
	`answer` text NOT NULL,
	`said_alone` text,
	`scanned_at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`recorded_by` integer,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`registered_person_id`) REFERENCES `registered_people`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`recorded_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `door_scans_once` ON `door_scans` (`event_id`,`scan_key`);--> statement-breakpoint
CREATE INDEX `door_scans_by_person` ON `door_scans` (`registered_person_id`);