import { and, count, eq, gt, isNull, sum } from "drizzle-orm";
import type { Context } from "~/access/context";
import { takeTurn } from "~/access/rate-limit.server";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, invalidField } from "~/http/errors";
import { fileContents, files } from "~db/schema";
import { transact } from "~db/transact";
import { FILE_LIMITS } from "./file-limits";
import type { FileSubject } from "./file-subject";
import type { ReceivedFile } from "./received-file.server";

const DAY_MS = 24 * 3_600_000;

/**
 * Puts a file to a record. The same bytes for the same purpose are put there once, however often they are sent.
 * Joins a running transaction, so that a record and its evidence are saved together or not at all.
 * @returns the id of the file
 * @throws Refusal when the subject's own permission refuses, a limit is reached, or the purpose is none of the subject's
 */
export function storeFile(
  context: Context,
  subject: FileSubject,
  { subjectId, purpose, file }: { subjectId: number; purpose: string; file: ReceivedFile },
): number {
  subject.write(context, subjectId);
  const { userId } = context.actor;
  takeTurn(
    `file:${userId ?? context.actor.role}`,
    { limit: FILE_LIMITS.perPersonAndDay, windowMs: DAY_MS },
    context.now(),
  );
  if (!Object.hasOwn(subject.purposes, purpose)) throw invalidField("purpose", "field.notAChoice");
  return transact(context, () => {
    const here = and(eq(files.subjectKind, subject.kind), eq(files.subjectId, subjectId), isNull(files.removedAt));
    const same = context.db
      .select({ id: files.id })
      .from(files)
      .where(and(here, eq(files.sha256, file.sha256), eq(files.purpose, purpose)))
      .get();
    if (same) return same.id;
    const present = context.db.select({ total: count() }).from(files).where(here).get()!.total;
    if (present >= FILE_LIMITS.perSubject) throw conflict("file.tooManyHere", { max: FILE_LIMITS.perSubject });
    refuseBeyondQuota(context, file.bytes.length);
    context.db
      .insert(fileContents)
      .values({ sha256: file.sha256, size: file.bytes.length, content: Buffer.from(file.bytes) })
      .onConflictDoNothing()
      .run();
    const { id } = context.db
      .insert(files)
      .values({
        subjectKind: subject.kind,
        subjectId,
        purpose,
        name: file.name,
        mediaType: file.mediaType,
        size: file.bytes.length,
        sha256: file.sha256,
        uploadedBy: userId,
        uploadedAt: context.now(),
      })
      .returning({ id: files.id })
      .get();
    const log = subject.loggedAt?.(context, subjectId) ?? { kind: subject.kind, id: subjectId };
    recordAudit(context, {
      action: "file.store",
      subjectKind: log.kind,
      subjectId: log.id,
      after: { fileId: id, fileName: file.name, purpose, sha256: file.sha256 },
    });
    return id;
  });
}

function refuseBeyondQuota(context: Context, more: number): void {
  const { userId } = context.actor;
  if (userId === null) return;
  const stored = context.db
    .select({ bytes: sum(files.size) })
    .from(files)
    .where(and(eq(files.uploadedBy, userId), gt(files.uploadedAt, context.now() - DAY_MS)))
    .get()!.bytes;
  if (Number(stored ?? 0) + more > FILE_LIMITS.bytesPerPersonAndDay) {
    throw conflict("file.dayFull", { megabytes: FILE_LIMITS.bytesPerPersonAndDay / 1024 / 1024 });
  }
}
