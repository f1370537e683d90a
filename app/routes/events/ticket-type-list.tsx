import { Outlet, useLoaderData } from "@remix-run/react";
import { idParam, page } from "~/http/page.server";
import { useLocale, useT } from "~/i18n/I18n";
import { DoneNotice } from "~/modules/events/components/DoneNotice";
import { eventHead } from "~/modules/events/event-page.server";
import { eventTitle } from "~/modules/events/event-time-text";
import { findEventToRun } from "~/modules/events/find-event.server";
import { TicketTypeTable } from "~/modules/events/programme/components/TicketTypeTable";
import { programmeOf } from "~/modules/events/programme/programme-pages.server";
import { LinkButton } from "~/ui/Button";
import { EmptyState, PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "ticketType.list.title" };

export const loader = page("event.write", (context) => {
  const { id } = findEventToRun(context, idParam(context.params));
  return { event: eventHead(context, id), ticketTypes: programmeOf(context, id).ticketTypes };
});

const DONE = { saved: "ticketType.done.saved", removed: "ticketType.done.removed" } as const;

export default function TicketTypeList() {
  const t = useT();
  const locale = useLocale();
  const { event, ticketTypes } = useLoaderData<typeof loader>();
  const base = `/events/${event.id}/tickets`;
  const add = (
    <LinkButton href={`${base}/new`} look="main">
      {t("ticketType.new")}
    </LinkButton>
  );
  return (
    <>
      <PageHead
        title={t("ticketType.list.title")}
        sub={
          <a href={`/events/${event.id}`} className="text-weft hover:underline">
            {eventTitle(event, locale)}
          </a>
        }
      >
        {ticketTypes.length > 0 ? add : null}
      </PageHead>
      <DoneNotice sentences={DONE} />
      {ticketTypes.length === 0 ? (
        <EmptyState title={t("ticketType.list.empty")} hint={t("ticketType.list.emptyHint")}>
          {add}
        </EmptyState>
      ) : (
        <TicketTypeTable ticketTypes={ticketTypes} editAt={base} />
      )}
      <Outlet />
    </>
  );
}
