import { idParam, resource } from "~/http/page.server";
import { calendarEventOf } from "~/modules/events/calendar-event";
import { calendarFile } from "~/modules/events/calendar-file";
import { publicEvent } from "~/modules/events/public-event-queries.server";

export const loader = resource("event.register", (context) => {
  const event = publicEvent(context, idParam(context.params));
  const summary = context.locale === "en" ? (event.summaryEn ?? event.summaryZh) : event.summaryZh;
  const url = `${context.origin}/public/events/${event.id}`;
  const description = [summary, url].filter(Boolean).join("\n\n");
  const file = calendarFile(
    calendarEventOf(event, { origin: context.origin, locale: context.locale, description, url }),
  );
  return new Response(file, {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": `attachment; filename="event-${event.id}.ics"`,
    },
  });
});
