import { useLoaderData } from "@remix-run/react";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useLocale, useT } from "~/i18n/I18n";
import { listSearch, parseListQuery } from "~/lists/list-query";
import { approvalsOf, approveAll } from "~/modules/events/approval/approvals.server";
import { approvalsForm } from "~/modules/events/approval/declining-form";
import { ActButton } from "~/modules/events/components/ActButton";
import { useRefusalText } from "~/modules/events/components/ActPage";
import { eventHead } from "~/modules/events/event-page.server";
import { eventTitle } from "~/modules/events/event-time-text";
import { registrationList } from "~/modules/events/registration-list";
import { LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { EmptyState, PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { Tag } from "~/ui/Tag";
import { WideTable } from "~/ui/WideTable";

export const handle: PageHandle = { title: "registration.approveAll" };

export const loader = page("registration.approve", (context) => {
  const id = idParam(context.params);
  const query = parseListQuery(registrationList, context.url.searchParams);
  const search = listSearch(registrationList, query);
  const approvals = approvalsOf(context, id, query);
  return { event: eventHead(context, id), search, ...approvals };
});

export const action = act("registration.approve", (context) => {
  const id = idParam(context.params);
  const query = parseListQuery(registrationList, context.url.searchParams);
  const { passedOver } = approveAll(context, id, query, accepted(approvalsForm, context.values).seen);
  return seeOther(`/events/${id}/registrations?done=${passedOver > 0 ? "passedOver" : "approvedAll"}`);
});

/** What comes of approving everything that the list shows and that asks, before it is done. */
export default function ApproveRegistrations() {
  const t = useT();
  const locale = useLocale();
  const { event, search, seen, rows } = useLoaderData<typeof loader>();
  const refused = useRefusalText();
  const list = `/events/${event.id}/registrations`;
  return (
    <>
      <PageHead title={t("registration.approveAll")} sub={eventTitle(event, locale)} />
      {refused ? <Notice tone="bad">{refused}</Notice> : null}
      {rows.length === 0 ? (
        <EmptyState title={t("registration.approveNone")}>
          <LinkButton href={list}>{t("action.back")}</LinkButton>
        </EmptyState>
      ) : (
        <>
          <p className="mb-3 max-w-prose text-ink-soft">{t("registration.approveLead")}</p>
          <WideTable label={t("registration.approveAll")}>
            <table className="data-table">
              <thead>
                <tr>
                  <th scope="col">{t("registration.organisation")}</th>
                  <th scope="col" className="number">
                    {t("registration.seats")}
                  </th>
                  <th scope="col">{t("registration.foreseen")}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <td>
                      <a
                        href={`${list}/${row.id}`}
                        className="touch-target inline-flex items-center font-medium hover:underline"
                      >
                        {row.organisationName}
                      </a>
                      <span className="block text-[13px] text-ink-faint">
                        {row.people.split("\n").join(t("registration.separator"))}
                      </span>
                    </td>
                    <td className="number">{row.seats}</td>
                    <td>
                      {row.seated > 0 ? (
                        <Tag tone="ok">{t("registration.foreseen.seated", { count: row.seated })}</Tag>
                      ) : null}{" "}
                      {row.waiting > 0 ? (
                        <Tag tone="warn">{t("registration.foreseen.waiting", { count: row.waiting })}</Tag>
                      ) : null}
                      {row.seated + row.waiting === 0 ? (
                        <Tag tone="bad">{t("registration.foreseen.noRoom")}</Tag>
                      ) : null}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </WideTable>
          <div className="mt-5 flex flex-wrap gap-2">
            <ActButton action={`${list}/approval${search}`} fields={{ seen }} look="main">
              {t("registration.approveCount", { count: rows.length })}
            </ActButton>
            <LinkButton href={`${list}${search}`}>{t("action.back")}</LinkButton>
          </div>
        </>
      )}
    </>
  );
}
