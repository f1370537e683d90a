import { eq } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { DEFAULT_LOCALE } from "~/i18n/locales";
import { translateFor } from "~/i18n/messages.server";
import { auditEntries, outboxMessages, pendingSignIns, sessions, users } from "~db/schema";
import { transact } from "~db/transact";
import { readBackupRecords, writeBackupRecord } from "./backup-records.server";
import { readRestoreRequest, removeRestoreRequest } from "./restore-request.server";

/**
 * The first thing done with a restored database: it says who put it back and from which backup. Whoever was signed in when the
 * backup was taken signs in again, since a session that was ended afterwards would live again; mails that waited then may have been
 * sent since, and wait for a person.
 * @returns whether there was a restore to finish
 */
export function finishRestore(context: Context, dataFolder: string, backupFolder: string): boolean {
  authorize(context, "backup.manage");
  const request = readRestoreRequest(dataFolder);
  if (request?.phase !== "swapped") return false;
  const requestId = `restore-${request.at}`;
  transact(context, () => {
    const { db } = context;
    if (db.select().from(auditEntries).where(eq(auditEntries.requestId, requestId)).get()) return;
    db.delete(sessions).run();
    db.delete(pendingSignIns).run();
    const lastError = translateFor(DEFAULT_LOCALE)("backup.mailHeld");
    const held = db
      .update(outboxMessages)
      .set({ status: "failed", lastError })
      .where(eq(outboxMessages.status, "queued"))
      .run().changes;
    const { userId, name } = request.by;
    const person = db
      .select({ id: users.id })
      .from(users)
      .where(eq(users.id, userId ?? 0))
      .get();
    const actor = person
      ? ({ role: "administrator", userId, name, organisationIds: [], promoterId: null } as const)
      : context.actor;
    recordAudit(
      { ...context, actor, requestId },
      {
        action: "backup.restore",
        subjectKind: "backup",
        subjectId: null,
        after: { backup: request.backup, by: name, safety: request.safety, mailsHeld: held },
      },
    );
  });
  const record = readBackupRecords(backupFolder).find(({ name }) => name === request.backup);
  if (record)
    writeBackupRecord(backupFolder, { ...record, restore: { at: request.at, by: request.by.name, problem: null } });
  removeRestoreRequest(dataFolder);
  return true;
}
