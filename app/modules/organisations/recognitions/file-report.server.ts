import { and, eq } from "drizzle-orm";
import { recognitionReports } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { invalidField, notFound } from "~/http/errors";
import { dayOfInstant } from "~/values/business-day";
import { findRecognition, findType } from "./find-recognition.server";
import type { ReportFilingValues } from "./recognition-form";

/**
 * Records that the firm filed its yearly report with the authority.
 * @throws Refusal forbidden, not_found, invalid (day to come or before the year began, year before the issue, filed already)
 */
export function fileReport(
  context: Context,
  {
    organisationId,
    recognitionId,
    values,
  }: { organisationId: number; recognitionId: number; values: ReportFilingValues },
): number {
  authorize(context, "organisation.write");
  return transact(context, () => {
    const row = findRecognition(context, organisationId, recognitionId);
    const { year, filedOn } = values;
    if (filedOn > dayOfInstant(context.now())) throw invalidField("filedOn", "recognition.dayToCome");
    if (Number(filedOn.slice(0, 4)) < year) throw invalidField("filedOn", "recognition.report.beforeYear", { year });
    if (year < Number(row.issuedOn.slice(0, 4)))
      throw invalidField("year", "recognition.report.beforeIssue", { day: row.issuedOn });
    const ofYear = and(eq(recognitionReports.recognitionId, recognitionId), eq(recognitionReports.year, year));
    if (context.db.select().from(recognitionReports).where(ofYear).get())
      throw invalidField("year", "recognition.report.already", { year });
    const { id } = context.db
      .insert(recognitionReports)
      .values({ ...values, recognitionId, createdAt: context.now() })
      .returning({ id: recognitionReports.id })
      .get();
    recordAudit(context, {
      action: "recognition.fileReport",
      subjectKind: "organisation",
      subjectId: organisationId,
      after: { recognition: findType(context, row.typeId).nameZh, recognitionId, reportId: id, ...values },
    });
    return id;
  });
}

/** Takes back a filing that was recorded in error. */
export function removeReport(
  context: Context,
  { organisationId, recognitionId, reportId }: { organisationId: number; recognitionId: number; reportId: number },
): void {
  authorize(context, "organisation.write");
  transact(context, () => {
    const row = findRecognition(context, organisationId, recognitionId);
    const owned = and(eq(recognitionReports.id, reportId), eq(recognitionReports.recognitionId, recognitionId));
    const report = context.db.select().from(recognitionReports).where(owned).get();
    if (!report) throw notFound();
    context.db.delete(recognitionReports).where(owned).run();
    const { year, filedOn, note } = report;
    recordAudit(context, {
      action: "recognition.removeReport",
      subjectKind: "organisation",
      subjectId: organisationId,
      before: { recognition: findType(context, row.typeId).nameZh, recognitionId, reportId, year, filedOn, note },
      after: null,
    });
  });
}
