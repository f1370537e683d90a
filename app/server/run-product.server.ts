import type { ServerBuild } from "@remix-run/node";
import type { RequestHandler } from "express";
import { SYSTEM_ACTOR } from "~/access/actor";
import { startAuditAnchors } from "~/access/audit-anchor.server";
import type { Context } from "~/access/context";
import { backupJobs } from "~/backup/backup-jobs.server";
import { backUpBeforeUpgrade, recordUpgrade } from "~/backup/back-up-before-upgrade.server";
import { finishRestore } from "~/backup/finish-restore.server";
import { readRestoreRequest } from "~/backup/restore-request.server";
import { workBesideServer } from "~/backup/work-beside-server.server";
import { startBackups } from "~/backup/start-backups.server";
import { readSettings, type Settings } from "~/env.server";
import { DEFAULT_LOCALE } from "~/i18n/locales";
import { translateFor } from "~/i18n/messages.server";
import { jobHandlers } from "~/jobs/handlers.server";
import { startJobs } from "~/jobs/run-jobs.server";
import { openMailServer, startMailDelivery } from "~/mail/deliver-mail.server";
import { mayStillReceive } from "~/modules/organisations/contacts/contact-mail.server";
import { remindResolutionOwners } from "~/modules/governance/remind-resolution-owners.server";
import { remindOfDues } from "~/modules/organisations/membership/remind-of-dues.server";
import { remindFirmsOfRecognitions } from "~/modules/organisations/recognitions/remind-firms.server";
import { issueFirstAdministratorLink } from "~/modules/accounts/issue-link.server";
import { startWebhookDelivery } from "~/webhooks/deliver-webhooks.server";
import { sealOpenSecrets } from "~/webhooks/webhook-secret.server";
import {
  checkDatabase,
  checkDataFolder,
  checkMachine,
  checkSettings,
  describeProblems,
  mayPassByItself,
  problemOfOpening,
  readDataFolderFacts,
  type BootProblem,
} from "./boot-checks.server";
import { dataFolderPaths, openDataFolder, type OpenedData } from "./data-folder.server";
import { createLog } from "./log";
import { showMaintenance } from "./maintenance.server";
import { RETENTION_CHORES } from "./retention-rules.server";
import { moveDueWaitingLists } from "~/modules/events/move-waiting-list.server";
import { remindRegistrants } from "~/modules/events/remind-registrants.server";
import { tryWritingAgain } from "~db/refused-writes";
import { startChores } from "./chores.server";
import { serve, stopOnSignals } from "./serve.server";

const HOUR_MS = 3_600_000;
/** As `sysexits.h` has it: a service manager need not try again before a person has put something right. */
const EXIT_SETTINGS = 78;

/** From settings to a running server, or a clear word on what is wrong and exit 1. */
export async function runProduct(
  build: ServerBuild | (() => Promise<ServerBuild>),
  mode: "production" | "development",
  files?: RequestHandler,
): Promise<void> {
  refuseOn(checkSettings(process.env));
  const settings = readSettings(process.env);
  refuseOn(checkDataFolder(readDataFolderFacts(dataFolderPaths(settings.dataFolder))));
  await restoreBeforeOpening(settings);
  const data = openedOrRefused(settings);
  refuseOn([
    ...checkMachine({
      nodeVersion: process.versions.node,
      sqliteVersion: data.db.$client.prepare("SELECT sqlite_version()").pluck().get() as string,
      lazyRouteDiscovery: typeof build === "object" && build.future.v3_lazyRouteDiscovery,
    }),
    ...checkDatabase(data.db),
  ]);

  const log = createLog();
  const report = (problem: object) => log.error(problem);
  const now = () => Date.now();
  const base = { db: data.db, auditKey: data.auditKey, origin: settings.origin, now };
  const system: Context = { ...base, actor: SYSTEM_ACTOR, locale: DEFAULT_LOCALE, requestId: "start" };
  if (finishRestore(system, settings.dataFolder, settings.backupFolder)) log.info({ message: "backup restored" });
  if (data.upgrade) {
    recordUpgrade(system, data.upgrade);
    log.info({ message: "database upgraded", ...data.upgrade });
  }
  sealOpenSecrets(system);
  const companions = [
    startJobs({ base, handlers: { ...jobHandlers, ...backupJobs(settings) }, report }),
    ...(settings.demo ? [] : [startBackups({ base, backupFolder: settings.backupFolder, report })]),
    startMailDelivery({
      db: data.db,
      now,
      mayStillReceive,
      server: settings.smtpUrl && settings.mailFrom ? openMailServer(settings.smtpUrl, settings.mailFrom) : null,
      report,
    }),
    startWebhookDelivery({
      db: data.db,
      auditKey: data.auditKey,
      now,
      options: { allowInternal: settings.internalWebhooks },
      report,
    }),
    startChores({
      name: "retention",
      everyMs: 6 * HOUR_MS,
      base,
      chores: [...RETENTION_CHORES, remindResolutionOwners, remindFirmsOfRecognitions, remindOfDues],
      report,
    }),
    startChores({ name: "events", everyMs: 30_000, base, chores: [moveDueWaitingLists, remindRegistrants], report }),
    startChores({ name: "storage", everyMs: 30_000, base, chores: [({ db }) => tryWritingAgain(db)], report }),
    startAuditAnchors({ db: data.db, file: data.paths.anchorFile, now, report }),
  ];
  const running = await serve({ settings, data, build, mode, log, files, companions }).catch((error: unknown) =>
    giveUp(error instanceof Error ? error.message : String(error)),
  );
  stopOnSignals(running, log);
  log.info({ message: "listening", address: running.address });
  if (settings.secondFactorWaived) log.warn({ message: "no second factor is asked of administrators and staff" });
  const setUpLink = issueFirstAdministratorLink(system);
  if (setUpLink)
    process.stderr.write(
      `\n${translateFor("zh-CN")("setup.printed", { link: setUpLink })}\n${translateFor("en")("setup.printed", { link: setUpLink })}\n\n`,
    );
}

/** Puts back the backup that was asked for, while whoever comes is told to wait. */
async function restoreBeforeOpening({ dataFolder, backupFolder, host, port }: Settings): Promise<void> {
  try {
    const request = readRestoreRequest(dataFolder);
    if (!request || request.phase === "swapped") return;
    const maintenance = await showMaintenance(host, port);
    try {
      await workBesideServer({ kind: "restore", dataFolder, backupFolder });
    } finally {
      await maintenance.close();
    }
  } catch (error) {
    refuse([problemOfOpening(error)]);
  }
}

function openedOrRefused({ dataFolder, backupFolder }: Settings): OpenedData {
  try {
    return openDataFolder(dataFolder, backUpBeforeUpgrade(backupFolder));
  } catch (error) {
    return refuse([problemOfOpening(error)]);
  }
}

function refuseOn(problems: readonly BootProblem[]): void {
  if (problems.length > 0) refuse(problems);
}

function refuse(problems: readonly BootProblem[]): never {
  return giveUp(describeProblems(problems), problems.every(mayPassByItself) ? 1 : EXIT_SETTINGS);
}

function giveUp(text: string, code = 1): never {
  process.stderr.write(`${text}\n`);
  process.exit(code);
}
