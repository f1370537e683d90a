import type { MetaFunction } from "@remix-run/node";
import { useLoaderData, Form as RemixForm } from "@remix-run/react";
import { page } from "~/http/page.server";
import { useLocale, useT } from "~/i18n/I18n";
import { translateFor } from "~/i18n/messages.server";
import { MonthCalendar } from "~/modules/events/components/MonthCalendar";
import { PublicEventList } from "~/modules/events/components/PublicEventList";
import { CalendarSubscription } from "~/modules/events/components/CalendarSubscription";
import { EVENT_TYPE_LABELS, PROMOTER_FUNCTION_LABELS } from "~/modules/events/event-labels";
import { promoterNames } from "~/modules/events/event-page.server";
import { shiftMonth } from "~/modules/events/month-calendar";
import { publicEventsFor } from "~/modules/events/public-event-queries.server";
import {
  PUBLIC_EVENT_VIEWS,
  publicCalendarPath,
  publicEventsPath,
  readPublicEventQuery,
} from "~/modules/events/public-event-query";
import { publicPageMeta } from "~/modules/events/public-page-meta";
import { EVENT_TYPES, PROMOTER_FUNCTIONS } from "~/modules/events/vocabulary";
import { listPromoters } from "~/modules/promoters/promoter-queries.server";
import { Button } from "~/ui/Button";
import type { PageHandle } from "~/ui/page-title";
import { EmptyState, PageHead } from "~/ui/Page";
import { dayOfInstant } from "~/values/business-day";

export const handle: PageHandle = { title: "public.events.title" };

