import { idParam, resource } from "~/http/page.server";
import { calendarFile } from "~/modules/events/calendar-file";
import { eventTitle } from "~/modules/events/event-time-text";
import { publicEvent } from "~/modules/events/public-event-queries.server";

export const loader = resource("event.register", (context) => {
  const event = publicEvent(context, idParam(context.params));
  const summary = context.locale === "en" ? (event.summaryEn ?? event.summaryZh) : event.summaryZh;
  const url = `${context.origin}/public/events/${event.id}`;
  const file = calendarFile({
    uid: `event-${event.id}@${new URL(context.origin).hostname}`,
    title: eventTitle(event, context.locale),
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    place: event.venue,
    description: [summary, url].filter(Boolean).join("\n\n"),
    url,
    sequence: event.version,
    changedAt: event.updatedAt,
    cancelled: event.cancelledAt !== null,
  });
  return new Response(file, {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": `attachment; filename="event-${event.id}.ics"`,
    },
  });
});
