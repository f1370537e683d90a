import { and, desc, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import type { Context } from "~/access/context";
import { notFound, Refusal } from "~/http/errors";
import type { Database } from "~db/client.server";
import { fileContents, files, users } from "~db/schema";
import type { FileRegistry, FileSubject } from "./file-subject";

export interface ListedFile {
  id: number;
  purpose: string;
  name: string;
  mediaType: string;
  size: number;
  uploadedAt: number;
  /** Null when the product itself put it there. */
  uploadedBy: string | null;
  removedAt: number | null;
}

/** What a page shows of files to who may not see them. */
export const NO_FILES = { files: [], removed: [], mayWrite: false };

/** The files of a record, newest first, and for who may bring them back those that were removed lately. */
export function filesOf(
  context: Context,
  subject: FileSubject,
  subjectId: number,
): { files: ListedFile[]; removed: ListedFile[]; mayWrite: boolean } {
  subject.see(context, subjectId);
  const mayWrite = mayWriteFiles(context, subject, subjectId);
  const read = (which: "present" | "removed") =>
    context.db
      .select({
        id: files.id,
        purpose: files.purpose,
        name: files.name,
        mediaType: files.mediaType,
        size: files.size,
        uploadedAt: files.uploadedAt,
        uploadedBy: users.name,
        removedAt: files.removedAt,
      })
      .from(files)
      .leftJoin(users, eq(users.id, files.uploadedBy))
      .where(
        and(
          eq(files.subjectKind, subject.kind),
          eq(files.subjectId, subjectId),
          which === "present" ? isNull(files.removedAt) : and(isNotNull(files.removedAt), isNull(files.erasedAt)),
        ),
      )
      .orderBy(desc(files.uploadedAt), desc(files.id))
      .all();
  return { files: read("present"), removed: mayWrite ? read("removed") : [], mayWrite };
}

export function mayWriteFiles(context: Context, subject: FileSubject, subjectId: number): boolean {
  try {
    subject.write(context, subjectId);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** A file with its bytes, for who may see the files of its record. Removed means not found. */
export function fileToRead(
  context: Context,
  registry: FileRegistry,
  id: number,
): { name: string; mediaType: string; content: Buffer } {
  const file = context.db.select().from(files).where(eq(files.id, id)).get();
  const subject = file && registry[file.subjectKind];
  if (!file || !subject || file.removedAt !== null) throw notFound();
  try {
    subject.see(context, file.subjectId);
  } catch (error) {
    // Whether there is such a file is not for others to know.
    throw error instanceof Refusal && error.kind === "forbidden" ? notFound() : error;
  }
  const stored = context.db.select().from(fileContents).where(eq(fileContents.sha256, file.sha256)).get();
  if (!stored) throw notFound();
  return { name: file.name, mediaType: file.mediaType, content: stored.content };
}

/** Whether anything was ever put to the record, removed files included. */
export function hasFiles(db: Database, subjectKinds: readonly string[], subjectId: number): boolean {
  const found = db
    .select({ id: files.id })
    .from(files)
    .where(and(inArray(files.subjectKind, [...subjectKinds]), eq(files.subjectId, subjectId)))
    .limit(1)
    .get();
  return found !== undefined;
}

/** One file of a record by its id, where a page names it; null when it was removed or belongs to another record. */
export function presentFile(context: Context, subject: FileSubject, subjectId: number, id: number): ListedFile | null {
  return filesOf(context, subject, subjectId).files.find((file) => file.id === id) ?? null;
}
