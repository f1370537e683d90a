import { and, eq } from "drizzle-orm";
import { reports, reportTexts } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { findDraft } from "./find-draft.server";
import type { SectionTextInput } from "./report-form";
import type { ReportSectionId } from "./vocabulary";

/**
 * What staff say in a section, in both languages.
 * @throws Refusal not_found, forbidden, conflict (frozen, or changed meanwhile)
 */
export function saveReportText(context: Context, id: number, section: ReportSectionId, input: SectionTextInput): void {
  authorize(context, "report.write");
  transact(context, () => {
    const { db } = context;
    findDraft(context, id, input.version);
    const present = db
      .select()
      .from(reportTexts)
      .where(and(eq(reportTexts.reportId, id), eq(reportTexts.section, section)))
      .get();
    const after = { textZh: input.textZh ?? "", textEn: input.textEn ?? "" };
    const before = { textZh: present?.textZh ?? "", textEn: present?.textEn ?? "" };
    if (before.textZh === after.textZh && before.textEn === after.textEn) return;
    const written = { ...after, updatedAt: context.now(), updatedBy: context.actor.userId };
    if (present) db.update(reportTexts).set(written).where(eq(reportTexts.id, present.id)).run();
    else
      db.insert(reportTexts)
        .values({ reportId: id, section, ...written })
        .run();
    db.update(reports)
      .set({ version: input.version + 1 })
      .where(eq(reports.id, id))
      .run();
    recordAudit(context, {
      action: "report.saveText",
      subjectKind: "report",
      subjectId: id,
      before: { section, ...before },
      after: { section, ...after },
    });
  });
}
