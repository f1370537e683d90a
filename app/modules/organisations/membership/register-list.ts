import { defineList } from "~/lists/define-list";
import { KIND_LABELS, ORGANISATION_KINDS } from "../vocabulary";
import { MEMBERSHIP_STATUS_LABELS, MEMBERSHIP_STATUSES } from "./vocabulary";

/** The register as it was, is or will be on one day. Without the filter `counts` only who counts as a member is in it. */
export const registerList = defineList({
  id: "register",
  path: "/register",
  name: "register.title",
  columns: {
    name: { label: "organisation.column.name", sortable: true },
    class: { label: "membership.class", short: true, sortable: true },
    status: { label: "membership.filter.status", short: true, sortable: true },
    joinedOn: { label: "membership.joinedOn", short: true, sortable: true },
    kind: { label: "organisation.column.kind", short: true, sortable: true, wideOnly: true },
    region: { label: "organisation.field.region", short: true, wideOnly: true },
  },
  filters: {
    on: { kind: "day", label: "register.filter.on" },
    class: { kind: "record", label: "membership.class" },
    status: {
      kind: "choice",
      label: "membership.filter.status",
      options: MEMBERSHIP_STATUSES.map((value) => ({ value, label: MEMBERSHIP_STATUS_LABELS[value] })),
    },
    counts: { kind: "yes", label: "membership.counts" },
    kind: {
      kind: "choice",
      label: "organisation.column.kind",
      options: ORGANISATION_KINDS.map((value) => ({ value, label: KIND_LABELS[value] })),
    },
  },
  defaultSort: "name",
  searchable: true,
  changesByDay: { unless: [] },
});
