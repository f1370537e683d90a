import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import type { StuckItem } from "~/stuck/stuck-item";
import { dayOfInstant } from "~/values/business-day";
import { isBackupLate, isDrillLate } from "./backup-schedule";
import { readBackupRecords, readLastDrill } from "./backup-records.server";
import { backupSettingsOf } from "./backup-settings.server";

const PATH = "/settings/backups";
const DAY_MS = 86_400_000;

/** A backup that failed, is late, did not leave the machine, or could not be restored when it was tried. */
export function stuckBackups(context: Context, backupFolder: string): StuckItem[] {
  authorize(context, "backup.manage");
  const now = context.now();
  const records = readBackupRecords(backupFolder);
  const [newest] = records;
  const sound = records.filter(({ state }) => state === "sound");
  const bad = (text: StuckItem["text"], at: number): StuckItem => ({
    tone: "bad",
    tag: "stuck.backup.tag",
    text,
    params: {},
    path: PATH,
    day: dayOfInstant(at),
  });
  const items: StuckItem[] = [];
  if (newest?.state === "failed") items.push(bad("stuck.backup.failed", newest.at));
  const newestSound = sound[0]?.at ?? null;
  if (newestSound === null) {
    const since = firstDayOfUse(context);
    if (since !== null && now - since > 2 * DAY_MS) items.push(bad("stuck.backup.never", since));
  } else if (isBackupLate(backupSettingsOf(context.db), newestSound, now)) {
    items.push(bad("stuck.backup.late", newestSound));
  }
  const offSite = sound[0]?.offSite;
  if (offSite && offSite.code !== 0) items.push(bad("stuck.backup.offSite", offSite.at));
  const lastDrill = readLastDrill(backupFolder);
  if (lastDrill?.problem) items.push(bad("stuck.backup.drill", lastDrill.at));
  else if (sound.length > 0 && isDrillLate(lastDrill?.at ?? null, sound.at(-1)!.at, now))
    items.push(bad("stuck.backup.drillLate", lastDrill?.at ?? sound.at(-1)!.at));
  return items;
}

function firstDayOfUse(context: Context): number | null {
  return context.db.$client.prepare("SELECT at FROM audit_entries ORDER BY seq LIMIT 1").pluck().get() as number | null;
}
