import { useLoaderData } from "@remix-run/react";
import { can } from "~/access/can";
import { FigureStrip } from "~/figures/FigureStrip";
import { page, type PageContext } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useLocale, useT } from "~/i18n/I18n";
import { filterQuery } from "~/lists/list-query";
import { runList } from "~/lists/run-list.server";
import { stuckBackups } from "~/backup/stuck-backups.server";
import { stuckMail } from "~/mail/stuck-mail.server";
import { eventList } from "~/modules/events/event-list";
import { eventSource } from "~/modules/events/event-queries.server";
import { stuckComplaints } from "~/modules/conduct/stuck-complaints.server";
import { stuckDataRequests } from "~/modules/desk/data-request-queries.server";
import { stuckEvents } from "~/modules/events/stuck-events.server";
import { stuckPlaces } from "~/modules/events/stands/stuck-places.server";
import { stuckOutcomes } from "~/modules/events/outcomes/stuck-outcomes.server";
import { stuckGovernance } from "~/modules/governance/stuck-governance.server";
import { stuckApplications } from "~/modules/organisations/membership/application-queries.server";
import { stuckDues } from "~/modules/organisations/membership/dues-queries.server";
import { stuckOrganisations } from "~/modules/organisations/stuck-organisations.server";
import { stuckProposals } from "~/modules/organisations/profile/proposal-queries.server";
import { stuckRecognitions } from "~/modules/organisations/recognitions/stuck-recognitions.server";
import { findHub } from "~/modules/promoters/promoter-queries.server";
import { keyFigures } from "~/modules/reports/home-figures.server";
import { reportOfPeriod } from "~/modules/reports/report-queries.server";
import { reportingPromoterId } from "~/modules/reports/report-scope.server";
import { stuckReports } from "~/modules/reports/stuck-reports.server";
import { inOrderOfUrgency, type StuckItem } from "~/stuck/stuck-item";
import { LinkButton } from "~/ui/Button";
import type { PageHandle } from "~/ui/page-title";
import { EmptyState, PageHead, Section } from "~/ui/Page";
import { periodName } from "~/ui/period-name";
import { Tag } from "~/ui/Tag";
import { useCan } from "~/ui/use-can";
import { dayOfInstant, daysBetween } from "~/values/business-day";
import { daysOfPeriod, isPeriod, lastEndedQuarter, nextPeriod, previousPeriod } from "~/values/period";

const UPCOMING = 6;
const SHOWN_STUCK = 12;

export const handle: PageHandle = { title: "nav.home" };

/** Visitors go to the public events and firms to their own desk; the promoter's people see the quarter. */
export const loader = page("page.frame", (context) => {
  const { actor } = context;
  if (!can(actor, "home.see")) throw seeOther(can(actor, "portal.use") ? "/portal" : "/public/events");
  const today = dayOfInstant(context.now());
  const hub = findHub(context);
  if (!hub) return { today, desk: null };
  const promoterId = reportingPromoterId(context);
  const ended = lastEndedQuarter(today);
  const endedIsFrozen = reportOfPeriod(context, ended, promoterId)?.frozenAt != null;
  const asked = context.url.searchParams.get("period") ?? "";
  const period = isPeriod(asked) ? asked : endedIsFrozen ? nextPeriod(ended) : ended;
  const stuck = inOrderOfUrgency([
    ...stuckEvents(context),
    ...(can(actor, "stand.see") ? stuckPlaces(context) : []),
    ...(can(actor, "outcome.see") ? stuckOutcomes(context) : []),
    ...stuckReports(context, ended, promoterId),
    ...stuckOrganisations(context),
    ...(can(actor, "application.review") ? stuckApplications(context) : []),
    ...(can(actor, "dues.list") ? stuckDues(context) : []),
    ...stuckRecognitions(context),
    ...(can(actor, "organisation.write") ? stuckProposals(context) : []),
    ...(can(actor, "dataRequest.answer") ? stuckDataRequests(context) : []),
    ...(can(actor, "governance.see") ? stuckGovernance(context) : []),
    ...(can(actor, "complaint.see") ? stuckComplaints(context) : []),
    ...(can(actor, "outbox.see") ? stuckMail(context) : []),
    ...(can(actor, "backup.manage") && !context.demo ? stuckBackups(context, context.settings.backupFolder) : []),
  ]);
  return {
    today,
    desk: {
      period,
      lastDay: daysOfPeriod(period).lastDay,
      figures: keyFigures(context, period, promoterId),
      stuck: stuck.slice(0, SHOWN_STUCK),
      stuckCount: stuck.length,
      upcoming: upcomingEvents(context),
    },
  };
});

function upcomingEvents(context: PageContext) {
  const query = {
    ...filterQuery(eventList, { upcoming: "yes" }),
    sort: { column: "date", descending: false },
    perPage: UPCOMING,
  };
  return runList(context, eventSource, query).rows;
}

