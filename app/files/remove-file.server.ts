import { eq } from "drizzle-orm";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, notFound } from "~/http/errors";
import { files } from "~db/schema";
import { transact } from "~db/transact";
import type { FileRegistry, FileSubject } from "./file-subject";

type FileRow = typeof files.$inferSelect;

/** Takes a file away from its record; for 30 days it can be brought back. */
export function removeFile(context: Context, registry: FileRegistry, id: number): void {
  transact(context, () => {
    const { file, subject } = writableFile(context, registry, id);
    if (file.removedAt !== null) return;
    context.db
      .update(files)
      .set({ removedAt: context.now(), removedBy: context.actor.userId })
      .where(eq(files.id, id))
      .run();
    const log = loggedAt(context, subject, file);
    recordAudit(context, {
      action: "file.remove",
      subjectKind: log.kind,
      subjectId: log.id,
      before: { fileId: id, fileName: file.name, purpose: file.purpose },
      after: null,
    });
  });
}

/** Brings a removed file back to its record. */
export function restoreFile(context: Context, registry: FileRegistry, id: number): void {
  transact(context, () => {
    const { file, subject } = writableFile(context, registry, id);
    if (file.removedAt === null) return;
    if (file.erasedAt !== null) throw conflict("file.erased", { name: file.name });
    context.db.update(files).set({ removedAt: null, removedBy: null }).where(eq(files.id, id)).run();
    const log = loggedAt(context, subject, file);
    recordAudit(context, {
      action: "file.restore",
      subjectKind: log.kind,
      subjectId: log.id,
      after: { fileId: id, fileName: file.name, purpose: file.purpose },
    });
  });
}

/** A file that the actor may remove and bring back, with the kind of record it belongs to. Not visible means not found. */
export function writableFile(
  context: Context,
  registry: FileRegistry,
  id: number,
): { file: FileRow; subject: FileSubject } {
  const file = context.db.select().from(files).where(eq(files.id, id)).get();
  const subject = file && registry[file.subjectKind];
  if (!file || !subject) throw notFound();
  subject.see(context, file.subjectId);
  subject.write(context, file.subjectId);
  return { file, subject };
}

function loggedAt(context: Context, subject: FileSubject, file: FileRow): { kind: string; id: number } {
  return subject.loggedAt?.(context, file.subjectId) ?? { kind: file.subjectKind, id: file.subjectId };
}
