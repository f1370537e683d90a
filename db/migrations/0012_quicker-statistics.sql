DROP INDEX `registrations_by_event`;--> statement-breakpoint
CREATE INDEX `registrations_by_event` ON `registrations` (`event_id`,`status`,`seats`);--> statement-breakpoint
CREATE INDEX `sign_ins_by_event_and_organisation` ON `sign_ins` (`event_id`,`organisation_id`,`mode`);