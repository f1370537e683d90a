import { Outlet, useLoaderData } from "@remix-run/react";
import { idParam, page } from "~/http/page.server";
import { useLocale, useT } from "~/i18n/I18n";
import { DataTable } from "~/lists/DataTable";
import { listSearch, parseListQuery } from "~/lists/list-query";
import { runList } from "~/lists/run-list.server";
import { DoneNotice } from "~/modules/events/components/DoneNotice";
import { RegistrationStatusTag } from "~/modules/events/components/EventStatusTag";
import { WaitingList } from "~/modules/events/components/WaitingList";
import { eventHead, registrationNumbers } from "~/modules/events/event-page.server";
import { REGISTRATION_SOURCE_LABELS } from "~/modules/events/event-labels";
import { takesRegistrationsByStaff } from "~/modules/events/event-status";
import { eventTitle } from "~/modules/events/event-time-text";
import { findEvent } from "~/modules/events/find-event.server";
import { AnswersOfParty } from "~/modules/events/fields/components/AnswersOfParty";
import { answersInWords } from "~/modules/events/fields/answers-in-words.server";
import { registrationList } from "~/modules/events/registration-list";
import { registrationSource } from "~/modules/events/registration-queries.server";
import { waitingListOf } from "~/modules/events/waiting-list-queries.server";
import { localDateTime } from "~/values/business-day";
import { LinkButton } from "~/ui/Button";
import type { PageHandle } from "~/ui/page-title";
import { PageHead } from "~/ui/Page";
import { Tag } from "~/ui/Tag";

export const handle: PageHandle = { title: "registration.list.title" };

export const loader = page("registration.list", (context) => {
  const id = idParam(context.params);
  const query = parseListQuery(registrationList, context.url.searchParams);
  const { waitingRule } = findEvent(context, id);
  const shown = runList(context, registrationSource(context, id), query);
  return {
    waitingRule,
    waiting: waitingRule === "none" ? [] : waitingListOf(context, id),
    event: eventHead(context, id),
    query,
    page: shown,
    answers: query.columns?.includes("answers")
      ? answersInWords(
          context,
          shown.rows.map((row) => ({ id: row.id, eventId: id })),
        )
      : {},
    asking: registrationNumbers(context, findEvent(context, id)).askedSeats > 0,
    takes: takesRegistrationsByStaff(findEvent(context, id), context.now()),
  };
});

const DONE = {
  registered: "registration.done.registered",
  confirmed: "registration.done.confirmed",
  cancelled: "registration.done.cancelled",
  assigned: "registration.done.assigned",
  amended: "registration.done.amended",
  approved: "registration.done.approved",
  approvedAll: "registration.done.approvedAll",
  passedOver: "registration.done.passedOver",
  listed: "registration.done.listed",
  declined: "registration.done.declined",
} as const;

export default function RegistrationList() {
  const t = useT();
  const locale = useLocale();
  const { event, query, page: rows, takes, waitingRule, waiting, answers, asking } = useLoaderData<typeof loader>();
  const path = `/events/${event.id}/registrations`;
  const search = listSearch(registrationList, query);
  const onBehalf = takes ? (
    <LinkButton href={`${path}/new`} look="main">
      {t("registration.onBehalf")}
    </LinkButton>
  ) : null;
  return (
    <>
      <PageHead
        title={t("registration.list.title")}
        sub={
          <a href={`/events/${event.id}`} className="text-weft hover:underline">
            {eventTitle(event, locale)}
          </a>
        }
      >
        {asking ? <LinkButton href={`${path}/approval${search}`}>{t("registration.approveAll")}</LinkButton> : null}
        {onBehalf}
      </PageHead>
      <DoneNotice sentences={DONE} />
      {waiting.length > 0 ? <WaitingList rule={waitingRule} rows={waiting} path={path} /> : null}
      <DataTable
        definition={registrationList}
        path={path}
        query={query}
        page={rows}
        empty={{
          title: t("registration.list.empty"),
          hint: t("registration.list.emptyHint"),
          action: onBehalf ?? undefined,
        }}
        actions={
          rows.total > 0 ? (
            <>
              <LinkButton href={`${path}/export${search}${search ? "&" : "?"}format=csv`}>
                {t("action.exportCsv")}
              </LinkButton>
              <LinkButton href={`${path}/export${search}${search ? "&" : "?"}format=xlsx`}>
                {t("action.exportXlsx")}
              </LinkButton>
            </>
          ) : null
        }
        cells={{
          organisation: (row) => (
            <span className="flex flex-wrap items-center gap-x-2">
              <a
                href={`${path}/${row.id}`}
                className="touch-target inline-flex items-center font-medium hover:underline"
              >
                {row.organisationName}
              </a>
              {row.organisationId === null ? <Tag tone="warn">{t("registration.organisationUnknown")}</Tag> : null}
              {row.legalName !== null && row.legalName !== row.organisationName ? (
                <span className="text-[13px] text-ink-faint">{row.legalName}</span>
              ) : null}
            </span>
          ),
          people: (row) => row.people.split("\n").join(t("registration.separator")),
          answers: (row) => <AnswersOfParty answers={answers[row.id]} />,
          seats: (row) => row.seats,
          status: (row) => <RegistrationStatusTag status={row.status} />,
          contact: (row) => row.contactName,
          source: (row) => t(REGISTRATION_SOURCE_LABELS[row.source]),
          createdAt: (row) => (
            <span className="whitespace-nowrap">{localDateTime(row.createdAt).replace("T", " ")}</span>
          ),
        }}
      />
      <Outlet />
    </>
  );
}
