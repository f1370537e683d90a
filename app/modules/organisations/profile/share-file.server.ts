import { and, desc, eq, isNull } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { FILE_LIMITS } from "~/files/file-limits";
import { conflict, notFound } from "~/http/errors";
import { files } from "~db/schema";
import { transact } from "~db/transact";
import { organisationFiles, sharedFiles } from "./organisation-files.server";

/**
 * Lets a firm read a file that staff keep about it: the file stands among the shared ones too, until it is taken from there. What is
 * shared already stays as it is.
 * @returns the organisation whose file it is
 */
export function shareFile(context: Context, id: number): number {
  authorize(context, "organisation.write");
  return transact(context, () => {
    const file = context.db
      .select()
      .from(files)
      .where(and(eq(files.id, id), eq(files.subjectKind, organisationFiles.kind), isNull(files.removedAt)))
      .get();
    if (!file) throw notFound();
    const organisationId = file.subjectId;
    organisationFiles.see(context, organisationId);
    sharedFiles.write(context, organisationId);
    const shared = context.db
      .select({ sha256: files.sha256, purpose: files.purpose })
      .from(files)
      .where(and(eq(files.subjectKind, sharedFiles.kind), eq(files.subjectId, organisationId), isNull(files.removedAt)))
      .all();
    if (shared.some(({ sha256, purpose }) => sha256 === file.sha256 && purpose === file.purpose)) return organisationId;
    if (shared.length >= FILE_LIMITS.perSubject) throw conflict("file.tooManyHere", { max: FILE_LIMITS.perSubject });
    const { purpose, name, mediaType, size, sha256 } = file;
    const { id: fileId } = context.db
      .insert(files)
      .values({
        ...{ subjectKind: sharedFiles.kind, subjectId: organisationId, purpose, name, mediaType, size, sha256 },
        ...{ uploadedBy: context.actor.userId, uploadedAt: context.now() },
      })
      .returning({ id: files.id })
      .get();
    recordAudit(context, {
      action: "file.share",
      subjectKind: "organisation",
      subjectId: organisationId,
      after: { fileId, fileName: name, purpose },
    });
    return organisationId;
  });
}

/** The files that staff keep about an organisation and that its firm does not read yet. */
export function filesToShare(context: Context, organisationId: number): { id: number; name: string }[] {
  authorize(context, "organisation.write");
  organisationFiles.see(context, organisationId);
  const present = (kind: string) =>
    context.db
      .select({ id: files.id, name: files.name, sha256: files.sha256, purpose: files.purpose })
      .from(files)
      .where(and(eq(files.subjectKind, kind), eq(files.subjectId, organisationId), isNull(files.removedAt)))
      .orderBy(desc(files.uploadedAt), desc(files.id))
      .all();
  const key = ({ sha256, purpose }: { sha256: string; purpose: string }) => `${sha256} ${purpose}`;
  const shared = new Set(present(sharedFiles.kind).map(key));
  return present(organisationFiles.kind)
    .filter((file) => !shared.has(key(file)))
    .map(({ id, name }) => ({ id, name }));
}
