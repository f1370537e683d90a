import { useLocale, useT } from "~/i18n/I18n";
import { eventTitle } from "../event-time-text";
import { weeksOfMonth } from "../month-calendar";
import { dayOfInstant } from "~/values/business-day";
import type { PublicEventRow } from "../public-event-queries.server";
import { WideTable } from "~/ui/WideTable";

/** A month as a table; on a phone only the days that have events are listed, by the list above it. */
export function MonthCalendar({
  month,
  today,
  events,
}: {
  month: string;
  today: string;
  events: readonly PublicEventRow[];
}) {
  const t = useT();
  const locale = useLocale();
  const on = (day: string) => events.filter((event) => event.startDay <= day && event.endDay >= day);
  /** Announced for this day, and moved to another since. */
  const movedAway = (day: string) =>
    events.filter(
      ({ movedFrom, startDay, endDay, status }) =>
        movedFrom !== null &&
        dayOfInstant(movedFrom) === day &&
        (day < startDay || day > endDay) &&
        status !== "cancelled",
    );
  return (
    <WideTable label={t("public.events.calendar")}>
      <table className="w-full min-w-[640px] table-fixed">
        <thead>
          <tr>
            {t("calendar.weekdays")
              .split(" ")
              .map((weekday) => (
                <th
                  key={weekday}
                  scope="col"
                  className="h-9 border-b border-line bg-paper text-[13px] font-medium text-ink-faint"
                >
                  {weekday}
                </th>
              ))}
          </tr>
        </thead>
        <tbody>
          {weeksOfMonth(month).map((week) => (
            <tr key={week[0]!.day}>
              {week.map(({ day, inMonth }) => (
                <td
                  key={day}
                  className={`h-24 border-r border-b border-line p-1.5 align-top last:border-r-0 ${inMonth ? "" : "bg-paper"}`}
                >
                  <span
                    className={`text-[13px] ${day === today ? "rounded bg-weft px-1.5 text-white" : inMonth ? "text-ink-soft" : "text-ink-faint"}`}
                    aria-current={day === today ? "date" : undefined}
                  >
                    {Number(day.slice(8))}
                  </span>
                  {on(day).map((event) => (
                    <a
                      key={event.id}
                      href={`/public/events/${event.id}`}
                      className={`touch-target mt-1 block rounded px-1.5 py-0.5 text-xs leading-snug break-words hover:underline ${event.status === "cancelled" ? "bg-bad-wash text-bad-strong line-through" : "bg-weft-wash text-weft-strong"}`}
                    >
                      {event.status === "cancelled" ? (
                        <span className="mr-1 inline-block font-semibold">{t("event.status.cancelled")}</span>
                      ) : null}
                      {eventTitle(event, locale)}
                    </a>
                  ))}
                  {movedAway(day).map((event) => (
                    <a
                      key={event.id}
                      href={`/public/events/${event.id}`}
                      className="touch-target mt-1 block rounded bg-warn-wash px-1.5 py-0.5 text-xs leading-snug break-words text-warn-strong hover:underline"
                    >
                      {t("public.event.movedTo", { day: event.startDay, title: eventTitle(event, locale) })}
                    </a>
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}
