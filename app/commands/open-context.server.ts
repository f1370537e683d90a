import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { SYSTEM_ACTOR } from "~/access/actor";
import { actorOfUser } from "~/access/actor-of-user.server";
import type { Context } from "~/access/context";
import { backUpBeforeUpgrade, recordUpgrade } from "~/backup/back-up-before-upgrade.server";
import { readSettings, type Settings } from "~/env.server";
import { Refusal } from "~/http/errors";
import { DEFAULT_LOCALE, type Locale } from "~/i18n/locales";
import { translateFor } from "~/i18n/messages.server";
import { findHub } from "~/modules/promoters/promoter-queries.server";
import { createPromoter } from "~/modules/promoters/save-promoter.server";
import { openDataFolder, type OpenedData } from "~/server/data-folder.server";
import { users } from "~db/schema";
import { optional, type CommandInput } from "./command";

export interface OpenedContext {
  context: Context;
  data: OpenedData;
  settings: Settings;
  close: () => void;
}

/** The language of the terminal: Chinese unless it asks for English. */
export function terminalLocale(env: Record<string, string | undefined> = process.env): Locale {
  const language = env.LC_ALL || env.LC_MESSAGES || env.LANG || "";
  return language.startsWith("en") ? "en" : DEFAULT_LOCALE;
}

/** Opens the data folder and says who acts: the person of `--as`, or the system. */
export function openContext(input: CommandInput, settings: Settings = readSettings(process.env)): OpenedContext {
  const data = openDataFolder(settings.dataFolder, backUpBeforeUpgrade(settings.backupFolder));
  try {
    const email = optional(input, "as")?.trim().toLowerCase() ?? null;
    const person = email === null ? null : personWith(data, email);
    const context: Context = {
      db: data.db,
      actor: person?.actor ?? SYSTEM_ACTOR,
      now: () => Date.now(),
      locale: person?.locale ?? terminalLocale(),
      requestId: `command-${randomUUID()}`,
      origin: settings.origin,
      auditKey: data.auditKey,
    };
    if (data.upgrade) recordUpgrade({ ...context, actor: SYSTEM_ACTOR }, data.upgrade);
    ensureHub({ ...context, actor: SYSTEM_ACTOR });
    return { context, data, settings, close: () => data.db.$client.close() };
  } catch (error) {
    data.db.$client.close();
    throw error;
  }
}

/** Records belong to a promoter: a new data folder gets one, whose names are changed in the settings. */
function ensureHub(context: Context): void {
  if (findHub(context)) return;
  const [zh, en] = [translateFor("zh-CN"), translateFor("en")];
  createPromoter(context, {
    nameZh: zh("command.hub.name"),
    nameEn: en("command.hub.name"),
    shortNameZh: zh("command.hub.name"),
    shortNameEn: en("command.hub.name"),
    clusterNameZh: zh("command.hub.cluster"),
    clusterNameEn: en("command.hub.cluster"),
    region: null,
  });
}

function personWith(data: OpenedData, email: string) {
  const user = data.db.select({ id: users.id }).from(users).where(eq(users.email, email)).get();
  const person = user ? actorOfUser(data.db, user.id) : null;
  if (!person) throw new Refusal("not_found", "command.unknownPerson", { email });
  return person;
}

/** Runs the work on the data folder and closes it whatever happens. */
export async function withContext<T>(input: CommandInput, work: (opened: OpenedContext) => T | Promise<T>): Promise<T> {
  const opened = openContext(input);
  try {
    return await work(opened);
  } finally {
    opened.close();
  }
}
