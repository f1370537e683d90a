ALTER TABLE `events` ADD `waiting_rule` text DEFAULT 'none' NOT NULL;--> statement-breakpoint
ALTER TABLE `events` ADD `offer_hours` integer DEFAULT 24 NOT NULL;--> statement-breakpoint
ALTER TABLE `registrations` ADD `party_rule` text DEFAULT 'together' NOT NULL;--> statement-breakpoint
ALTER TABLE `registrations` ADD `waiting_since` integer;--> statement-breakpoint
ALTER TABLE `registrations` ADD `offer_ends_at` integer;--> statement-breakpoint
ALTER TABLE `registrations` ADD `offer_token_hash` text;--> statement-breakpoint
CREATE UNIQUE INDEX `registrations_offer_token_hash_unique` ON `registrations` (`offer_token_hash`);--> statement-breakpoint
CREATE INDEX `registrations_by_offer` ON `registrations` (`offer_ends_at`);