CREATE TABLE `person_answers` (
	`id` integer PRIMARY KEY NOT NULL,
	`registered_person_id` integer NOT NULL,
	`field_id` integer NOT NULL,
	`option_id` integer,
	`text` text,
	FOREIGN KEY (`registered_person_id`) REFERENCES `registered_people`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`field_id`) REFERENCES `registration_fields`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`option_id`) REFERENCES `registration_options`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `person_answers_by_person` ON `person_answers` (`registered_person_id`);--> statement-breakpoint
CREATE INDEX `person_answers_by_field` ON `person_answers` (`field_id`);--> statement-breakpoint
CREATE INDEX `person_answers_by_option` ON `person_answers` (`option_id`);--> statement-breakpoint
CREATE TABLE `registration_answers` (
	`id` integer PRIMARY KEY NOT NULL,
	`registration_id` integer NOT NULL,
	`field_id` integer NOT NULL,
	`option_id` integer,
	`text` text,
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`field_id`) REFERENCES `registration_fields`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`option_id`) REFERENCES `registration_options`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `registration_answers_by_registration` ON `registration_answers` (`registration_id`);--> statement-breakpoint
CREATE INDEX `registration_answers_by_field` ON `registration_answers` (`field_id`);--> statement-breakpoint
CREATE INDEX `registration_answers_by_option` ON `registration_answers` (`option_id`);--> statement-breakpoint
CREATE TABLE `registration_fields` (
	`id` integer PRIMARY KEY NOT NULL,
	`event_id` integer NOT NULL,
	`asked_of` text NOT NULL,
	`kind` text NOT NULL,
	`label_zh` text NOT NULL,
	`label_en` text,
	`help_zh` text,
	`help_en` text,
	`required` integer NOT NULL,
	`position` integer NOT NULL,
	`closed_at` integer,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `registration_fields_by_event` ON `registration_fields` (`event_id`,`position`);--> statement-breakpoint
CREATE TABLE `registration_options` (
	`id` integer PRIMARY KEY NOT NULL,
	`field_id` integer NOT NULL,
	`label_zh` text NOT NULL,
	`label_en` text,
	`position` integer NOT NULL,
	`places` integer,
	`closed_at` integer,
	FOREIGN KEY (`field_id`) REFERENCES `registration_fields`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `registration_options_by_field` ON `registration_options` (`field_id`,`position`);--> statement-breakpoint
ALTER TABLE `events` ADD `needs_approval` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `registrations` ADD `asked_at` integer;--> statement-breakpoint
ALTER TABLE `registrations` ADD `decided_at` integer;--> statement-breakpoint
ALTER TABLE `registrations` ADD `decided_by` integer REFERENCES users(id);--> statement-breakpoint
ALTER TABLE `registrations` ADD `decision_reason` text;--> statement-breakpoint
ALTER TABLE `ticket_types` ADD `needs_approval` integer DEFAULT false NOT NULL;