import type { MessageKey } from "~/i18n/messages";

/** What is counted of events, in the order of the tables. */
export const STATISTICS_COLUMNS = [
  "events",
  "attendance",
  "onlineAttendance",
  "firms",
  "firstTimeFirms",
  "registered",
  "absent",
  "costForEachFirm",
] as const;
export type StatisticsColumn = (typeof STATISTICS_COLUMNS)[number];

export const STATISTICS_LABELS: Record<StatisticsColumn, MessageKey> = {
  events: "figure.events_held",
  attendance: "statistics.attendance",
  onlineAttendance: "figure.online_attendance",
  firms: "figure.benefited_firms",
  firstTimeFirms: "figure.first_time_firms",
  registered: "figure.people_registered",
  absent: "figure.people_absent",
  costForEachFirm: "statistics.costForEachFirm",
};
