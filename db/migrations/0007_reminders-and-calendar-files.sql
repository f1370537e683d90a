ALTER TABLE `events` ADD `reminder_hours` integer DEFAULT 24 NOT NULL;--> statement-breakpoint
ALTER TABLE `registrations` ADD `reminded_of` integer;--> statement-breakpoint
ALTER TABLE `outbox_messages` ADD `calendar` text;