import { defineList } from "~/lists/define-list";
import { JOB_STATUS_LABELS, JOB_STATUSES, type JobStatus } from "./job-kinds";

export const jobList = defineList({
  id: "jobs",
  path: "/jobs",
  name: "job.title",
  columns: {
    kind: { label: "job.kind" },
    status: { label: "job.state", short: true },
    progress: { label: "job.progress", numeric: true },
    by: { label: "job.by", wideOnly: true },
    createdAt: { label: "job.createdAt", short: true, sortable: true },
  },
  filters: {
    status: {
      kind: "choice",
      label: "job.state",
      options: JOB_STATUSES.map((value) => ({ value, label: JOB_STATUS_LABELS[value] })),
    },
  },
  defaultSort: "-createdAt",
  searchable: false,
});

export interface JobRow {
  id: number;
  kind: string;
  status: JobStatus;
  done: number;
  total: number;
  by: string | null;
  createdAt: number;
}
