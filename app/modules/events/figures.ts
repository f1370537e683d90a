import { defineFigure, type FigureDefinition } from "~/figures/define-figure";
import { eventList } from "./event-list";
import type { EventType } from "./vocabulary";

function heldOfType(
  id: string,
  type: EventType,
  name: FigureDefinition["name"],
  rule: FigureDefinition["rule"],
): FigureDefinition {
  return defineFigure({
    id,
    version: 1,
    name,
    unit: "figure.unit.events",
    rule,
    list: eventList,
    filters: (period) => ({ period, type, held: "yes" }),
    measure: null,
  });
}

/**
 * Activities of a period. An event belongs to the period of its first day; it counts once however many promoters hold it; an
 * exhibition counts per fair and not per stand; a draft, a cancelled event and one that is still to come count nothing.
 */
export const eventsHeld = defineFigure({
  id: "events_held",
  version: 1,
  name: "figure.events_held",
  unit: "figure.unit.events",
  rule: "figure.events_held.rule",
  list: eventList,
  filters: (period) => ({ period, held: "yes" }),
  measure: null,
});
export const conferencesHeld = heldOfType(
  "conferences_held",
  "conference_forum",
  "figure.conferences_held",
  "figure.conferences_held.rule",
);
export const lecturesHeld = heldOfType("lectures_held", "lecture", "figure.lectures_held", "figure.lectures_held.rule");
export const policyServices = heldOfType(
  "policy_services",
  "policy_service",
  "figure.policy_services",
  "figure.policy_services.rule",
);
export const exhibitionsJoined = heldOfType(
  "exhibitions_joined",
  "exhibition",
  "figure.exhibitions_joined",
  "figure.exhibitions_joined.rule",
);
export const attendance = defineFigure({
  id: "attendance",
  version: 1,
  name: "figure.attendance",
  unit: "figure.unit.personTimes",
  rule: "figure.attendance.rule",
  list: eventList,
  filters: (period) => ({ period, held: "yes" }),
  measure: "attendance",
});
export const eventsCosted = defineFigure({
  id: "events_costed",
  version: 1,
  name: "figure.events_costed",
  unit: "figure.unit.events",
  rule: "figure.events_costed.rule",
  list: eventList,
  filters: (period) => ({ period, held: "yes", costed: "yes" }),
  measure: null,
});
export const eventCost = defineFigure({
  id: "event_cost",
  version: 1,
  name: "figure.event_cost",
  unit: "figure.unit.fen",
  rule: "figure.event_cost.rule",
  list: eventList,
  filters: (period) => ({ period, held: "yes", costed: "yes" }),
  measure: "actualCost",
  money: true,
});
const rated = (period: string) => ({ period, held: "yes", rated: "yes" });
export const satisfactionPoints = defineFigure({
  id: "satisfaction_points",
  version: 1,
  name: "figure.satisfaction_points",
  unit: "figure.unit.points",
  rule: "figure.satisfaction_points.rule",
  list: eventList,
  filters: rated,
  measure: "satisfactionPoints",
});
export const satisfactionAnswers = defineFigure({
  id: "satisfaction_answers",
  version: 1,
  name: "figure.satisfaction_answers",
  unit: "figure.unit.answers",
  rule: "figure.satisfaction_answers.rule",
  list: eventList,
  filters: rated,
  measure: "satisfactionAnswers",
});
export const onlineAttendance = defineFigure({
  id: "online_attendance",
  version: 1,
  name: "figure.online_attendance",
  unit: "figure.unit.personTimes",
  rule: "figure.online_attendance.rule",
  list: eventList,
  filters: (period) => ({ period, held: "yes" }),
  measure: "onlineAttendance",
});

/** Seats of confirmed registrations, one for each person. */
export const peopleRegistered = defineFigure({
  id: "people_registered",
  version: 1,
  name: "figure.people_registered",
  unit: "figure.unit.people",
  rule: "figure.people_registered.rule",
  list: eventList,
  filters: (period) => ({ period, held: "yes" }),
  measure: "registered",
});
export const peopleAbsent = defineFigure({
  id: "people_absent",
  version: 2,
  name: "figure.people_absent",
  unit: "figure.unit.people",
  rule: "figure.people_absent.rule",
  list: eventList,
  filters: (period) => ({ period, held: "yes" }),
  measure: "peopleAbsent",
});
