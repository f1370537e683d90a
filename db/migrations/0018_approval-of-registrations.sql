ALTER TABLE `events` ADD `needs_approval` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `registrations` ADD `asked_at` integer;--> statement-breakpoint
ALTER TABLE `registrations` ADD `decided_at` integer;--> statement-breakpoint
ALTER TABLE `registrations` ADD `decided_by` integer REFERENCES users(id);--> statement-breakpoint
ALTER TABLE `registrations` ADD `decision_reason` text;--> statement-breakpoint
ALTER TABLE `ticket_types` ADD `needs_approval` integer DEFAULT false NOT NULL;