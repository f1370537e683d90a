import { Outlet, useLoaderData } from "@remix-run/react";
import { can } from "~/access/can";
import { page } from "~/http/page.server";
import { useLocale, useT } from "~/i18n/I18n";
import { DataTable } from "~/lists/DataTable";
import { ExportLinks } from "~/lists/ExportLinks";
import { parseListQuery } from "~/lists/list-query";
import { runList } from "~/lists/run-list.server";
import { EventDays } from "~/modules/events/components/EventDays";
import { EventStatusTag } from "~/modules/events/components/EventStatusTag";
import { EVENT_TYPE_LABELS } from "~/modules/events/event-labels";
import { hasBegun } from "~/modules/events/event-days";
import { eventList } from "~/modules/events/event-list";
import { promoterNames } from "~/modules/events/event-page.server";
import { eventSource, statusOfRow } from "~/modules/events/event-queries.server";
import { eventTitle } from "~/modules/events/event-time-text";
import { LinkButton } from "~/ui/Button";
import type { PageHandle } from "~/ui/page-title";
import { PageHead } from "~/ui/Page";
import { dayOfInstant } from "~/values/business-day";

export const handle: PageHandle = { title: "event.list.title" };

export const loader = page("event.list", (context) => {
  const query = parseListQuery(eventList, context.url.searchParams);
  const result = runList(context, eventSource, query);
  return {
    query,
    page: {
      ...result,
      rows: result.rows.map((row) => ({
        ...row,
        status: statusOfRow(row, context.now()),
        begun: hasBegun(row, dayOfInstant(context.now())),
      })),
    },
    promoters: promoterNames(context),
    mayWrite: can(context.actor, "event.write"),
    mayExport: can(context.actor, "event.export"),
  };
});

export default function EventList() {
  const t = useT();
  const locale = useLocale();
  const { query, page: rows, promoters, mayWrite, mayExport } = useLoaderData<typeof loader>();
  const newEvent = (
    <LinkButton href="/events/new" look="main">
      {t("event.new")}
    </LinkButton>
  );
  return (
    <>
      <PageHead title={t("event.list.title")}>
        <LinkButton href="/events/statistics">{t("statistics.title")}</LinkButton>
        {mayWrite ? <LinkButton href="/events/templates">{t("template.list.title")}</LinkButton> : null}
        {mayWrite ? newEvent : null}
      </PageHead>
      <DataTable
        definition={eventList}
        query={query}
        page={rows}
        records={{
          promoter: promoters.map(({ id, zh, en }) => ({ value: String(id), label: locale === "en" ? en : zh })),
        }}
        empty={{
          title: t("event.list.empty"),
          hint: t("event.list.emptyHint"),
          action: mayWrite ? newEvent : undefined,
        }}
        actions={mayExport && rows.total > 0 ? <ExportLinks definition={eventList} query={query} /> : null}
        cells={{
          title: (row) => (
            <a href={`/events/${row.id}`} className="touch-target inline-flex items-center font-medium hover:underline">
              {eventTitle(row, locale)}
            </a>
          ),
          status: (row) => <EventStatusTag status={row.status} />,
          date: (row) => <EventDays startDay={row.startDay} endDay={row.endDay} />,
          type: (row) => t(EVENT_TYPE_LABELS[row.type]),
          place: (row) => row.venue ?? t("event.mode.online"),
          promoter: (row) => (locale === "en" ? row.promoterEn : row.promoterZh),
          registered: (row) => `${row.registered} / ${row.capacity ?? t("event.unlimited")}`,
          attendance: (row) => (row.begun ? row.attendance.toLocaleString("en-US") : "–"),
          firmsConfirmed: (row) => row.firmsConfirmed.toLocaleString("en-US"),
          firms: (row) => (row.begun ? row.firms.toLocaleString("en-US") : "–"),
        }}
      />
      <Outlet />
    </>
  );
}
