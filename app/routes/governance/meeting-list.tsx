import { Outlet, useLoaderData } from "@remix-run/react";
import { can } from "~/access/can";
import { page } from "~/http/page.server";
import { useLocale, useT } from "~/i18n/I18n";
import { DataTable } from "~/lists/DataTable";
import { listSearch, parseListQuery } from "~/lists/list-query";
import { runList } from "~/lists/run-list.server";
import { GovernanceTabs } from "~/modules/governance/components/GovernanceTabs";
import { MeetingStateTag } from "~/modules/governance/components/GovernanceTags";
import { meetingSource } from "~/modules/governance/governance-lists.server";
import { bodyOptions } from "~/modules/governance/governance-queries.server";
import { meetingState } from "~/modules/governance/meeting-lifecycle";
import { meetingList } from "~/modules/governance/meeting-list";
import { promoterOptions } from "~/modules/promoters/promoter-queries.server";
import { LinkButton } from "~/ui/Button";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { localDateTime } from "~/values/business-day";

export const handle: PageHandle = { title: "meeting.list.title" };

export const loader = page("governance.see", (context) => {
  const query = parseListQuery(meetingList, context.url.searchParams);
  return {
    query,
    page: runList(context, meetingSource, query),
    bodies: bodyOptions(context),
    promoters: promoterOptions(context),
    mayWrite: can(context.actor, "governance.write"),
    mayExport: can(context.actor, "governance.export"),
  };
});

export default function MeetingList() {
  const t = useT();
  const locale = useLocale();
  const { query, page: rows, bodies, promoters, mayWrite, mayExport } = useLoaderData<typeof loader>();
  const search = listSearch(meetingList, query);
  const newMeeting = mayWrite ? (
    <LinkButton href={bodies.length > 0 ? "/governance/meetings/new" : "/governance/new"} look="main">
      {t(bodies.length > 0 ? "meeting.new" : "body.new")}
    </LinkButton>
  ) : null;
  return (
    <>
      <PageHead title={t("meeting.list.title")}>{newMeeting}</PageHead>
      <GovernanceTabs current="meetings" />
      <DataTable
        definition={meetingList}
        query={query}
        page={rows}
        records={{ body: bodies, promoter: promoters }}
        empty={{ title: t("meeting.list.empty"), hint: t("meeting.list.emptyHint"), action: newMeeting }}
        actions={
          mayExport && rows.total > 0 ? (
            <>
              <LinkButton href={`/exports/meetings.csv${search}`}>{t("action.exportCsv")}</LinkButton>
              <LinkButton href={`/exports/meetings.xlsx${search}`}>{t("action.exportXlsx")}</LinkButton>
            </>
          ) : null
        }
        cells={{
          day: (row) => localDateTime(row.startsAt).replace("T", " "),
          title: (row) => (
            <a
              href={`/governance/meetings/${row.id}`}
              className="touch-target inline-flex items-center font-medium hover:underline"
            >
              {row.title}
            </a>
          ),
          body: (row) => (locale === "en" ? (row.bodyEn ?? row.bodyZh) : row.bodyZh),
          state: (row) => <MeetingStateTag state={meetingState(row)} />,
          attendance: (row) => row.there,
          resolutions: (row) => row.resolutions,
          minutes: (row) =>
            t(
              row.minutesApproved
                ? "meeting.minutes.approved"
                : row.minutesWritten
                  ? "meeting.minutes.draft"
                  : "meeting.minutes.none",
            ),
        }}
      />
      <Outlet />
    </>
  );
}
