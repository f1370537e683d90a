import { Form, useLoaderData } from "@remix-run/react";
import { idParam, page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { bulkRegistry } from "~/list-registry/bulk-acts.server";
import { BULK_STATUS_LABELS } from "~/lists/bulk-change-list";
import { bulkResult } from "~/lists/bulk-change-queries.server";
import { Button, LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { Facts, PageHead, Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { dayOfInstant, timeOfInstant } from "~/values/business-day";

export const handle: PageHandle = { title: "bulk.result" };

export const loader = page("bulk.run", (context) => bulkResult(context, bulkRegistry, idParam(context.params)));

export default function BulkChange() {
  const t = useT();
  const result = useLoaderData<typeof loader>();
  const { id, status, records, changed, skipped, waiting } = result;
  const isOpen = status === "queued" || status === "running";
  const when = `${dayOfInstant(result.createdAt)} ${timeOfInstant(result.createdAt)}`;
  return (
    <>
      <PageHead title={t("bulk.result")} sub={t(result.label)}>
        <LinkButton href="/bulk-changes">{t("bulk.history")}</LinkButton>
        <LinkButton href={result.listPath}>{t("bulk.back")}</LinkButton>
        {status === "done" && changed > 0 ? (
          <LinkButton look="danger" href={`/bulk-changes/${id}/undo`}>
            {t("bulk.undo")}
          </LinkButton>
        ) : null}
      </PageHead>
      {isOpen ? (
        <Form method="post" action={`/bulk-changes/${id}/continuation`} className="mb-4 flex flex-wrap gap-2">
          <LinkButton href="/jobs">{t("job.title")}</LinkButton>
          <Button>{t("bulk.continue", { count: waiting })}</Button>
        </Form>
      ) : null}
      {status === "undone" ? <Notice tone="ok">{t("bulk.undoneRows", { count: result.restored })}</Notice> : null}
      {result.left.length > 0 ? (
        <Section title={t("bulk.leftRows", { count: result.left.length })}>
          <ul>
            {result.left.map((record) => (
              <li key={record.id}>
                <a href={record.path} className="touch-target inline-flex items-center text-weft hover:underline">
                  {record.title}
                </a>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Facts
        items={[
          { label: t("bulk.field.list"), value: t(result.listName) },
          { label: t("bulk.field.status"), value: t(BULK_STATUS_LABELS[status]) },
          { label: t("bulk.field.records"), value: records.toLocaleString("en-US") },
          { label: t("bulk.field.changed"), value: changed.toLocaleString("en-US") },
          { label: t("bulk.field.skipped"), value: skipped.toLocaleString("en-US") },
          { label: t("bulk.field.by"), value: t("bulk.by", { name: result.by ?? t("system.actor"), when }) },
        ]}
      />
      {result.reasons.length > 0 ? (
        <div className="mt-5">
          <Section title={t("bulk.skippedRows")}>
            <ul>
              {result.reasons.map((reason) => (
                <li key={JSON.stringify(reason)}>
                  {t(reason.key, reason.params)} · {reason.count}
                </li>
              ))}
            </ul>
          </Section>
        </div>
      ) : null}
      {result.changedRows.length > 0 ? (
        <div className="mt-5">
          <Section title={t("bulk.changedRows")}>
            <ul className="rounded-lg border border-line bg-sheet">
              {result.changedRows.map((row) => (
                <li key={row.id} className="border-b border-line px-4 py-1 last:border-b-0">
                  <a href={row.path} className="touch-target inline-flex items-center font-medium hover:underline">
                    {row.title}
                  </a>{" "}
                  {row.lines.map((line) => (
                    <span key={line.field} className="text-ink-soft">
                      {t(line.field)}: {line.before || t("none")} → {line.after || t("none")}
                    </span>
                  ))}
                </li>
              ))}
            </ul>
            {changed > result.changedRows.length ? (
              <p className="mt-2 text-ink-faint">
                {t("bulk.moreRows", { count: changed - result.changedRows.length })}
              </p>
            ) : null}
          </Section>
        </div>
      ) : null}
    </>
  );
}
