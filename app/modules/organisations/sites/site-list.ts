import { defineList } from "~/lists/define-list";
import { SITE_KIND_LABELS, SITE_KINDS } from "./vocabulary";

/** The sites of every organisation; those of archived organisations are left out unless `archived` is asked for. */
export const siteList = defineList({
  id: "sites",
  path: "/sites",
  name: "site.list.title",
  columns: {
    organisation: { label: "site.column.organisation", sortable: true },
    kind: { label: "site.field.kind", short: true, sortable: true },
    region: { label: "site.field.region", short: true, sortable: true },
    address: { label: "site.field.address", wideOnly: true },
    fromDay: { label: "site.field.fromDay", short: true, sortable: true },
    untilDay: { label: "site.field.untilDay", short: true, sortable: true },
  },
  filters: {
    kind: {
      kind: "choice",
      label: "site.field.kind",
      options: SITE_KINDS.map((value) => ({ value, label: SITE_KIND_LABELS[value] })),
    },
    region: { kind: "word", label: "organisation.filter.region" },
    on: { kind: "day", label: "site.filter.on" },
    archived: { kind: "yes", label: "organisation.filter.archived" },
  },
  defaultSort: "organisation",
  searchable: false,
  changesByDay: { unless: [] },
});
