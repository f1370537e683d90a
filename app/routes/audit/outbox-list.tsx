import { Outlet, useLoaderData } from "@remix-run/react";
import { page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { DataTable } from "~/lists/DataTable";
import { ListTotal } from "~/lists/ListPager";
import { parseListQuery } from "~/lists/list-query";
import { runList } from "~/lists/run-list.server";
import { OUTBOX_STATUS_LABELS } from "~/mail/outbox-labels";
import { outboxList } from "~/mail/outbox-list";
import { outboxSource } from "~/mail/outbox-queries.server";
import type { OutboxStatus } from "~/mail/vocabulary";
import { Notice } from "~/ui/Notice";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { Tag, type Tone } from "~/ui/Tag";
import { dayOfInstant, timeOfInstant } from "~/values/business-day";

export const handle: PageHandle = { title: "outbox.title" };

const TONE: Record<OutboxStatus, Tone> = { queued: "plain", sent: "ok", failed: "bad", stopped: "plain" };

export const loader = page("outbox.see", (context) => {
  const query = parseListQuery(outboxList, context.url.searchParams);
  return {
    query,
    page: runList(context, outboxSource, query),
    mailConfigured: context.mailConfigured,
    retried: context.url.searchParams.get("done") === "retried",
  };
});

export default function OutboxListPage() {
  const t = useT();
  const { query, page: rows, mailConfigured, retried } = useLoaderData<typeof loader>();
  const when = (instant: number | null) =>
    instant === null ? "" : `${dayOfInstant(instant)} ${timeOfInstant(instant)}`;
  return (
    <>
      <PageHead title={t("outbox.title")} sub={<ListTotal page={rows} />} />
      {mailConfigured ? null : <Notice tone="warn">{t("outbox.notConfigured")}</Notice>}
      {retried ? <Notice tone="ok">{t("outbox.retried")}</Notice> : null}
      <DataTable
        definition={outboxList}
        query={query}
        page={rows}
        empty={{ title: t("outbox.empty"), hint: t("outbox.emptyHint") }}
        cells={{
          subject: (row) => (
            <a href={`/outbox/${row.id}`} className="text-weft hover:underline">
              {row.subject}
            </a>
          ),
          recipient: (row) => row.recipient,
          status: (row) => <Tag tone={TONE[row.status]}>{t(OUTBOX_STATUS_LABELS[row.status])}</Tag>,
          attempts: (row) => row.attempts,
          createdAt: (row) => when(row.createdAt),
          sentAt: (row) => when(row.sentAt),
        }}
      />
      <Outlet />
    </>
  );
}
