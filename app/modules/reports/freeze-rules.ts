import type { MessageKey, MessageParams } from "~/i18n/messages";
import { daysOfPeriod, type Period } from "~/values/period";
import type { ReportContents } from "./compose-report-document";
import { REPORT_SECTIONS } from "./vocabulary";
import { SECTION_LABELS } from "./report-labels";

export interface Remark {
  key: MessageKey;
  params?: MessageParams;
  /** A parameter `section` that is itself a message. */
  section?: MessageKey;
}

/** Why a report cannot be frozen on a day, or null. Figures of a period that still runs would be wrong tomorrow. */
export function freezeRefusal(report: { period: Period; frozenAt: number | null }, today: string): Remark | null {
  if (report.frozenAt !== null) return { key: "report.refused.alreadyFrozen" };
  const { lastDay } = daysOfPeriod(report.period);
  if (today <= lastDay) return { key: "report.refused.periodRuns", params: { lastDay } };
  return null;
}

/** What a person should know before freezing; none of it forbids it. */
export function freezeWarnings(contents: ReportContents): Remark[] {
  const { quality, cover, texts } = contents;
  const warnings: Remark[] = [];
  if (contents.events.length === 0) warnings.push({ key: "report.warning.noEvents" });
  if (quality.eventsWithoutAttendance.length > 0) {
    warnings.push({
      key: "report.warning.withoutAttendance",
      params: { count: quality.eventsWithoutAttendance.length },
    });
  }
  if (quality.signInsWithoutFirm > 0) {
    warnings.push({ key: "report.warning.withoutFirm", params: { count: quality.signInsWithoutFirm } });
  }
  const unfinished = contents.events.filter((event) => event.endDay > daysOfPeriod(contents.period).lastDay);
  if (unfinished.length > 0) {
    warnings.push({ key: "report.warning.overBoundary", params: { count: unfinished.length } });
  }
  if (!cover.preparer || !cover.signatory) warnings.push({ key: "report.warning.noSignatory" });
  for (const section of REPORT_SECTIONS.filter((id) => id !== "annex")) {
    const text = texts[section];
    if (!text?.zh && !text?.en) warnings.push({ key: "report.warning.noText", section: SECTION_LABELS[section] });
    else if (!text.zh) warnings.push({ key: "report.warning.noChinese", section: SECTION_LABELS[section] });
    else if (!text.en) warnings.push({ key: "report.warning.noEnglish", section: SECTION_LABELS[section] });
  }
  return warnings;
}
