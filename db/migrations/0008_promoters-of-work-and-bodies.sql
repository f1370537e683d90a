ALTER TABLE `governance_bodies` ADD `promoter_id` integer REFERENCES promoters(id);--> statement-breakpoint
ALTER TABLE `bulk_changes` ADD `promoter_id` integer REFERENCES promoters(id);--> statement-breakpoint
ALTER TABLE `jobs` ADD `promoter_id` integer REFERENCES promoters(id);--> statement-breakpoint
ALTER TABLE `imports` ADD `promoter_id` integer REFERENCES promoters(id);--> statement-breakpoint
UPDATE `bulk_changes` SET `promoter_id` = (SELECT `users`.`promoter_id` FROM `users` WHERE `users`.`id` = `bulk_changes`.`created_by`);--> statement-breakpoint
UPDATE `jobs` SET `promoter_id` = (SELECT `users`.`promoter_id` FROM `users` WHERE `users`.`id` = `jobs`.`created_by`);--> statement-breakpoint
UPDATE `imports` SET `promoter_id` = (SELECT `users`.`promoter_id` FROM `users` WHERE `users`.`id` = `imports`.`created_by`);--> statement-breakpoint
UPDATE `governance_bodies` SET `promoter_id` = (SELECT min(`promoters`.`id`) FROM `promoters` WHERE `promoters`.`parent_id` IS NULL);
