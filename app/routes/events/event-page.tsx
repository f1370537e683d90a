import { Outlet, useLoaderData } from "@remix-run/react";
import { can } from "~/access/can";
import { idParam, page } from "~/http/page.server";
import { useLocale, useT } from "~/i18n/I18n";
import { ActButton } from "~/modules/events/components/ActButton";
import { AttendanceTable } from "~/modules/events/components/AttendanceTable";
import { DoneNotice } from "~/modules/events/components/DoneNotice";
import { EventStatusTag } from "~/modules/events/components/EventStatusTag";
import {
  ATTENDANCE_MODE_LABELS,
  EVENT_HISTORY_LABELS,
  EVENT_TYPE_LABELS,
  NETWORK_ACTIVITY_LABELS,
  PROMOTER_FUNCTION_LABELS,
} from "~/modules/events/event-labels";
import { whyNotCancel, whyNotPublish, whyNotUnpublish } from "~/modules/events/event-lifecycle";
import { eventPage } from "~/modules/events/event-page.server";
import { CostTable } from "~/modules/events/costs/components/CostTable";
import { costsOf } from "~/modules/events/costs/cost-queries.server";
import { SurveySummary } from "~/modules/events/surveys/components/SurveySummary";
import { surveyOfEvent } from "~/modules/events/surveys/survey-queries.server";
import { InvitationCounts } from "~/modules/events/invitations/components/InvitationCounts";
import { invitationNumbers } from "~/modules/events/invitations/invitation-queries.server";
import { othersOfSeries } from "~/modules/events/series/series-queries.server";
import { OutcomesOfEvent } from "~/modules/events/outcomes/components/OutcomesOfEvent";
import { outcomesOfEvent } from "~/modules/events/outcomes/outcome-queries.server";
import { SessionTable } from "~/modules/events/programme/components/SessionTable";
import { FieldTable } from "~/modules/events/fields/components/FieldTable";
import { registrationFieldsOf } from "~/modules/events/fields/field-pages.server";
import { TicketTypeTable } from "~/modules/events/programme/components/TicketTypeTable";
import { programmeOf } from "~/modules/events/programme/programme-pages.server";
import { standNumbers } from "~/modules/events/stands/stand-queries.server";
import { eventTimeText, eventTitle } from "~/modules/events/event-time-text";
import { localDateTime } from "~/values/business-day";
import { LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { OutsideLink } from "~/ui/OutsideLink";
import { Facts, PageHead, Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const loader = page("event.list", (context) => {
  const shown = eventPage(context, idParam(context.params));
  const { mayRun } = shown;
  const mayWrite = mayRun && can(context.actor, "event.write");
  return {
    ...shown,
    event: { ...shown.event, onlineAddress: mayWrite ? shown.event.onlineAddress : null },
    mayWrite,
    mayPublish: mayRun && can(context.actor, "event.publish"),
    maySeeRegistrations: mayRun && can(context.actor, "registration.list"),
    mayRecord: mayRun && can(context.actor, "attendance.record"),
    mayInvite: mayRun && can(context.actor, "event.invite"),
    invitations: mayRun ? invitationNumbers(context, shown.event.id) : null,
    mayWriteOutcomes: mayRun && can(context.actor, "outcome.write"),
    programme: programmeOf(context, shown.event.id),
    stands: standNumbers(context, shown.event.id),
    mayKeepStands: mayRun && can(context.actor, "stand.write"),
    fields: registrationFieldsOf(context, shown.event.id),
    costs: mayRun && can(context.actor, "eventCost.see") ? costsOf(context, shown.event.id) : null,
    survey: mayRun && can(context.actor, "survey.see") ? surveyOfEvent(context, shown.event.id) : null,
    maySurvey: mayRun && can(context.actor, "survey.see"),
    series: othersOfSeries(context, shown.event),
    outcomes: mayRun && can(context.actor, "outcome.see") ? outcomesOfEvent(context, shown.event.id) : null,
  };
});

export const handle: PageHandle<{ event: { titleZh: string } }> = { title: (_t, data) => data.event.titleZh };

const DONE = {
  saved: "event.done.saved",
  published: "event.done.published",
  unpublished: "event.done.unpublished",
  cancelled: "event.done.cancelled",
  reopened: "event.done.reopened",
  copied: "event.done.copied",
  series: "series.done.made",
} as const;

export default function EventPage() {
  const t = useT();
  const locale = useLocale();
  const {
    event,
    status,
    organisers,
    numbers,
    attendance,
    happenings,
    history,
    outcomes,
    costs,
    programme,
    stands,
    fields,
    survey,
    invitations,
    series,
    ...may
  } = useLoaderData<typeof loader>();
  const base = `/events/${event.id}`;
  const name = (promoter: { zh: string; en: string }) => (locale === "en" ? promoter.en : promoter.zh);
  const summary = locale === "en" ? (event.summaryEn ?? event.summaryZh) : event.summaryZh;
  const unpublishable = whyNotPublish(event);
  const begun = status === "running" || status === "past";
  const live = event.publishedAt !== null && event.cancelledAt === null;
  return (
    <>
      <PageHead title={eventTitle(event, locale)} sub={<EventStatusTag status={status} />}>
        {may.mayPublish && unpublishable === null ? (
          <ActButton action={`${base}/publication`} look="main">
            {t("event.publish")}
          </ActButton>
        ) : null}
        {may.mayRecord && live ? (
          <LinkButton href={`${base}/door`} look={status === "running" ? "main" : "plain"}>
            {t("attendance.door")}
          </LinkButton>
        ) : null}
        {may.mayWrite ? <LinkButton href={`${base}/edit`}>{t("action.edit")}</LinkButton> : null}
        {may.mayWrite ? <LinkButton href={`${base}/copy`}>{t("action.copy")}</LinkButton> : null}
        {may.mayWrite ? <LinkButton href={`${base}/template`}>{t("template.keep")}</LinkButton> : null}
        {may.mayWrite ? <LinkButton href={`/events/series/new?event=${event.id}`}>{t("series.new")}</LinkButton> : null}
        {may.mayPublish && whyNotUnpublish(event, happenings) === null ? (
          <ActButton action={`${base}/withdrawal`}>{t("event.unpublish")}</ActButton>
        ) : null}
        {may.mayPublish && whyNotCancel(event, happenings) === null ? (
          <LinkButton href={`${base}/cancellation`} look="danger">
            {t("event.cancel")}
          </LinkButton>
        ) : null}
        {may.mayPublish && event.cancelledAt !== null ? (
          <ActButton action={`${base}/reopening`}>{t("event.reopen")}</ActButton>
        ) : null}
      </PageHead>
      <DoneNotice sentences={DONE} />
      {may.mayPublish && event.publishedAt === null && unpublishable !== null ? (
        <Notice>{t(unpublishable)}</Notice>
      ) : null}
      {event.cancelledAt !== null ? (
        <Notice tone="warn">{t("event.cancelledBecause", { reason: event.cancellationReason ?? "" })}</Notice>
      ) : null}
      <div className="grid gap-x-6 lg:grid-cols-[minmax(0,1fr)_360px]">
        <div className="min-w-0">
          <Section title={t("event.facts")}>
            <Facts
              items={[
                { label: t("event.time"), value: eventTimeText(event, locale) },
                {
                  label: t("event.place"),
                  value: event.venue ?? t(event.attendanceMode === "venue" ? "unknown" : "event.mode.online"),
                },
                { label: t("event.type"), value: t(EVENT_TYPE_LABELS[event.type]) },
                { label: t("event.mode"), value: t(ATTENDANCE_MODE_LABELS[event.attendanceMode]) },
                { label: t("event.function"), value: t(PROMOTER_FUNCTION_LABELS[event.promoterFunction]) },
                { label: t("event.activity"), value: t(NETWORK_ACTIVITY_LABELS[event.networkActivity]) },
                { label: t("event.promoterLabel"), value: name(organisers.owner) },
                ...(organisers.coHosts.length > 0
                  ? [
                      {
                        label: t("event.coHosts"),
                        value: organisers.coHosts.map(name).join(t("registration.separator")),
                      },
                    ]
                  : []),
                ...(event.onlineAddress && may.mayWrite
                  ? [
                      {
                        label: t("event.onlineAddress"),
                        value: <OutsideLink address={event.onlineAddress} />,
                      },
                    ]
                  : []),
                ...(event.registrationClosesAt
                  ? [
                      {
                        label: t("event.registrationClosesAt"),
                        value: localDateTime(event.registrationClosesAt).replace("T", " "),
                      },
                    ]
                  : []),
                ...(event.reservedUntil !== null && event.reservedSeats > 0
                  ? [
                      {
                        label: t("event.reservedSeats"),
                        value: t("event.reservedLine", { count: event.reservedSeats, day: event.reservedUntil }),
                      },
                    ]
                  : []),
                ...(event.organiserContact
                  ? [{ label: t("event.organiserContact"), value: event.organiserContact }]
                  : []),
                {
                  label: t("event.publicPage"),
                  value:
                    event.listed && event.publishedAt !== null ? (
                      <a href={`/public/events/${event.id}`} className="text-weft underline">
                        /public/events/{event.id}
                      </a>
                    ) : (
                      t(event.listed ? "event.publicPage.hidden" : "event.notListed")
                    ),
                },
              ]}
            />
          </Section>
          {summary ? (
            <Section title={t("event.summary")}>
              <p className="rounded-lg border border-line bg-sheet p-4 whitespace-pre-line">{summary}</p>
            </Section>
          ) : null}
          {may.mayWrite || programme.sessions.length > 0 ? (
            <Section
              title={t("session.list.title")}
              more={may.mayWrite ? { href: `${base}/sessions`, label: t("session.edit") } : undefined}
            >
              {programme.sessions.length > 0 ? (
                <SessionTable sessions={programme.sessions} hasDays={event.startDay !== event.endDay} />
              ) : (
                <p className="text-ink-faint">{t("session.list.empty")}</p>
              )}
            </Section>
          ) : null}
          <Section
            title={t("attendance.title")}
            note={t("attendance.firms", { count: attendance.firms })}
            more={may.mayRecord && live ? { href: `${base}/attendance`, label: t("attendance.record") } : undefined}
          >
            <AttendanceTable days={attendance.days} />
            {attendance.firms > 0 || attendance.absent !== null ? (
              <p className="mt-2 text-[13px] text-ink-soft">
                {[
                  t("attendance.firstTimeFirms", { count: attendance.firstTimeFirms }),
                  ...(attendance.absent === null ? [] : [t("attendance.absent", { count: attendance.absent })]),
                ].join(t("registration.separator"))}
              </p>
            ) : null}
            {may.mayRecord && attendance.onlyListed > 0 ? (
              <p className="mt-2 text-[13px] text-warn-strong">
                {t("presence.onlyListed", { count: attendance.onlyListed })}{" "}
                <a href={`${base}/attendance`} className="underline">
                  {t("presence.onlyListedWhere")}
                </a>
              </p>
            ) : null}
            {may.mayRecord && event.publishedAt !== null ? (
              <p className="mt-2 flex flex-wrap gap-x-4">
                <a href={`${base}/presence`} className="touch-target inline-flex items-center text-weft underline">
                  {t("presence.title")}
                </a>
                <a
                  href={`${base}/presence/print`}
                  className="touch-target inline-flex items-center text-weft underline"
                >
                  {t("presence.print")}
                </a>
              </p>
            ) : null}
          </Section>
          {may.maySurvey && (survey || status === "past") ? (
            <Section title={t("survey.title")} more={{ href: `${base}/survey`, label: t("survey.open") }}>
              <SurveySummary survey={survey} />
            </Section>
          ) : null}
          {series.length > 0 ? (
            <Section
              title={t("series.others")}
              more={may.mayWrite ? { href: `${base}/series`, label: t("series.changes") } : undefined}
            >
              <ul className="rounded-lg border border-line bg-sheet">
                {series.map((other) => (
                  <li key={other.id} className="border-b border-line last:border-0">
                    <a
                      href={`/events/${other.id}`}
                      className="flex min-h-11 flex-wrap items-center gap-x-3 px-4 hover:bg-wash"
                    >
                      <span className="tabular-nums">{other.startDay}</span>
                      <span className="min-w-0 flex-1 break-words">{eventTitle(other, locale)}</span>
                      {other.cancelledAt !== null || other.publishedAt === null ? (
                        <span className="text-[13px] text-ink-faint">
                          {t(other.cancelledAt !== null ? "event.status.cancelled" : "event.status.draft")}
                        </span>
                      ) : null}
                    </a>
                  </li>
                ))}
              </ul>
            </Section>
          ) : null}
          {costs ? (
            <Section title={t("cost.title")} more={{ href: `${base}/costs`, label: t("cost.edit") }}>
              <CostTable costs={costs} firms={attendance.firms} people={attendance.venue} />
            </Section>
          ) : null}
          {outcomes && begun ? (
            <Section
              title={t("outcome.ofEvent")}
              more={may.mayWriteOutcomes ? { href: `${base}/outcomes/new`, label: t("outcome.new") } : undefined}
            >
              <OutcomesOfEvent outcomes={outcomes} />
            </Section>
          ) : null}
        </div>
        <div className="min-w-0">
          <Section
            title={t("event.numbers")}
            more={
              may.maySeeRegistrations
                ? { href: `${base}/registrations`, label: t("registration.list.title") }
                : undefined
            }
          >
            <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line">
              {[
                { label: t("event.numbers.confirmed"), value: numbers.confirmedSeats },
                { label: t("event.numbers.left"), value: numbers.seatsLeft ?? t("event.unlimited") },
                { label: t("event.numbers.pending"), value: numbers.pendingSeats },
                { label: t("event.numbers.firms"), value: numbers.organisations },
                ...(numbers.askedSeats === 0 && !event.needsApproval
                  ? []
                  : [{ label: t("event.numbers.asked"), value: numbers.askedSeats }]),
                ...(event.waitingRule === "none" && numbers.waitingSeats + numbers.offeredSeats === 0
                  ? []
                  : [
                      { label: t("event.numbers.waiting"), value: numbers.waitingSeats },
                      { label: t("event.numbers.offered"), value: numbers.offeredSeats },
                    ]),
              ].map((number) => (
                <div key={number.label} className="bg-sheet px-4 py-3 last:odd:col-span-2">
                  <dt className="text-[13px] text-ink-faint">{number.label}</dt>
                  <dd className="text-xl font-semibold">{number.value}</dd>
                </div>
              ))}
            </dl>
          </Section>
          {invitations && (invitations.invited > 0 || (may.mayInvite && live)) ? (
            <Section
              title={t("invitation.numbers")}
              more={
                may.mayInvite
                  ? {
                      href: `${base}/invitations${invitations.invited === 0 ? "/new" : ""}`,
                      label: t(invitations.invited === 0 ? "invitation.new" : "invitation.list.title"),
                    }
                  : undefined
              }
            >
              <InvitationCounts numbers={invitations} path={may.mayInvite ? `${base}/invitations` : null} />
            </Section>
          ) : null}
          {may.mayWrite || programme.ticketTypes.length > 0 ? (
            <Section
              title={t("ticketType.list.title")}
              more={may.mayWrite ? { href: `${base}/tickets`, label: t("ticketType.edit") } : undefined}
            >
              {programme.ticketTypes.length > 0 ? (
                <TicketTypeTable ticketTypes={programme.ticketTypes} />
              ) : (
                <p className="text-ink-faint">{t("ticketType.list.empty")}</p>
              )}
            </Section>
          ) : null}
          {stands.stands > 0 || (may.mayKeepStands && event.type === "exhibition") ? (
            <Section
              title={t("stand.list.title")}
              more={may.mayKeepStands ? { href: `${base}/stands`, label: t("stand.open") } : undefined}
            >
              <p className="text-ink-soft">
                {stands.stands === 0
                  ? t("stand.list.empty")
                  : [
                      t("stand.count", { count: stands.stands }),
                      t("stand.confirmedCount", { count: stands.confirmed }),
                      ...(stands.asked > 0 ? [t("stand.askedCount", { count: stands.asked })] : []),
                    ].join(" · ")}
              </p>
            </Section>
          ) : null}
          {may.mayWrite || fields.length > 0 ? (
            <Section
              title={t("asked.list.title")}
              more={
                may.mayWrite
                  ? {
                      href: `${base}/fields${fields.length === 0 ? "/new" : ""}`,
                      label: t(fields.length === 0 ? "asked.new" : "asked.edit"),
                    }
                  : undefined
              }
            >
              {fields.length > 0 ? (
                <FieldTable fields={fields} />
              ) : (
                <p className="text-ink-faint">{t("asked.list.empty")}</p>
              )}
            </Section>
          ) : null}
          <Section title={t("event.history")}>
            <ol className="rounded-lg border border-line bg-sheet">
              {history.map((entry, index) => (
                <li key={index} className="border-b border-line px-4 py-2 last:border-0">
                  {EVENT_HISTORY_LABELS[entry.action] ? t(EVENT_HISTORY_LABELS[entry.action]!) : entry.action}
                  <span className="block text-[13px] text-ink-faint">
                    {t("event.history.at", { time: localDateTime(entry.at).replace("T", " "), name: entry.actorName })}
                  </span>
                </li>
              ))}
            </ol>
          </Section>
        </div>
      </div>
      <Outlet />
    </>
  );
}
