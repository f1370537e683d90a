import { eq } from "drizzle-orm";
import { reports } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import { changedFields } from "~/access/changed-fields";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { findDraft } from "./find-draft.server";
import type { CoverInput } from "./report-form";

/** @throws Refusal not_found, forbidden, conflict (frozen, or changed meanwhile) */
export function updateReportCover(context: Context, id: number, { version, ...cover }: CoverInput): void {
  authorize(context, "report.write");
  transact(context, () => {
    const before = findDraft(context, id, version);
    if (changedFields(before, cover).length === 0) return;
    context.db
      .update(reports)
      .set({ ...cover, version: version + 1 })
      .where(eq(reports.id, id))
      .run();
    recordAudit(context, { action: "report.updateCover", subjectKind: "report", subjectId: id, before, after: cover });
  });
}
