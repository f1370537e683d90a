import { z } from "zod";
import * as field from "~/forms/fields";
import { BACKUP_EVERY } from "./backup-schedule";

export const backupSettingsForm = z.object({
  every: field.choice(BACKUP_EVERY),
  hour: field.integer({ min: 0, max: 23 }),
  keepDaily: field.integer({ min: 1, max: 60 }),
  keepWeekly: field.integer({ min: 0, max: 60 }),
  keepMonthly: field.integer({ min: 0, max: 120 }),
  version: field.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
});
export type BackupSettingsValues = z.output<typeof backupSettingsForm>;
