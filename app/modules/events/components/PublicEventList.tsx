import { useLocale, useT } from "~/i18n/I18n";
import { EVENT_TYPE_LABELS } from "../event-labels";
import { eventTimeText, eventTitle, momentText, monthText } from "../event-time-text";
import type { PublicEventRow } from "../public-event-queries.server";
import { SeatsTag } from "./SeatsTag";

/** @param search goes with each address, such as the firm for which somebody looks */
export function PublicEventList({ events, search = "" }: { events: readonly PublicEventRow[]; search?: string }) {
  const t = useT();
  const locale = useLocale();
  return (
    <ul className="rounded-lg border border-line bg-sheet">
      {events.map((event) => (
        <li key={event.id} className="border-b border-line last:border-0">
          <a
            href={`/public/events/${event.id}${search}`}
            className="flex min-h-14 items-center gap-x-3 gap-y-1 px-4 py-2.5 hover:bg-wash max-sm:flex-wrap"
          >
            <span aria-hidden="true" className="w-10 shrink-0 text-center text-xs leading-tight text-ink-soft">
              <b className="block text-[17px] text-ink">{Number(event.startDay.slice(8))}</b>
              {monthText(event.startDay, locale)}
            </span>
            <span className="min-w-0 flex-1 max-sm:basis-3/4">
              <span className={`font-medium ${event.status === "cancelled" ? "line-through" : ""}`}>
                {eventTitle(event, locale)}
              </span>
              {event.movedFrom !== null && event.status !== "cancelled" ? (
                <span className="block text-[13px] text-warn-strong">
                  {t("public.event.movedFrom", { time: momentText(event.movedFrom, locale) })}
                </span>
              ) : null}
              <span className="block text-[13px] text-ink-faint">
                {[
                  eventTimeText(event, locale),
                  event.venue ?? t("event.mode.online"),
                  t(EVENT_TYPE_LABELS[event.type]),
                ].join(" · ")}
              </span>
            </span>
            <span className="max-sm:ml-13">
              <SeatsTag status={event.status} seatsLeft={event.seatsLeft} />
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
