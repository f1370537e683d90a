import { defineList, optionsOf } from "~/lists/define-list";
import { REASON_LABELS, type DuplicateReason } from "./duplicate-reasons";

/** Pairs of organisations that may be one, as the last scan found them. */
export const duplicateList = defineList({
  id: "duplicates",
  path: "/organisations/duplicates",
  name: "duplicate.title",
  columns: {
    first: { label: "duplicate.column.first" },
    second: { label: "duplicate.column.second" },
    reason: { label: "duplicate.column.reason" },
    likeness: { label: "duplicate.column.likeness", numeric: true, sortable: true, wideOnly: true },
    acts: { label: "duplicate.column.acts" },
  },
  filters: {
    reason: { kind: "choice", label: "duplicate.column.reason", options: optionsOf(REASON_LABELS) },
  },
  defaultSort: "-likeness",
  searchable: false,
  changesByDay: { unless: [] },
});

export interface DuplicateRow {
  id: number;
  firstId: number;
  secondId: number;
  firstName: string;
  secondName: string;
  reason: DuplicateReason;
  likeness: number;
}

/** Pairs of which a person said that they are two organisations. */
export const distinctList = defineList({
  id: "distinct",
  path: "/organisations/duplicates/distinct",
  name: "distinct.title",
  columns: {
    first: { label: "duplicate.column.first" },
    second: { label: "duplicate.column.second" },
    by: { label: "distinct.column.by", wideOnly: true },
    decidedAt: { label: "distinct.column.decidedAt", short: true, sortable: true },
    acts: { label: "duplicate.column.acts" },
  },
  filters: {},
  defaultSort: "-decidedAt",
  searchable: false,
  changesByDay: { unless: [] },
});

export interface DistinctRow {
  id: number;
  firstId: number;
  secondId: number;
  firstName: string;
  secondName: string;
  by: string | null;
  decidedAt: number;
}
