import { defineList } from "~/lists/define-list";
import { COMPLAINT_STATE_LABELS, optionsOf, RULING_LABELS } from "./conduct-labels";

export const complaintList = defineList({
  id: "complaints",
  path: "/conduct/complaints",
  name: "complaint.list.title",
  columns: {
    number: { label: "complaint.number", short: true, sortable: true },
    organisation: { label: "complaint.about" },
    subject: { label: "complaint.subject" },
    receivedOn: { label: "complaint.receivedOn", short: true, sortable: true },
    state: { label: "complaint.state", short: true },
    outcome: { label: "complaint.outcome", short: true },
    dueDay: { label: "complaint.dueDay", short: true, sortable: true },
  },
  filters: {
    state: { kind: "choice", label: "complaint.state", options: optionsOf(COMPLAINT_STATE_LABELS) },
    outcome: { kind: "choice", label: "complaint.outcome", options: optionsOf(RULING_LABELS) },
    receivedIn: { kind: "period", label: "complaint.filter.receivedIn" },
    closedIn: { kind: "period", label: "complaint.filter.closedIn" },
    /** Closed on or before the day by which it was due. */
    onTime: { kind: "yes", label: "complaint.filter.onTime" },
    overdue: { kind: "yes", label: "complaint.filter.overdue" },
    /** Left out unless asked for: they are counted and no longer read. */
    expired: { kind: "yes", label: "complaint.filter.expired" },
  },
  defaultSort: "-receivedOn",
  searchable: false,
  changesByDay: { unless: [] },
});
