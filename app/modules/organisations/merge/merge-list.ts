import { defineList } from "~/lists/define-list";

export const mergeList = defineList({
  id: "merges",
  path: "/organisations/merges",
  name: "merge.list.title",
  columns: {
    merged: { label: "merge.list.column.merged" },
    survivor: { label: "merge.list.column.survivor" },
    at: { label: "merge.list.column.at", short: true, sortable: true },
    by: { label: "merge.list.column.by", wideOnly: true },
    state: { label: "merge.list.column.state", short: true },
  },
  filters: {},
  defaultSort: "-at",
  searchable: false,
  changesByDay: { unless: [] },
});

export interface MergeListRow {
  id: number;
  merged: string;
  survivor: string;
  survivorId: number;
  at: number;
  by: string | null;
  undoneAt: number | null;
}
