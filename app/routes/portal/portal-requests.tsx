import { useLoaderData } from "@remix-run/react";
import { idParam, page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { DataRequestStateTag } from "~/modules/desk/components/DataRequestStateTag";
import { dataRequestsOfFirm } from "~/modules/desk/data-request-queries.server";
import { DATA_REQUEST_KIND_LABELS } from "~/modules/desk/vocabulary";
import { visibleOrganisation } from "~/modules/organisations/organisation-queries.server";
import { LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { EmptyState, PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "dataRequest.title" };

export const loader = page("holdings.see", (context) => {
  const id = idParam(context.params);
  return {
    id,
    legalName: visibleOrganisation(context, id).legalName,
    requests: dataRequestsOfFirm(context, id),
    sent: context.url.searchParams.get("sent") === "yes",
  };
});

/** What a firm asked about its data, where each request stands, and the answer. */
export default function PortalRequests() {
  const t = useT();
  const { id, legalName, requests, sent } = useLoaderData<typeof loader>();
  const path = `/portal/organisations/${id}/requests`;
  return (
    <div className="mx-auto max-w-3xl">
      <PageHead title={t("dataRequest.title")} sub={legalName} />
      {sent ? <Notice tone="ok">{t("dataRequest.sent")}</Notice> : null}
      <p className="mb-3 text-ink-soft">{t("dataRequest.lead")}</p>
      <div className="mb-6 flex flex-col gap-2 sm:flex-row">
        <LinkButton href={`${path}/new?kind=correction`} look="main" className="max-sm:min-h-12 max-sm:text-base">
          {t("dataRequest.askCorrection")}
        </LinkButton>
        <LinkButton href={`${path}/new?kind=deletion`} className="max-sm:min-h-12 max-sm:text-base">
          {t("dataRequest.askDeletion")}
        </LinkButton>
      </div>
      {requests.length === 0 ? (
        <EmptyState title={t("dataRequest.none")} />
      ) : (
        <ul className="rounded-lg border border-line bg-sheet">
          {requests.map((request) => (
            <li key={request.id} className="border-b border-line px-4 py-3 last:border-0">
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="font-medium">
                  {request.personName === null
                    ? t(DATA_REQUEST_KIND_LABELS[request.kind])
                    : t("label.with", {
                        label: t(DATA_REQUEST_KIND_LABELS[request.kind]),
                        value: request.personName,
                      })}
                </span>
                <DataRequestStateTag state={request.state} />
                <span className="text-[13px] text-ink-faint">
                  {[
                    t("dataRequest.askedOn", { day: request.receivedOn }),
                    request.answeredOn === null
                      ? t("dataRequest.dueOn", { day: request.dueOn })
                      : t("dataRequest.answeredOn", { day: request.answeredOn }),
                  ].join(" · ")}
                </span>
              </p>
              <p className="mt-1 break-words whitespace-pre-line text-ink-soft">{request.text}</p>
              {request.answer === null ? null : (
                <p className="mt-2 border-l-2 border-line-strong pl-3 break-words whitespace-pre-line">
                  {request.answer}
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
      <p className="mt-4">
        <a
          href={`/portal/organisations/${id}/holdings`}
          className="touch-target inline-flex items-center text-weft underline"
        >
          {t("held.title")}
        </a>
      </p>
    </div>
  );
}
