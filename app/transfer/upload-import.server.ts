import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { imports } from "~db/schema";
import { transact } from "~db/transact";
import type { Context } from "~/access/context";
import { ofOwnPromoter } from "~/access/promoter-care.server";
import { recordAudit } from "~/access/record-audit.server";
import type { ImportDefinition } from "./define-import";
import { authorizeImport, emptyCounts, importStatements } from "./import-record.server";
import { readImportFile, type ReadImportFile, type UploadedFile } from "./read-import-file.server";

/**
 * Takes a file in: read, its rows kept, its columns proposed; no record is touched.
 * @throws Refusal (invalid) when the file cannot be read; then nothing is kept
 */
export async function uploadImport(
  context: Context,
  definition: ImportDefinition,
  file: UploadedFile,
  about: number | null = null,
): Promise<number> {
  authorizeImport(context, definition, about);
  return storeImport(context, definition, await readImportFile(context, definition, file), about);
}

export function storeImport(
  context: Context,
  definition: ImportDefinition,
  file: ReadImportFile,
  about: number | null = null,
): number {
  authorizeImport(context, definition, about);
  return transact(context, () => {
    const { id } = context.db
      .insert(imports)
      .values({
        kind: definition.kind,
        fileName: file.fileName,
        fileHash: file.fileHash,
        status: "mapping",
        mapping: file.mapping,
        options: { onMatch: "update", ...(about === null ? {} : { about }) },
        findings: { ...file.findings },
        counts: emptyCounts(),
        createdAt: context.now(),
        createdBy: context.actor.userId,
        promoterId: context.actor.promoterId,
      })
      .returning({ id: imports.id })
      .get();
    const { insertRow } = importStatements(context.db);
    for (const { rowNumber, cells } of file.rows) insertRow.run(id, rowNumber, JSON.stringify(cells));
    recordAudit(context, {
      action: "import.upload",
      subjectKind: "import",
      subjectId: id,
      after: { kind: definition.kind, fileName: file.fileName, rows: file.rows.length, about },
    });
    return id;
  });
}

/** The latest import that wrote the very same file, if there is one. */
export function earlierImport(
  context: Context,
  record: { id: number; kind: string; fileHash: string; about: number | null },
): { id: number; status: string; committedAt: number | null } | null {
  const found = context.db
    .select({ id: imports.id, status: imports.status, committedAt: imports.committedAt })
    .from(imports)
    .where(
      and(
        eq(imports.kind, record.kind),
        eq(imports.fileHash, record.fileHash),
        sql`${imports.options} ->> '$.about' IS ${record.about}`,
        inArray(imports.status, ["committed", "undone"]),
        ofOwnPromoter(context.actor, imports.promoterId),
      ),
    )
    .orderBy(desc(imports.id))
    .limit(2)
    .all()
    .find((other) => other.id !== record.id);
  return found ?? null;
}
