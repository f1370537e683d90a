import { useLoaderData } from "@remix-run/react";
import { idParam, page } from "~/http/page.server";
import { useLocale, useT } from "~/i18n/I18n";
import { DataTable } from "~/lists/DataTable";
import { listSearch, parseListQuery } from "~/lists/list-query";
import { runList } from "~/lists/run-list.server";
import { ActButton } from "~/modules/events/components/ActButton";
import { DoneNotice } from "~/modules/events/components/DoneNotice";
import { eventHead } from "~/modules/events/event-page.server";
import { takesRegistrations } from "~/modules/events/event-status";
import { eventTitle } from "~/modules/events/event-time-text";
import { findEvent } from "~/modules/events/find-event.server";
import { InvitationCounts } from "~/modules/events/invitations/components/InvitationCounts";
import { invitationList } from "~/modules/events/invitations/invitation-list";
import { invitationNumbers, invitationSource } from "~/modules/events/invitations/invitation-queries.server";
import { toRemind } from "~/modules/events/invitations/remind-invited.server";
import { firmsStillToInvite } from "~/modules/events/invitations/send-invitations.server";
import { INVITATION_ANSWER_LABELS } from "~/modules/events/invitations/vocabulary";
import { maskedMail } from "~/modules/organisations/contacts/contact-mask";
import { localDateTime } from "~/values/business-day";
import { LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { Tag } from "~/ui/Tag";

export const handle: PageHandle = { title: "invitation.list.title" };

export const loader = page("event.invite", (context) => {
  const id = idParam(context.params);
  const query = parseListQuery(invitationList, context.url.searchParams);
  const { rows, ...found } = runList(context, invitationSource(context, id), query);
  const takes = takesRegistrations(findEvent(context, id), context.now());
  return {
    event: eventHead(context, id),
    query,
    page: { ...found, rows: rows.map((row) => ({ ...row, email: maskedMail(row.email) })) },
    numbers: invitationNumbers(context, id),
    takes,
    remindable: takes ? toRemind(context, id).length : 0,
    stillWaiting: firmsStillToInvite(context, id),
  };
});

const DONE = { sent: "invitation.done.sent", reminded: "invitation.done.reminded" } as const;
const TONES = { registered: "ok", declined: "warn", none: "plain" } as const;

export default function InvitationList() {
  const t = useT();
  const locale = useLocale();
  const { event, query, page: rows, numbers, takes, remindable, stillWaiting } = useLoaderData<typeof loader>();
  const path = `/events/${event.id}/invitations`;
  const search = listSearch(invitationList, query);
  const time = (instant: number) => localDateTime(instant).replace("T", " ");
  const invite = takes ? (
    <LinkButton href={`${path}/new`} look="main">
      {t("invitation.new")}
    </LinkButton>
  ) : null;
  return (
    <>
      <PageHead
        title={t("invitation.list.title")}
        sub={
          <a href={`/events/${event.id}`} className="text-weft hover:underline">
            {eventTitle(event, locale)}
          </a>
        }
      >
        {invite}
      </PageHead>
      <DoneNotice sentences={DONE} />
      {stillWaiting > 0 ? (
        <Notice tone="warn">
          <p className="mb-2">{t("invitation.stillWaiting", { count: stillWaiting })}</p>
          <ActButton action={`${path}/continuation`}>{t("invitation.resume")}</ActButton>
        </Notice>
      ) : null}
      <div className="mb-4 max-w-2xl">
        <InvitationCounts numbers={numbers} path={path} />
      </div>
      {remindable > 0 ? (
        <div className="mb-4 flex flex-wrap items-center gap-3">
          <ActButton action={`${path}/reminder`}>{t("invitation.remind")}</ActButton>
          <span className="text-[13px] text-ink-soft">{t("invitation.remindHint", { count: remindable })}</span>
        </div>
      ) : null}
      <DataTable
        definition={invitationList}
        path={path}
        query={query}
        page={rows}
        empty={{
          title: t("invitation.list.empty"),
          hint: t("invitation.list.emptyHint"),
          action: invite ?? undefined,
        }}
        actions={
          rows.total > 0
            ? (["csv", "xlsx"] as const).map((format) => (
                <LinkButton key={format} href={`${path}/export${search}${search ? "&" : "?"}format=${format}`}>
                  {t(format === "csv" ? "action.exportCsv" : "action.exportXlsx")}
                </LinkButton>
              ))
            : null
        }
        cells={{
          organisation: (row) => (
            <a
              href={`/organisations/${row.organisationId}`}
              className="touch-target inline-flex items-center font-medium hover:underline"
            >
              {row.legalName}
            </a>
          ),
          contact: (row) =>
            row.contactName === null ? (
              <span className="text-ink-faint">{t("invitation.contactGone")}</span>
            ) : (
              <>
                {row.contactName} <span className="text-[13px] text-ink-faint">{row.email}</span>
              </>
            ),
          answer: (row) => <Tag tone={TONES[row.answer]}>{t(INVITATION_ANSWER_LABELS[row.answer])}</Tag>,
          sentAt: (row) => <span className="whitespace-nowrap">{time(row.sentAt)}</span>,
          remindedAt: (row) => (
            <span className="whitespace-nowrap">{row.remindedAt === null ? "" : time(row.remindedAt)}</span>
          ),
        }}
      />
    </>
  );
}
