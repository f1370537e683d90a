import { addressKey } from "~/access/address-key";
import { takeTurn } from "~/access/rate-limit.server";
import { notFound } from "~/http/errors";
import { resource } from "~/http/page.server";
import { translateFor } from "~/i18n/messages.server";
import { calendarFeedOf } from "~/modules/accounts/calendars/calendar-feed-queries.server";
import { CALENDAR_KIND_LABELS } from "~/modules/accounts/calendars/calendar-kinds";
import { calendarEvents } from "~/modules/events/calendar-events.server";
import { calendarFeed } from "~/modules/events/calendar-file";

/** Calendar programs ask every few minutes at most; many of them may stand behind one address. */
const LIMIT = { limit: 300, windowMs: 600_000 };
const FILE = /^([A-Za-z0-9_-]{43})\.ics$/;

export const loader = resource("calendarFeed.read", (context) => {
  takeTurn(`calendar:${addressKey(context.address)}`, LIMIT, context.now());
  const token = FILE.exec(context.params.token ?? "")?.[1];
  const feed = token === undefined ? null : calendarFeedOf(context, token);
  if (!feed) throw notFound();
  const t = translateFor(feed.reader.locale);
  const name = `${t("product.name")} · ${t(CALENDAR_KIND_LABELS[feed.kind])}`;
  return new Response(calendarFeed(name, calendarEvents(feed.reader, { own: feed.kind === "own" })), {
    headers: { "Content-Type": "text/calendar; charset=utf-8", "Content-Disposition": 'inline; filename="weft.ics"' },
  });
});
