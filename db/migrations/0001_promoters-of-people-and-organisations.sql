CREATE TABLE `organisation_co_promoters` (
	`organisation_id` integer NOT NULL,
	`promoter_id` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `promoter_id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`promoter_id`) REFERENCES `promoters`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `organisation_co_promoters_by_promoter` ON `organisation_co_promoters` (`promoter_id`,`organisation_id`);--> statement-breakpoint
ALTER TABLE `users` ADD `promoter_id` integer REFERENCES promoters(id);