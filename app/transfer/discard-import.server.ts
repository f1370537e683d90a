import { eq } from "drizzle-orm";
import { importRows, imports } from "~db/schema";
import { transact } from "~db/transact";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import type { ImportRegistry } from "./define-import";
import { loadImport, requireStatus } from "./import-record.server";

/** Gives up an import that was not written: its rows go, the line in the list of imports stays. */
export function discardImport(context: Context, registry: ImportRegistry, id: number): void {
  transact(context, () => {
    const { record } = loadImport(context, registry, id);
    requireStatus(record, "mapping", "checking", "checked");
    context.db.delete(importRows).where(eq(importRows.importId, id)).run();
    context.db.update(imports).set({ status: "discarded" }).where(eq(imports.id, id)).run();
    recordAudit(context, {
      action: "import.discard",
      subjectKind: "import",
      subjectId: id,
      before: { status: record.status },
      after: { status: "discarded" },
    });
  });
}