type Desk = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>["desk"]>;

export default function Home() {
  const t = useT();
  const may = useCan();
  const { desk, today } = useLoaderData<typeof loader>();
  if (!desk) {
    return (
      <EmptyState title={t("home.noPromoter")} hint={t("home.noPromoterHint")}>
        {may("promoter.manage") ? (
          <LinkButton href="/settings/promoters/new">{t("home.addPromoter")}</LinkButton>
        ) : null}
      </EmptyState>
    );
  }
  const since = daysBetween(desk.lastDay, today);
  return (
    <>
      <PageHead
        title={periodName(t, desk.period)}
        sub={
          <>
            {since > 0 ? t("home.ended", { days: since }) : t("home.running")} <PeriodSteps period={desk.period} />
          </>
        }
      >
        {may("event.write") ? <LinkButton href="/events/new">{t("home.newEvent")}</LinkButton> : null}
        <LinkButton look="main" href={`/reports/open?period=${desk.period}`}>
          {t("home.openReport")}
        </LinkButton>
      </PageHead>
      <FigureStrip figures={desk.figures} />
      <div className="mt-6 grid gap-6 xl:grid-cols-[minmax(0,1fr)_372px]">
        <Stuck items={desk.stuck} count={desk.stuckCount} today={today} />
        <Upcoming events={desk.upcoming} />
      </div>
    </>
  );
}

function PeriodSteps({ period }: { period: string }) {
  const t = useT();
  const link = "touch-target inline-flex items-center px-1.5 text-weft hover:underline";
  return (
    <>
      <a className={link} href={`/?period=${previousPeriod(period)}`}>
        ‹ {periodName(t, previousPeriod(period))}
      </a>
      <a className={link} href={`/?period=${nextPeriod(period)}`}>
        {periodName(t, nextPeriod(period))} ›
      </a>
    </>
  );
}

function Stuck({ items, count, today }: { items: StuckItem[]; count: number; today: string }) {
  const t = useT();
  if (items.length === 0) {
    return (
      <Section title={t("home.stuck")}>
        <EmptyState title={t("home.stuckNone")} />
      </Section>
    );
  }
  return (
    <Section title={t("home.stuck")} note={t("home.stuckCount", { count })}>
      <ul className="rounded-lg border border-line bg-sheet">
        {items.map((item) => (
          <li key={item.path + item.tag + item.day} className="border-b border-line last:border-0">
            <a
              href={item.path}
              className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 px-3.5 py-1.5 hover:bg-wash"
            >
              <Tag tone={item.tone}>{t(item.tag)}</Tag>
              <span className="min-w-0 flex-1 basis-60">{t(item.text, item.params)}</span>
              <span
                className={`text-[13px] whitespace-nowrap ${item.tone === "bad" ? "text-bad-strong" : "text-ink-faint"}`}
              >
                {age(t, item.day, today)}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function age(t: ReturnType<typeof useT>, day: string, today: string): string {
  const days = daysBetween(day, today);
  if (days === 0) return t("home.today");
  return days > 0 ? t("home.waiting", { count: days, days }) : t("home.due", { days: -days });
}

function Upcoming({ events }: { events: Desk["upcoming"] }) {
  const t = useT();
  const locale = useLocale();
  const may = useCan();
  const month = new Intl.DateTimeFormat(locale, { month: "short", timeZone: "Asia/Shanghai" });
  return (
    <Section
      title={t("home.upcoming")}
      more={{ href: "/events?filter.upcoming=yes&sort=date", label: t("action.all") }}
    >
      {events.length === 0 ? (
        <EmptyState title={t("home.upcomingNone")}>
          {may("event.write") ? <LinkButton href="/events/new">{t("home.upcomingFirst")}</LinkButton> : null}
        </EmptyState>
      ) : (
        <ul className="rounded-lg border border-line bg-sheet">
          {events.map((event) => (
            <li key={event.id} className="border-b border-line last:border-0">
              <a href={`/events/${event.id}`} className="flex min-h-11 items-center gap-3 px-3.5 py-1.5 hover:bg-wash">
                <span className="w-10 shrink-0 text-center text-xs leading-tight text-ink-soft">
                  <b className="block text-[17px] text-ink">{event.startDay.slice(8)}</b>
                  {month.format(event.startsAt)}
                </span>
                <span className="min-w-0">
                  {locale === "en" ? (event.titleEn ?? event.titleZh) : event.titleZh}
                  <span className="block text-[13px] text-ink-faint">
                    {[event.venue, seats(event)].filter(Boolean).join(" · ")}
                  </span>
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );

  function seats(event: Desk["upcoming"][number]): string {
    return event.capacity === null
      ? t("home.registered", { count: event.registered })
      : t("home.registeredOf", { count: event.registered, capacity: event.capacity });
  }
}
