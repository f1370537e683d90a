import { useLoaderData, Form as RemixForm } from "@remix-run/react";
import { page } from "~/http/page.server";
import { useLocale, useT } from "~/i18n/I18n";
import { MonthCalendar } from "~/modules/events/components/MonthCalendar";
import { PublicEventList } from "~/modules/events/components/PublicEventList";
import { EVENT_TYPE_LABELS } from "~/modules/events/event-labels";
import { promoterNames } from "~/modules/events/event-page.server";
import { asMonth, shiftMonth } from "~/modules/events/month-calendar";
import { comingPublicEvents, publicEventsBetween } from "~/modules/events/public-event-queries.server";
import { EVENT_TYPES } from "~/modules/events/vocabulary";
import { dayOfInstant, startOfDay } from "~/values/business-day";
import { Button } from "~/ui/Button";
import type { PageHandle } from "~/ui/page-title";
import { EmptyState, PageHead } from "~/ui/Page";

export const handle: PageHandle = { title: "public.events.title" };

export const loader = page("event.register", (context) => {
  const asked = context.url.searchParams;
  const today = dayOfInstant(context.now());
  const type = EVENT_TYPES.find((each) => each === asked.get("type")) ?? null;
  const calendar = asked.get("view") === "calendar";
  const month = asMonth(asked.get("month")) ?? today.slice(0, 7);
  const events = calendar
    ? publicEventsBetween(context, startOfDay(`${month}-01`), startOfDay(`${shiftMonth(month, 1)}-01`), type)
    : comingPublicEvents(context, type);
  return { events, type, calendar, month, today, promoter: promoterNames(context)[0] ?? null };
});

export default function PublicEvents() {
  const t = useT();
  const locale = useLocale();
  const { events, type, calendar, month, today, promoter } = useLoaderData<typeof loader>();
  const address = (view: boolean, of: string) => {
    const parameters = new URLSearchParams();
    if (view) parameters.set("view", "calendar");
    if (view && of !== today.slice(0, 7)) parameters.set("month", of);
    if (type) parameters.set("type", type);
    const text = parameters.toString();
    return `/public/events${text ? `?${text}` : ""}`;
  };
  const tab =
    "touch-target inline-flex min-h-[34px] items-center rounded-md px-3 aria-[current=page]:bg-weft-wash aria-[current=page]:font-semibold aria-[current=page]:text-weft-strong hover:bg-wash";
  return (
    <div className="mx-auto max-w-4xl">
      <PageHead
        title={t("public.events.title")}
        sub={promoter ? t("public.events.intro", { name: locale === "en" ? promoter.en : promoter.zh }) : undefined}
      />
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <nav aria-label={t("public.events.title")} className="flex gap-1">
          <a href={address(false, month)} aria-current={calendar ? undefined : "page"} className={tab}>
            {t("public.events.list")}
          </a>
          <a href={address(true, month)} aria-current={calendar ? "page" : undefined} className={tab}>
            {t("public.events.calendar")}
          </a>
        </nav>
        <RemixForm method="get" className="ml-auto flex gap-2">
          {calendar ? <input type="hidden" name="view" value="calendar" /> : null}
          {calendar ? <input type="hidden" name="month" value={month} /> : null}
          <select
            key={type}
            name="type"
            defaultValue={type ?? ""}
            aria-label={t("event.type")}
            className="min-h-11 rounded-md border border-line-strong bg-sheet px-2 sm:min-h-[34px]"
          >
            <option value="">{t("public.events.allTypes")}</option>
            {EVENT_TYPES.map((each) => (
              <option key={each} value={each}>
                {t(EVENT_TYPE_LABELS[each])}
              </option>
            ))}
          </select>
          <Button type="submit">{t("public.events.show")}</Button>
        </RemixForm>
      </div>
      {calendar ? (
        <>
          <div className="mb-2 flex items-center gap-3">
            <a
              href={address(true, shiftMonth(month, -1))}
              className="touch-target inline-flex min-h-[34px] items-center px-2 text-weft hover:underline"
            >
              {t("public.events.previousMonth")}
            </a>
            <h2 className="font-semibold">
              {t("public.events.month", { year: month.slice(0, 4), month: String(Number(month.slice(5))) })}
            </h2>
            <a
              href={address(true, shiftMonth(month, 1))}
              className="touch-target inline-flex min-h-[34px] items-center px-2 text-weft hover:underline"
            >
              {t("public.events.nextMonth")}
            </a>
          </div>
          <div className="max-sm:hidden">
            <MonthCalendar month={month} today={today} events={events} />
          </div>
          {events.length > 0 ? (
            <div className="sm:hidden">
              <PublicEventList events={events} />
            </div>
          ) : null}
          {events.length === 0 ? <p className="mt-3 text-ink-faint">{t("public.events.none")}</p> : null}
        </>
      ) : events.length === 0 ? (
        <EmptyState title={t("public.events.noneUpcoming")} />
      ) : (
        <PublicEventList events={events} />
      )}
    </div>
  );
}
