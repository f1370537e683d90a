import { Outlet, useLoaderData } from "@remix-run/react";
import { idParam, page } from "~/http/page.server";
import { useLocale, useT } from "~/i18n/I18n";
import { DoneNotice } from "~/modules/events/components/DoneNotice";
import { eventHead } from "~/modules/events/event-page.server";
import { eventTitle } from "~/modules/events/event-time-text";
import { StandSections } from "~/modules/events/stands/components/StandSections";
import { standsOf } from "~/modules/events/stands/stand-queries.server";
import { LinkButton } from "~/ui/Button";
import { EmptyState, PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "stand.list.title" };

export const loader = page("stand.write", (context) => {
  const id = idParam(context.params);
  return { stands: standsOf(context, id), event: eventHead(context, id) };
});

const DONE = {
  saved: "stand.done.saved",
  removed: "stand.done.removed",
  placed: "stand.done.placed",
  confirmed: "stand.done.confirmed",
  withdrawn: "stand.done.withdrawn",
} as const;

export default function StandList() {
  const t = useT();
  const locale = useLocale();
  const { stands, event } = useLoaderData<typeof loader>();
  const base = `/events/${event.id}/stands`;
  const add = (
    <LinkButton href={`${base}/new`} look="main">
      {t("stand.new")}
    </LinkButton>
  );
  return (
    <div className="max-w-4xl">
      <PageHead
        title={t("stand.list.title")}
        sub={
          <a href={`/events/${event.id}`} className="text-weft hover:underline">
            {eventTitle(event, locale)}
          </a>
        }
      >
        {stands.some(({ places }) => places.length > 0)
          ? (["csv", "xlsx"] as const).map((format) => (
              <LinkButton key={format} href={`${base}/export?format=${format}`}>
                {t(format === "csv" ? "action.exportCsv" : "action.exportXlsx")}
              </LinkButton>
            ))
          : null}
        {stands.length > 0 ? add : null}
      </PageHead>
      <DoneNotice sentences={DONE} />
      {stands.length === 0 ? (
        <EmptyState title={t("stand.list.empty")} hint={t("stand.list.emptyHint")}>
          {add}
        </EmptyState>
      ) : (
        <StandSections stands={stands} base={base} />
      )}
      <Outlet />
    </div>
  );
}
