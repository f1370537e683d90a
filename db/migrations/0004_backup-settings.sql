CREATE TABLE `backup_settings` (
	`id` integer PRIMARY KEY NOT NULL,
	`every` text NOT NULL,
	`hour` integer NOT NULL,
	`keep_daily` integer NOT NULL,
	`keep_weekly` integer NOT NULL,
	`keep_monthly` integer NOT NULL,
	`version` integer NOT NULL,
	`updated_at` integer NOT NULL
);
