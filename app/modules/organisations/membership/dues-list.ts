import { defineList } from "~/lists/define-list";
import { DUE_STATE_LABELS, DUE_STATES } from "./vocabulary";

export const duesList = defineList({
  id: "dues",
  path: "/dues",
  name: "dues.title",
  columns: {
    name: { label: "organisation.column.name", sortable: true },
    year: { label: "dues.column.year", short: true, sortable: true },
    class: { label: "membership.class", short: true, wideOnly: true },
    amount: { label: "dues.column.amount", numeric: true, sortable: true },
    dueDay: { label: "dues.column.dueDay", short: true, sortable: true },
    state: { label: "dues.column.state", short: true },
    paidOn: { label: "dues.column.paidOn", short: true, sortable: true, wideOnly: true },
    reference: { label: "dues.column.reference", wideOnly: true },
  },
  filters: {
    /** A year; a quarter stands for its year. */
    year: { kind: "period", label: "dues.column.year" },
    state: {
      kind: "choice",
      label: "dues.column.state",
      options: DUE_STATES.map((value) => ({ value, label: DUE_STATE_LABELS[value] })),
    },
    class: { kind: "record", label: "membership.class" },
    overdue: { kind: "yes", label: "dues.filter.overdue" },
    organisation: { kind: "record", label: "organisation.column.name" },
  },
  defaultSort: "-year",
  searchable: false,
  changesByDay: { unless: [] },
  bulk: "dues.write",
});
