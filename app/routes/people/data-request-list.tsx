import { useLoaderData } from "@remix-run/react";
import { page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { DataRequestStateTag } from "~/modules/desk/components/DataRequestStateTag";
import { dataRequestList } from "~/modules/desk/data-request-queries.server";
import { DATA_REQUEST_KIND_LABELS } from "~/modules/desk/vocabulary";
import { EmptyState, PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "dataRequest.list.title" };

export const loader = page("dataRequest.answer", (context) => ({ requests: dataRequestList(context) }));

export default function DataRequests() {
  const t = useT();
  const { requests } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={t("dataRequest.list.title")} />
      {requests.length === 0 ? (
        <EmptyState title={t("dataRequest.list.none")} hint={t("dataRequest.list.noneHint")} />
      ) : (
        <ul className="rounded-lg border border-line bg-sheet">
          {requests.map(({ id, kind, firm, dueOn, receivedOn, state }) => (
            <li key={id} className="border-b border-line last:border-0">
              <a
                href={`/data-requests/${id}`}
                className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 hover:bg-wash"
              >
                <span className="min-w-0 flex-1 basis-60 font-medium break-words">{firm}</span>
                <span className="text-ink-soft">{t(DATA_REQUEST_KIND_LABELS[kind])}</span>
                <span className="text-[13px] text-ink-faint">
                  {[t("dataRequest.askedOn", { day: receivedOn }), t("dataRequest.dueOn", { day: dueOn })].join(" · ")}
                </span>
                <DataRequestStateTag state={state} />
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
