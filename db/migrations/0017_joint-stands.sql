CREATE TABLE `exhibition_stands` (
	`id` integer PRIMARY KEY NOT NULL,
	`event_id` integer NOT NULL,
	`name_zh` text NOT NULL,
	`name_en` text,
	`hall` text,
	`area_square_metres` integer,
	`cost_fen` integer,
	`join_until` text,
	`note` text,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `exhibition_stands_by_event` ON `exhibition_stands` (`event_id`);--> statement-breakpoint
CREATE TABLE `stand_firms` (
	`id` integer PRIMARY KEY NOT NULL,
	`stand_id` integer NOT NULL,
	`organisation_id` integer NOT NULL,
	`status` text NOT NULL,
	`products` text,
	`share_fen` integer,
	`listed` integer NOT NULL,
	`asked_at` integer NOT NULL,
	`confirmed_at` integer,
	`withdrawn_at` integer,
	`version` integer NOT NULL,
	FOREIGN KEY (`stand_id`) REFERENCES `exhibition_stands`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `stand_firms_by_stand` ON `stand_firms` (`stand_id`,`organisation_id`);--> statement-breakpoint
CREATE INDEX `stand_firms_by_organisation` ON `stand_firms` (`organisation_id`,`status`);--> statement-breakpoint
CREATE TABLE `stand_people` (
	`id` integer PRIMARY KEY NOT NULL,
	`stand_firm_id` integer NOT NULL,
	`registered_person_id` integer,
	`name` text,
	FOREIGN KEY (`stand_firm_id`) REFERENCES `stand_firms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`registered_person_id`) REFERENCES `registered_people`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `stand_people_by_firm` ON `stand_people` (`stand_firm_id`);--> statement-breakpoint
CREATE INDEX `stand_people_by_person` ON `stand_people` (`registered_person_id`);