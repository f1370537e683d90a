import { defineList } from "~/lists/define-list";
import { OUTBOX_STATUS_LABELS } from "./outbox-labels";
import { OUTBOX_STATUSES, type OutboxStatus } from "./vocabulary";

export const outboxList = defineList({
  id: "outbox",
  path: "/outbox",
  name: "outbox.title",
  columns: {
    subject: { label: "outbox.subject" },
    recipient: { label: "outbox.to", sortable: true },
    status: { label: "outbox.state", short: true },
    attempts: { label: "outbox.attempts", numeric: true, wideOnly: true },
    createdAt: { label: "outbox.createdAt", short: true, sortable: true },
    sentAt: { label: "outbox.sentAt", short: true, sortable: true, wideOnly: true },
  },
  filters: {
    status: {
      kind: "choice",
      label: "outbox.state",
      options: OUTBOX_STATUSES.map((value) => ({ value, label: OUTBOX_STATUS_LABELS[value] })),
    },
  },
  defaultSort: "-createdAt",
  searchable: false,
});

export interface OutboxRow {
  id: number;
  subject: string;
  recipient: string;
  status: OutboxStatus;
  attempts: number;
  createdAt: number;
  sentAt: number | null;
}
