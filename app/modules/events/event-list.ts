import { defineList, optionsOf } from "~/lists/define-list";
import {
  ATTENDANCE_MODE_LABELS,
  EVENT_STATUS_LABELS,
  EVENT_TYPE_LABELS,
  NETWORK_ACTIVITY_LABELS,
  PROMOTER_FUNCTION_LABELS,
} from "./event-labels";

export const eventList = defineList({
  id: "events",
  path: "/events",
  name: "event.list.title",
  columns: {
    title: { label: "event.title", sortable: true },
    status: { label: "event.status", short: true },
    date: { label: "event.date", sortable: true },
    type: { label: "event.type", sortable: true },
    place: { label: "event.place", wideOnly: true },
    promoter: { label: "event.promoter", wideOnly: true },
    registered: { label: "event.registered", sortable: true, numeric: true },
    attendance: { label: "event.attendance", sortable: true, numeric: true },
    firmsConfirmed: { label: "event.firmsConfirmed", sortable: true, numeric: true },
    firms: { label: "event.firms", sortable: true, numeric: true },
  },
  filters: {
    period: { kind: "period", label: "event.filter.period" },
    type: { kind: "choice", label: "event.type", options: optionsOf(EVENT_TYPE_LABELS) },
    function: { kind: "choice", label: "event.function", options: optionsOf(PROMOTER_FUNCTION_LABELS) },
    activity: { kind: "choice", label: "event.activity", options: optionsOf(NETWORK_ACTIVITY_LABELS) },
    promoter: { kind: "record", label: "event.promoter" },
    mode: { kind: "choice", label: "event.mode", options: optionsOf(ATTENDANCE_MODE_LABELS) },
    status: { kind: "choice", label: "event.status", options: optionsOf(EVENT_STATUS_LABELS) },
    /** Published, not cancelled, and over: what the report counts. */
    held: { kind: "yes", label: "event.filter.held" },
    /** Its actual cost is known, in part at least. */
    costed: { kind: "yes", label: "event.filter.costed" },
    /** Its survey has results that are shown. */
    rated: { kind: "yes", label: "event.filter.rated" },
    /** Somebody with a seat was not signed in. */
    absent: { kind: "yes", label: "event.filter.absent" },
    upcoming: { kind: "yes", label: "event.filter.upcoming" },
  },
  defaultSort: "-date",
  searchable: true,
  bulk: "event.write",
});
