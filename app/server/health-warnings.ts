import type { MessageKey, MessageParams } from "~/i18n/messages";
import { fileSize } from "~/files/file-size";

export interface HealthWarning {
  key: MessageKey;
  params: MessageParams;
  /** Where it is put right, when a page can do it. */
  path: string | null;
}

interface WarningFacts {
  now: number;
  /** The disk did not take the last write. */
  writesRefused: boolean;
  databaseBytes: number;
  walBytes: number;
  freeBytes: number;
  mailsFailed: number;
  jobsFailed: number;
  lastBackup: number | null;
  lastDrill: { at: number; sound: boolean } | null;
}

const DAY_MS = 86_400_000;
const MEGABYTE = 1024 * 1024;
export const LARGEST_WAL = 64 * MEGABYTE;
const LEAST_FREE = 512 * MEGABYTE;

/** What is not as it should be, in words that say what to do. */
export function healthWarnings(facts: WarningFacts): HealthWarning[] {
  const warnings: HealthWarning[] = [];
  const warn = (key: MessageKey, params: MessageParams = {}, path: string | null = null) =>
    warnings.push({ key, params, path });
  if (facts.writesRefused) warn("health.warning.refused");
  // Twice the database: a backup needs one copy, a restore another.
  if (facts.freeBytes < Math.max(LEAST_FREE, 2 * facts.databaseBytes))
    warn("health.warning.disk", { free: fileSize(facts.freeBytes) });
  if (facts.walBytes > LARGEST_WAL) warn("health.warning.wal", { size: fileSize(facts.walBytes) });
  if (facts.lastBackup === null) warn("health.warning.noBackup", {}, "/settings/backups");
  else if (facts.now - facts.lastBackup > 8 * DAY_MS) warn("health.warning.oldBackup", {}, "/settings/backups");
  if (facts.lastDrill && !facts.lastDrill.sound) warn("health.warning.drill", {}, "/settings/backups");
  if (facts.mailsFailed > 0) warn("health.warning.mail", { count: facts.mailsFailed }, "/outbox?filter.status=failed");
  if (facts.jobsFailed > 0) warn("health.warning.jobs", { count: facts.jobsFailed }, "/jobs?filter.status=failed");
  return warnings;
}
