import { defineList } from "~/lists/define-list";
import { APPLICATION_STATE_LABELS, APPLICATION_STATES } from "./vocabulary";

/** Applications, those that wait for a decision longest first. */
export const applicationList = defineList({
  id: "applications",
  path: "/applications",
  name: "application.list.title",
  columns: {
    name: { label: "organisation.field.legalName", sortable: true },
    state: { label: "application.column.state", short: true },
    class: { label: "application.field.wishedClass", short: true, wideOnly: true },
    contact: { label: "application.field.contactName", short: true, wideOnly: true },
    createdAt: { label: "application.column.createdAt", short: true, sortable: true },
  },
  filters: {
    state: {
      kind: "choice",
      label: "application.column.state",
      options: APPLICATION_STATES.map((value) => ({ value, label: APPLICATION_STATE_LABELS[value] })),
    },
    class: { kind: "record", label: "application.field.wishedClass" },
    receivedIn: { kind: "period", label: "application.filter.receivedIn" },
  },
  defaultSort: "-createdAt",
  searchable: false,
  changesByDay: { unless: [] },
});
