import type { MessageKey } from "~/i18n/messages";
import { defineList, optionsOf } from "./define-list";

export const BULK_STATUSES = ["queued", "running", "done", "undone"] as const;
export type BulkStatus = (typeof BULK_STATUSES)[number];
export const BULK_STATUS_LABELS: Record<BulkStatus, MessageKey> = {
  queued: "bulk.status.queued",
  running: "bulk.status.running",
  done: "bulk.status.done",
  undone: "bulk.status.undone",
};

export const bulkChangeList = defineList({
  id: "bulk-changes",
  path: "/bulk-changes",
  name: "bulk.history",
  columns: {
    act: { label: "bulk.field.act" },
    list: { label: "bulk.field.list", short: true },
    status: { label: "bulk.field.status", short: true },
    changed: { label: "bulk.field.changed", numeric: true },
    skipped: { label: "bulk.field.skipped", numeric: true, wideOnly: true },
    by: { label: "bulk.field.by", wideOnly: true },
    createdAt: { label: "bulk.field.at", short: true, sortable: true },
  },
  filters: { status: { kind: "choice", label: "bulk.field.status", options: optionsOf(BULK_STATUS_LABELS) } },
  defaultSort: "-createdAt",
  searchable: false,
});

export interface BulkChangeRow {
  id: number;
  listId: string;
  act: string;
  status: BulkStatus;
  changed: number;
  skipped: number;
  by: string | null;
  createdAt: number;
}
