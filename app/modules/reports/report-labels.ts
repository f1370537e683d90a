import type { MessageKey } from "~/i18n/messages";
import type { Confidentiality, ExportFormat, ReportSectionId, ReportState } from "./vocabulary";

export const CONFIDENTIALITY_LABELS: Record<Confidentiality, MessageKey> = {
  internal: "report.confidentiality.internal",
  members: "report.confidentiality.members",
  public: "report.confidentiality.public",
};

export const REPORT_STATE_LABELS: Record<ReportState, MessageKey> = {
  draft: "report.state.draft",
  frozen: "report.state.frozen",
};

export const SECTION_LABELS: Record<ReportSectionId, MessageKey> = {
  keyFigures: "report.section.keyFigures",
  members: "report.section.members",
  activities: "report.section.activities",
  governance: "report.section.governance",
  annex: "report.section.annex",
};

export const EXPORT_FORMAT_LABELS: Record<ExportFormat, MessageKey> = {
  docx: "report.export.docx",
  xlsx: "report.export.xlsx",
  json: "report.export.json",
  html: "report.export.html",
};
