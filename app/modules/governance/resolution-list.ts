import { defineList } from "~/lists/define-list";
import { optionsOf, RESOLUTION_STATE_LABELS } from "./governance-labels";

export const resolutionList = defineList({
  id: "resolutions",
  path: "/governance/resolutions",
  name: "resolution.list.title",
  columns: {
    number: { label: "resolution.number", short: true, sortable: true },
    text: { label: "resolution.text" },
    body: { label: "meeting.body" },
    decidedOn: { label: "resolution.decidedOn", short: true, sortable: true },
    owner: { label: "resolution.owner", short: true },
    dueDay: { label: "resolution.dueDay", short: true, sortable: true },
    state: { label: "resolution.state", short: true },
  },
  filters: {
    body: { kind: "record", label: "meeting.body" },
    promoter: { kind: "record", label: "event.promoter" },
    state: { kind: "choice", label: "resolution.state", options: optionsOf(RESOLUTION_STATE_LABELS) },
    owner: { kind: "record", label: "resolution.owner" },
    /** Open, and due before today. */
    overdue: { kind: "yes", label: "resolution.filter.overdue" },
    /** Due before that day and still open at its end. */
    overdueOn: { kind: "day", label: "resolution.filter.overdueOn" },
    decidedIn: { kind: "period", label: "resolution.filter.decidedIn" },
    implementedIn: { kind: "period", label: "resolution.filter.implementedIn" },
    adopted: { kind: "yes", label: "resolution.filter.adopted" },
  },
  defaultSort: "-decidedOn",
  searchable: false,
  changesByDay: { unless: [] },
});
