import { useLoaderData } from "@remix-run/react";
import { page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import type { MessageKey } from "~/i18n/messages";
import { isJobKind, JOB_KIND_LABELS, JOB_STATUS_LABELS, type JobStatus } from "~/jobs/job-kinds";
import { jobList } from "~/jobs/job-list";
import { jobSource } from "~/jobs/job-queries.server";
import { DataTable } from "~/lists/DataTable";
import { parseListQuery } from "~/lists/list-query";
import { runList } from "~/lists/run-list.server";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { Tag, type Tone } from "~/ui/Tag";
import { dayOfInstant, timeOfInstant } from "~/values/business-day";

export const handle: PageHandle = { title: "job.title" };

const TONE: Record<JobStatus, Tone> = { queued: "plain", running: "weft", done: "ok", failed: "bad" };

export const loader = page("job.see", (context) => {
  const query = parseListQuery(jobList, context.url.searchParams);
  return { query, page: runList(context, jobSource, query) };
});

export default function JobListPage() {
  const t = useT();
  const { query, page: rows } = useLoaderData<typeof loader>();
  const kind = (name: string): MessageKey => (isJobKind(name) ? JOB_KIND_LABELS[name] : "unknown");
  return (
    <>
      <PageHead title={t("job.title")} sub={rows.total} />
      <DataTable
        definition={jobList}
        query={query}
        page={rows}
        empty={{ title: t("job.empty") }}
        cells={{
          kind: (row) => (
            <a href={`/jobs/${row.id}`} className="text-weft hover:underline">
              {t(kind(row.kind))}
            </a>
          ),
          status: (row) => <Tag tone={TONE[row.status]}>{t(JOB_STATUS_LABELS[row.status])}</Tag>,
          progress: (row) => (row.total > 0 ? t("job.progressOf", { done: row.done, total: row.total }) : ""),
          by: (row) => row.by ?? t("system.actor"),
          createdAt: (row) => `${dayOfInstant(row.createdAt)} ${timeOfInstant(row.createdAt)}`,
        }}
      />
    </>
  );
}
