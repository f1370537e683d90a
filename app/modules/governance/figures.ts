import { defineFigure } from "~/figures/define-figure";
import { daysOfPeriod } from "~/values/period";
import { meetingList } from "./meeting-list";
import { resolutionList } from "./resolution-list";

/** A meeting belongs to the period of its day and counts once it was held. */
export const meetingsHeld = defineFigure({
  id: "meetings_held",
  version: 1,
  name: "figure.meetings_held",
  unit: "figure.unit.meetings",
  rule: "figure.meetings_held.rule",
  list: meetingList,
  filters: (period) => ({ period, state: "held" }),
  measure: null,
});
export const councilMeetingsHeld = defineFigure({
  id: "council_meetings_held",
  version: 1,
  name: "figure.council_meetings_held",
  unit: "figure.unit.meetings",
  rule: "figure.council_meetings_held.rule",
  list: meetingList,
  filters: (period) => ({ period, state: "held", bodyKind: "council" }),
  measure: null,
});
export const councilMeetingsPlanned = defineFigure({
  id: "council_meetings_planned",
  version: 1,
  name: "figure.council_meetings_planned",
  unit: "figure.unit.meetings",
  rule: "figure.council_meetings_planned.rule",
  list: meetingList,
  filters: (period) => ({ period, standing: "yes", bodyKind: "council" }),
  measure: null,
});
export const resolutionsDecided = defineFigure({
  id: "resolutions_decided",
  version: 1,
  name: "figure.resolutions_decided",
  unit: "figure.unit.resolutions",
  rule: "figure.resolutions_decided.rule",
  list: resolutionList,
  filters: (period) => ({ decidedIn: period, adopted: "yes" }),
  measure: null,
});
export const resolutionsImplemented = defineFigure({
  id: "resolutions_implemented",
  version: 1,
  name: "figure.resolutions_implemented",
  unit: "figure.unit.resolutions",
  rule: "figure.resolutions_implemented.rule",
  list: resolutionList,
  filters: (period) => ({ implementedIn: period }),
  measure: null,
});
export const resolutionsOverdue = defineFigure({
  id: "resolutions_overdue",
  version: 1,
  name: "figure.resolutions_overdue",
  unit: "figure.unit.resolutions",
  rule: "figure.resolutions_overdue.rule",
  list: resolutionList,
  filters: (period) => ({ overdueOn: daysOfPeriod(period).lastDay }),
  measure: null,
});

export const GOVERNANCE_FIGURES = [
  meetingsHeld,
  councilMeetingsHeld,
  councilMeetingsPlanned,
  resolutionsDecided,
  resolutionsImplemented,
  resolutionsOverdue,
] as const;
