import { Outlet, useLoaderData } from "@remix-run/react";
import { idParam, page } from "~/http/page.server";
import { useLocale, useT } from "~/i18n/I18n";
import { DoneNotice } from "~/modules/events/components/DoneNotice";
import { eventHead } from "~/modules/events/event-page.server";
import { eventTitle } from "~/modules/events/event-time-text";
import { FieldTable } from "~/modules/events/fields/components/FieldTable";
import { registrationFieldsOf } from "~/modules/events/fields/field-pages.server";
import { MOST_FIELDS } from "~/modules/events/fields/vocabulary";
import { findEventToRun } from "~/modules/events/find-event.server";
import { LinkButton } from "~/ui/Button";
import { EmptyState, PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "asked.list.title" };

export const loader = page("event.write", (context) => {
  const { id } = findEventToRun(context, idParam(context.params));
  return { event: eventHead(context, id), fields: registrationFieldsOf(context, id) };
});

const DONE = { saved: "asked.done.saved", removed: "asked.done.removed", reopened: "asked.done.reopened" } as const;

export default function FieldList() {
  const t = useT();
  const locale = useLocale();
  const { event, fields } = useLoaderData<typeof loader>();
  const base = `/events/${event.id}/fields`;
  const add =
    fields.filter(({ closedAt }) => closedAt === null).length < MOST_FIELDS ? (
      <LinkButton href={`${base}/new`} look="main">
        {t("asked.new")}
      </LinkButton>
    ) : null;
  return (
    <>
      <PageHead
        title={t("asked.list.title")}
        sub={
          <a href={`/events/${event.id}`} className="text-weft hover:underline">
            {eventTitle(event, locale)}
          </a>
        }
      >
        {fields.length > 0 ? add : null}
      </PageHead>
      <DoneNotice sentences={DONE} />
      {fields.length === 0 ? (
        <EmptyState title={t("asked.list.empty")} hint={t("asked.list.emptyHint")}>
          {add}
        </EmptyState>
      ) : (
        <>
          <p className="mb-3 max-w-prose text-ink-soft">{t("asked.list.lead")}</p>
          <FieldTable fields={fields} editAt={base} />
        </>
      )}
      <Outlet />
    </>
  );
}
