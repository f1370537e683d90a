import { and, asc, eq, inArray, isNull, lt, notExists } from "drizzle-orm";
import type { Context } from "~/access/context";
import { fileContents, files } from "~db/schema";
import { transact } from "~db/transact";
import { FILE_LIMITS } from "./file-limits";

const BATCH = 20;

/** Erases the bytes of files that were removed long enough ago, unless another file still holds the same. */
export function eraseRemovedFiles(context: Context): number {
  const before = context.now() - FILE_LIMITS.keptAfterRemovalDays * 24 * 3_600_000;
  return transact(context, () => {
    const gone = context.db
      .select({ id: files.id, sha256: files.sha256 })
      .from(files)
      .where(and(lt(files.removedAt, before), isNull(files.erasedAt)))
      .orderBy(asc(files.id))
      .limit(BATCH)
      .all();
    if (gone.length === 0) return 0;
    context.db
      .update(files)
      .set({ erasedAt: context.now() })
      .where(
        inArray(
          files.id,
          gone.map(({ id }) => id),
        ),
      )
      .run();
    const held = context.db
      .select({ id: files.id })
      .from(files)
      .where(and(eq(files.sha256, fileContents.sha256), isNull(files.erasedAt)));
    context.db
      .delete(fileContents)
      .where(
        and(
          inArray(
            fileContents.sha256,
            gone.map(({ sha256 }) => sha256),
          ),
          notExists(held),
        ),
      )
      .run();
    return gone.length;
  });
}
