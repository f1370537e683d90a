import { Outlet, useLoaderData } from "@remix-run/react";
import { idParam, page } from "~/http/page.server";
import { useLocale, useT } from "~/i18n/I18n";
import { DoneNotice } from "~/modules/events/components/DoneNotice";
import { eventHead } from "~/modules/events/event-page.server";
import { eventTitle } from "~/modules/events/event-time-text";
import { findEventToRun } from "~/modules/events/find-event.server";
import { SessionTable } from "~/modules/events/programme/components/SessionTable";
import { programmeOf } from "~/modules/events/programme/programme-pages.server";
import { LinkButton } from "~/ui/Button";
import { EmptyState, PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "session.list.title" };

export const loader = page("event.write", (context) => {
  const { id } = findEventToRun(context, idParam(context.params));
  return { event: eventHead(context, id), sessions: programmeOf(context, id).sessions };
});

const DONE = { saved: "session.done.saved", removed: "session.done.removed" } as const;

export default function SessionList() {
  const t = useT();
  const locale = useLocale();
  const { event, sessions } = useLoaderData<typeof loader>();
  const base = `/events/${event.id}/sessions`;
  const add = (
    <LinkButton href={`${base}/new`} look="main">
      {t("session.new")}
    </LinkButton>
  );
  return (
    <>
      <PageHead
        title={t("session.list.title")}
        sub={
          <a href={`/events/${event.id}`} className="text-weft hover:underline">
            {eventTitle(event, locale)}
          </a>
        }
      >
        {sessions.length > 0 ? add : null}
      </PageHead>
      <DoneNotice sentences={DONE} />
      {sessions.length === 0 ? (
        <EmptyState title={t("session.list.empty")} hint={t("session.list.emptyHint")}>
          {add}
        </EmptyState>
      ) : (
        <SessionTable sessions={sessions} hasDays={event.startDay !== event.endDay} editAt={base} />
      )}
      <Outlet />
    </>
  );
}
