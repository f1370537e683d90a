CREATE TABLE `data_requests` (
	`id` integer PRIMARY KEY NOT NULL,
	`organisation_id` integer NOT NULL,
	`kind` text NOT NULL,
	`person_name` text,
	`text` text NOT NULL,
	`received_on` text NOT NULL,
	`due_on` text NOT NULL,
	`asked_at` integer NOT NULL,
	`asked_by` integer,
	`outcome` text,
	`answer` text,
	`answered_at` integer,
	`answered_by` integer,
	`person_request_id` integer,
	`submission_key` text NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_request_id`) REFERENCES `person_requests`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `data_requests_submission_key_unique` ON `data_requests` (`submission_key`);--> statement-breakpoint
CREATE INDEX `data_requests_by_organisation` ON `data_requests` (`organisation_id`,`asked_at`);--> statement-breakpoint
CREATE INDEX `data_requests_by_day` ON `data_requests` (`answered_at`,`due_on`);