CREATE TABLE `event_surveys` (
	`id` integer PRIMARY KEY NOT NULL,
	`event_id` integer NOT NULL,
	`anonymous` integer NOT NULL,
	`closes_on` text NOT NULL,
	`sent_at` integer,
	`sent_by` integer,
	`closed_at` integer,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sent_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `event_surveys_event_id_unique` ON `event_surveys` (`event_id`);--> statement-breakpoint
CREATE TABLE `survey_answers` (
	`id` integer PRIMARY KEY NOT NULL,
	`survey_id` integer NOT NULL,
	`invitation_id` integer,
	`satisfaction` integer NOT NULL,
	`answers` text NOT NULL,
	`remark` text,
	FOREIGN KEY (`survey_id`) REFERENCES `event_surveys`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invitation_id`) REFERENCES `survey_invitations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `survey_answers_invitation_id_unique` ON `survey_answers` (`invitation_id`);--> statement-breakpoint
CREATE INDEX `survey_answers_by_survey` ON `survey_answers` (`survey_id`);--> statement-breakpoint
CREATE TABLE `survey_invitations` (
	`id` integer PRIMARY KEY NOT NULL,
	`survey_id` integer NOT NULL,
	`registration_id` integer,
	`token_hash` text NOT NULL,
	`used` integer NOT NULL,
	FOREIGN KEY (`survey_id`) REFERENCES `event_surveys`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `survey_invitations_token_hash_unique` ON `survey_invitations` (`token_hash`);--> statement-breakpoint
CREATE INDEX `survey_invitations_by_survey` ON `survey_invitations` (`survey_id`);--> statement-breakpoint
CREATE TABLE `survey_questions` (
	`id` integer PRIMARY KEY NOT NULL,
	`survey_id` integer NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`text_zh` text NOT NULL,
	`text_en` text,
	`choices_zh` text,
	`choices_en` text,
	FOREIGN KEY (`survey_id`) REFERENCES `event_surveys`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `survey_questions_in_order` ON `survey_questions` (`survey_id`,`position`);