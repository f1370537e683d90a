import { useLoaderData, useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { idParam, page } from "~/http/page.server";
import { ownPath } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import type { MessageKey } from "~/i18n/messages";
import { isJobKind, JOB_KIND_LABELS, JOB_STATUS_LABELS } from "~/jobs/job-kinds";
import { readJob } from "~/jobs/job-queries.server";
import { LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { Facts, PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { dayOfInstant, timeOfInstant } from "~/values/business-day";

const LOOK_EVERY_MS = 1_000;

export const handle: PageHandle = { title: "job.title" };

export const loader = page("job.see", (context) => {
  const job = readJob(context, idParam(context.params));
  return { ...job, resultPath: job.resultPath === null ? null : ownPath(job.resultPath, "") || null };
});

export default function JobPage() {
  const t = useT();
  const job = useLoaderData<typeof loader>();
  const revalidator = useRevalidator();
  const isOpen = job.status === "queued" || job.status === "running";
  useEffect(() => {
    if (!isOpen) return;
    const timer = setInterval(() => {
      if (revalidator.state === "idle") revalidator.revalidate();
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [isOpen, revalidator]);
  const when = (instant: number) => `${dayOfInstant(instant)} ${timeOfInstant(instant)}`;
  const title = t(isJobKind(job.kind) ? JOB_KIND_LABELS[job.kind] : "unknown");
  return (
    <>
      {isOpen ? (
        <noscript>
          <meta httpEquiv="refresh" content="2" />
        </noscript>
      ) : null}
      <PageHead title={title} sub={t(JOB_STATUS_LABELS[job.status])} />
      <div aria-live="polite">
        {job.status === "queued" ? <Notice>{t("job.waiting")}</Notice> : null}
        {job.status === "running" ? <Notice>{t("job.running")}</Notice> : null}
        {job.status === "done" ? <Notice tone="ok">{t("job.doneMessage")}</Notice> : null}
        {job.status === "failed" && job.problem ? (
          <Notice tone="bad">{t(job.problem.key as MessageKey, job.problem.params)}</Notice>
        ) : null}
      </div>
      {job.total > 0 ? (
        <p className="mb-4">
          <progress
            value={job.done}
            max={job.total}
            aria-label={t("job.progressLabel", { done: job.done, total: job.total })}
            className="h-2 w-full accent-weft"
          />
          <span className="num text-[13px] text-ink-faint">
            {t("job.progressOf", { done: job.done, total: job.total })}
          </span>
        </p>
      ) : null}
      <Facts
        items={[
          { label: t("job.by"), value: job.by ?? t("system.actor") },
          { label: t("job.createdAt"), value: when(job.createdAt) },
          { label: t("job.startedAt"), value: job.startedAt === null ? t("none") : when(job.startedAt) },
          { label: t("job.finishedAt"), value: job.finishedAt === null ? t("none") : when(job.finishedAt) },
        ]}
      />
      <p className="mt-5 flex gap-2">
        {job.status === "done" && job.resultPath ? (
          <LinkButton look="main" href={job.resultPath}>
            {t("job.openResult")}
          </LinkButton>
        ) : null}
        <LinkButton href="/jobs">{t("job.back")}</LinkButton>
      </p>
    </>
  );
}
