/** Who may read a report, as its cover says. */
export const CONFIDENTIALITY_LEVELS = ["internal", "members", "public"] as const;
export type Confidentiality = (typeof CONFIDENTIALITY_LEVELS)[number];

export const REPORT_STATES = ["draft", "frozen"] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/** Sections of the report in their order. Those whose subjects are not recorded yet are left out, not shown empty. */
export const REPORT_SECTIONS = ["keyFigures", "members", "activities", "governance", "annex"] as const;
export type ReportSectionId = (typeof REPORT_SECTIONS)[number];

export const EXPORT_FORMATS = ["docx", "xlsx", "json", "html"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What the records behind figures are. */
export const RECORD_KINDS = [
  "event",
  "organisation",
  "recognition",
  "stage_transition",
  "meeting",
  "resolution",
  "complaint",
  "outcome",
] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];
