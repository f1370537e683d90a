import { defineList } from "~/lists/define-list";
import { BODY_KIND_LABELS, MEETING_FORMAT_LABELS, MEETING_STATE_LABELS, optionsOf } from "./governance-labels";

export const meetingList = defineList({
  id: "meetings",
  path: "/governance/meetings",
  name: "meeting.list.title",
  columns: {
    day: { label: "meeting.startsAt", short: true, sortable: true },
    title: { label: "meeting.name", sortable: true },
    body: { label: "meeting.body" },
    state: { label: "meeting.state", short: true },
    attendance: { label: "meeting.there", numeric: true },
    resolutions: { label: "meeting.resolutions", numeric: true },
    minutes: { label: "meeting.minutes", short: true, wideOnly: true },
  },
  filters: {
    body: { kind: "record", label: "meeting.body" },
    promoter: { kind: "record", label: "event.promoter" },
    bodyKind: { kind: "choice", label: "body.kind", options: optionsOf(BODY_KIND_LABELS) },
    format: { kind: "choice", label: "meeting.format", options: optionsOf(MEETING_FORMAT_LABELS) },
    state: { kind: "choice", label: "meeting.state", options: optionsOf(MEETING_STATE_LABELS) },
    period: { kind: "period", label: "event.filter.period" },
    /** Not cancelled: planned, convened or held. */
    standing: { kind: "yes", label: "meeting.filter.standing" },
    minutesApproved: { kind: "yes", label: "meeting.filter.minutesApproved" },
  },
  defaultSort: "-day",
  searchable: false,
  changesByDay: { unless: [] },
});
