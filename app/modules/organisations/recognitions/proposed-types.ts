import type { MessageKey } from "~/i18n/messages";
import type { RecognitionRule } from "./recognition-rule";
import type { RecognitionLevel } from "./vocabulary";

export interface ProposedType {
  id: string;
  name: MessageKey;
  level: RecognitionLevel;
  rules: readonly (RecognitionRule & { source: MessageKey })[];
}

const THREE_YEARS = { validMonths: 36, issueDayCounts: true, reviewWindowBeforeDays: 180, graceDays: 0 } as const;
const NO_REPORT = { annualReportDue: null, missedReportsLimit: null, changeReportMonths: null } as const;
const REPORT_IN_APRIL = { annualReportDue: "04-30", missedReportsLimit: null, changeReportMonths: 3 } as const;

/** The measures of 2022 for small and medium firms, and their revision in force since 2026-04-01 (domain.md B8). */
const QUALITY_FIRMS = [
  { effectiveFrom: "2022-06-01", ...THREE_YEARS, ...REPORT_IN_APRIL, source: "recognition.proposed.source2022" },
  { effectiveFrom: "2026-04-01", ...THREE_YEARS, ...REPORT_IN_APRIL, source: "recognition.proposed.source2026" },
] as const;
const BEFORE_2022 = {
  effectiveFrom: "2018-01-01",
  ...THREE_YEARS,
  ...NO_REPORT,
  source: "recognition.proposed.sourceBefore",
} as const;

/**
 * What a new instance is offered: data that the promoter accepts and then changes as its own. No other code knows these types.
 */
export const PROPOSED_TYPES: readonly ProposedType[] = [
  {
    id: "little_giant",
    name: "recognition.proposed.littleGiant",
    level: "national",
    rules: [BEFORE_2022, ...QUALITY_FIRMS],
  },
  {
    id: "champion",
    name: "recognition.proposed.champion",
    level: "national",
    rules: [
      { effectiveFrom: "2016-01-01", ...THREE_YEARS, ...NO_REPORT, source: "recognition.proposed.sourceChampion" },
    ],
  },
  {
    id: "high_tech",
    name: "recognition.proposed.highTech",
    level: "national",
    rules: [
      {
        effectiveFrom: "2016-01-01",
        validMonths: 36,
        issueDayCounts: false,
        reviewWindowBeforeDays: 180,
        graceDays: 0,
        annualReportDue: "05-31",
        missedReportsLimit: 2,
        changeReportMonths: 3,
        source: "recognition.proposed.sourceHighTech",
      },
    ],
  },
  {
    id: "specialised",
    name: "recognition.proposed.specialised",
    level: "province",
    rules: [BEFORE_2022, ...QUALITY_FIRMS],
  },
  { id: "innovative", name: "recognition.proposed.innovative", level: "province", rules: QUALITY_FIRMS },
  {
    id: "technology",
    name: "recognition.proposed.technology",
    level: "province",
    rules: [
      {
        effectiveFrom: "2017-05-03",
        validMonths: 12,
        issueDayCounts: true,
        reviewWindowBeforeDays: 90,
        graceDays: 90,
        ...NO_REPORT,
        source: "recognition.proposed.sourceTechnology",
      },
    ],
  },
];
