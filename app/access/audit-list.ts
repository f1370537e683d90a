import { defineList } from "~/lists/define-list";

export const auditList = defineList({
  id: "audit",
  path: "/audit",
  name: "audit.title",
  columns: {
    at: { label: "audit.at", short: true, sortable: true },
    actor: { label: "audit.actor", short: true },
    action: { label: "audit.action", short: true },
    subject: { label: "audit.subject", short: true },
    change: { label: "audit.change" },
  },
  filters: {
    actor: { kind: "record", label: "audit.filter.actor" },
    action: { kind: "word", label: "audit.filter.action" },
    subjectKind: { kind: "word", label: "audit.filter.subjectKind" },
    subject: { kind: "word", label: "audit.filter.subject" },
    day: { kind: "day", label: "audit.filter.day" },
    period: { kind: "period", label: "audit.filter.period" },
  },
  defaultSort: "-at",
  searchable: false,
  changesByDay: { unless: [] },
});

export interface AuditRow {
  /** The number of the entry in the chain. */
  id: number;
  at: number;
  actorRole: string;
  actorName: string;
  action: string;
  subjectKind: string;
  subjectId: number | null;
  before: string | null;
  after: string | null;
  /** Of this entry and all before it. */
  hash: string;
}