export const loader = page("event.register", (context) => {
  const query = readPublicEventQuery(context.url.searchParams);
  const promoter = promoterNames(context)[0] ?? null;
  const t = translateFor(context.locale);
  const name = promoter ? (context.locale === "en" ? promoter.en : promoter.zh) : t("product.full");
  return {
    events: publicEventsFor(context, query),
    query,
    promoters: listPromoters(context).map(({ id, shortNameZh, shortNameEn }) => ({ id, shortNameZh, shortNameEn })),
    today: dayOfInstant(context.now()),
    promoter,
    subscription: `${context.origin}${publicCalendarPath(query, context.locale)}`,
    described: publicPageMeta({
      origin: context.origin,
      path: "/public/events",
      title: t("public.events.title"),
      description: t("public.events.intro", { name }),
      siteName: name,
      locale: context.locale,
      type: "website",
    }),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.described ?? [];

const VIEW_LABELS = {
  coming: "public.events.list",
  calendar: "public.events.calendar",
  past: "public.events.past",
} as const;
const FIELD = "min-h-11 rounded-md border border-line-strong bg-sheet px-2 sm:min-h-[34px]";

export default function PublicEvents() {
  const t = useT();
  const locale = useLocale();
  const { events, query, promoters, today, promoter, subscription } = useLoaderData<typeof loader>();
  const { view, q, type, month } = query;
  const calendar = view === "calendar";
  const shown = month ?? today.slice(0, 7);
  const filtered =
    q !== "" || type !== null || query.function !== null || query.promoter !== null || (month !== null && !calendar);
  const chosen = promoters.find(({ id }) => id === query.promoter);
  const subscribed =
    [
      type === null ? null : t(EVENT_TYPE_LABELS[type]),
      query.function === null ? null : t(PROMOTER_FUNCTION_LABELS[query.function]),
      chosen === undefined ? null : locale === "en" ? chosen.shortNameEn : chosen.shortNameZh,
    ]
      .filter(Boolean)
      .join(" · ") || t("public.calendar.all");
  const tab =
    "touch-target inline-flex min-h-[34px] items-center rounded-md px-3 aria-[current=page]:bg-weft-wash aria-[current=page]:font-semibold aria-[current=page]:text-weft-strong hover:bg-wash";
  const step = "touch-target inline-flex min-h-[34px] items-center px-2 text-weft hover:underline print:hidden";
  return (
    <div className="mx-auto max-w-4xl">
      <PageHead
        title={t("public.events.title")}
        sub={promoter ? t("public.events.intro", { name: locale === "en" ? promoter.en : promoter.zh }) : undefined}
      />
      <nav aria-label={t("public.events.title")} className="mb-2 flex gap-1 print:hidden">
        {PUBLIC_EVENT_VIEWS.map((each) => (
          <a
            key={each}
            href={publicEventsPath({ ...query, view: each, month: null })}
            aria-current={each === view ? "page" : undefined}
            className={tab}
          >
            {t(VIEW_LABELS[each])}
          </a>
        ))}
      </nav>
      <RemixForm
        method="get"
        role="search"
        aria-label={t("public.events.search")}
        className="mb-4 flex flex-wrap gap-2 print:hidden"
      >
        {view === "coming" ? null : <input type="hidden" name="view" value={view} />}
        <input
          key={`q${q}`}
          type="search"
          name="q"
          defaultValue={q}
          maxLength={60}
          aria-label={t("public.events.search")}
          placeholder={t("public.events.search")}
          className={`${FIELD} min-w-0 flex-1 basis-48`}
        />
        <select key={`t${type}`} name="type" defaultValue={type ?? ""} aria-label={t("event.type")} className={FIELD}>
          <option value="">{t("public.events.allTypes")}</option>
          {EVENT_TYPES.map((each) => (
            <option key={each} value={each}>
              {t(EVENT_TYPE_LABELS[each])}
            </option>
          ))}
        </select>
        <select
          key={`f${query.function}`}
          name="function"
          defaultValue={query.function ?? ""}
          aria-label={t("event.function")}
          className={FIELD}
        >
          <option value="">{t("public.events.allFunctions")}</option>
          {PROMOTER_FUNCTIONS.map((each) => (
            <option key={each} value={each}>
              {t(PROMOTER_FUNCTION_LABELS[each])}
            </option>
          ))}
        </select>
        {promoters.length > 1 ? (
          <select
            key={`p${query.promoter}`}
            name="promoter"
            defaultValue={query.promoter ?? ""}
            aria-label={t("public.events.allPromoters")}
            className={FIELD}
          >
            <option value="">{t("public.events.allPromoters")}</option>
            {promoters.map((each) => (
              <option key={each.id} value={each.id}>
                {locale === "en" ? each.shortNameEn : each.shortNameZh}
              </option>
            ))}
          </select>
        ) : null}
        <input
          key={`m${month}`}
          type="month"
          name="month"
          defaultValue={calendar ? shown : (month ?? "")}
          aria-label={t("public.events.inMonth")}
          placeholder={today.slice(0, 7)}
          className={FIELD}
        />
        <Button type="submit">{t("public.events.show")}</Button>
        {filtered ? (
          <a
            href={publicEventsPath({ view, q: "", type: null, function: null, promoter: null, month: null })}
            className="touch-target inline-flex min-h-[34px] items-center px-2 text-weft underline"
          >
            {t("directory.clear")}
          </a>
        ) : null}
      </RemixForm>
      {calendar ? (
        <>
          <div className="mb-2 flex items-center gap-3">
            <a href={publicEventsPath({ ...query, month: shiftMonth(shown, -1) })} className={step}>
              {t("public.events.previousMonth")}
            </a>
            <h2 className="font-semibold">
              {t("public.events.month", { year: shown.slice(0, 4), month: String(Number(shown.slice(5))) })}
            </h2>
            <a href={publicEventsPath({ ...query, month: shiftMonth(shown, 1) })} className={step}>
              {t("public.events.nextMonth")}
            </a>
          </div>
          <div className="max-sm:hidden">
            <MonthCalendar month={shown} today={today} events={events} />
          </div>
          {events.length > 0 ? (
            <div className="sm:hidden">
              <PublicEventList events={events} />
            </div>
          ) : (
            <p className="mt-3 text-ink-faint">{t("public.events.none")}</p>
          )}
        </>
      ) : events.length === 0 ? (
        <EmptyState
          title={t(
            filtered
              ? "public.events.noneFound"
              : view === "past"
                ? "public.events.nonePast"
                : "public.events.noneUpcoming",
          )}
        />
      ) : (
        <PublicEventList events={events} />
      )}
      {view === "past" ? null : <CalendarSubscription address={subscription} what={subscribed} />}
    </div>
  );
}
