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

export interface EventNotHeld {
  title: string;
  endDay: string;
  endsAt: number;
}

/** Events of the period that are not counted; cancelled ones are in neither. */
export interface EventsNotHeld {
  /** Published and not over yet. */
  unfinished: readonly EventNotHeld[];
  drafts: readonly EventNotHeld[];
}

/** Drafts that a warning names; the rest are a number. */
const MOST_NAMED = 5;

/**
 * Why a report cannot be frozen on a day, or null. Figures of a period that still runs would be wrong tomorrow, and so would
 * those without an event that began in it and is not over.
 */
export function freezeRefusal(
  report: { period: Period; frozenAt: number | null },
  today: string,
  unfinished: EventsNotHeld["unfinished"],
): Remark | null {
  if (report.frozenAt !== null) return { key: "report.refused.alreadyFrozen" };
  const { lastDay } = daysOfPeriod(report.period);
  if (today <= lastDay) return { key: "report.refused.periodRuns", params: { lastDay } };
  const [last] = [...unfinished].sort((a, b) => b.endsAt - a.endsAt);
  if (last) {
    return {
      key: "report.refused.eventRuns",
      params: { count: unfinished.length, title: last.title, endDay: last.endDay },
    };
  }
  return null;
}

/** What a person should know before freezing; none of it forbids it. */
export function freezeWarnings(contents: ReportContents, drafts: EventsNotHeld["drafts"]): Remark[] {
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
  const overBoundary = contents.events.filter((event) => event.endDay > daysOfPeriod(contents.period).lastDay);
  if (overBoundary.length > 0) {
    warnings.push({ key: "report.warning.overBoundary", params: { count: overBoundary.length } });
  }
  if (drafts.length > 0) {
    const named = drafts.slice(0, MOST_NAMED).map((draft) => draft.title);
    const titles = [...named, ...(drafts.length > MOST_NAMED ? ["…"] : [])].join(" / ");
    warnings.push({ key: "report.warning.drafts", params: { count: drafts.length, titles } });
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
