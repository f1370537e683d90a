import { useLoaderData } from "@remix-run/react";
import { idParam, page } from "~/http/page.server";
import { useLocale, useT } from "~/i18n/I18n";
import { DoorScanner } from "~/modules/events/components/DoorScanner";
import { presenceModesOf } from "~/modules/events/event-days";
import { eventHead } from "~/modules/events/event-page.server";
import { eventTitle } from "~/modules/events/event-time-text";
import { findEventToRun } from "~/modules/events/find-event.server";
import { dayOfInstant } from "~/values/business-day";
import { LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "scan.title" };

/** Names come to the phone by a list of its own (door-people.ts), so that this page holds none. */
export const loader = page("attendance.record", (context) => {
  const event = eventHead(context, findEventToRun(context, idParam(context.params)).id);
  return { event, day: dayOfInstant(context.now()), mode: presenceModesOf(event.attendanceMode)[0]! };
});

export default function ScanTickets() {
  const t = useT();
  const locale = useLocale();
  const { event, day, mode } = useLoaderData<typeof loader>();
  return (
    <div className="mx-auto max-w-md">
      <PageHead
        title={t("scan.title")}
        sub={
          <a href={`/events/${event.id}`} className="text-weft hover:underline">
            {eventTitle(event, locale)}
          </a>
        }
      />
      {event.publishedAt === null ? <Notice tone="warn">{t("attendance.refused.draft")}</Notice> : null}
      {event.cancelledAt !== null ? <Notice tone="warn">{t("attendance.refused.cancelled")}</Notice> : null}
      <p className="mb-3 text-ink-soft">{t("scan.hint")}</p>
      <DoorScanner key={event.id} eventId={event.id} day={day} mode={mode} />
      <p className="mt-6">
        <LinkButton href={`/events/${event.id}/door`} className="min-h-11">
          {t("attendance.door")}
        </LinkButton>
      </p>
    </div>
  );
}
