import { VISITOR } from "~/access/actor";
import { addressKey } from "~/access/address-key";
import { takeTurn } from "~/access/rate-limit.server";
import { resource } from "~/http/page.server";
import { asLocale } from "~/i18n/locales";
import { translateFor } from "~/i18n/messages.server";
import { calendarEvents } from "~/modules/events/calendar-events.server";
import { calendarFeed } from "~/modules/events/calendar-file";
import { publicEventsMatching } from "~/modules/events/public-event-queries.server";
import { readPublicEventQuery } from "~/modules/events/public-event-query";

/** Calendar programs ask every few minutes at most; many of them may stand behind one address. */
const LIMIT = { limit: 300, windowMs: 600_000 };

/** What everybody may see, whoever asks: a calendar program has no sign-in, and one that came with it must not see more. */
export const loader = resource("event.register", (context) => {
  takeTurn(`calendar:${addressKey(context.address)}`, LIMIT, context.now());
  const { searchParams } = context.url;
  const asked = searchParams.get("lang");
  const locale = asLocale(asked);
  const visitor = { ...context, actor: VISITOR, locale };
  const { type, function: promoterFunction, promoter } = readPublicEventQuery(searchParams);
  const matching = publicEventsMatching({ type, function: promoterFunction, promoter });
  const t = translateFor(locale);
  const name = `${t("product.name")} · ${t("public.events.title")}`;
  return new Response(calendarFeed(name, calendarEvents(visitor, { own: false, matching })), {
    headers: { "Content-Type": "text/calendar; charset=utf-8", "Content-Disposition": 'inline; filename="events.ics"' },
  });
});
