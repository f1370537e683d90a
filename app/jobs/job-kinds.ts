import type { MessageKey } from "~/i18n/messages";

export const JOB_STATUSES = ["queued", "running", "done", "failed"] as const;
export type JobStatus = (typeof JOB_STATUSES)[number];
export const JOB_STATUS_LABELS: Record<JobStatus, MessageKey> = {
  queued: "job.status.queued",
  running: "job.status.running",
  done: "job.status.done",
  failed: "job.status.failed",
};

/** Every kind of long work and what it is given; a handler in `handlers.server.ts` answers each. */
export interface JobInputs {
  "import.preview": { importId: number };
  "list.bulkChange": { changeId: number };
  "duplicates.scan": Record<string, never>;
  "event.invite": { roundId: number };
  "backup.take": { trigger: "scheduled" | "manual" };
  "backup.drill": Record<string, never>;
}
export type JobKind = keyof JobInputs;

export const JOB_KIND_LABELS: Record<JobKind, MessageKey> = {
  "import.preview": "job.kind.importPreview",
  "list.bulkChange": "bulk.title",
  "duplicates.scan": "duplicate.scan",
  "event.invite": "invitation.send",
  "backup.take": "backup.take",
  "backup.drill": "backup.drill",
};

export function isJobKind(text: string): text is JobKind {
  return Object.hasOwn(JOB_KIND_LABELS, text);
}
