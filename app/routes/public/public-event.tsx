import { randomUUID } from "node:crypto";
import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { can } from "~/access/can";
import { accepted, act } from "~/http/act.server";
import { idParam, page, type PageContext } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useLocale, useT } from "~/i18n/I18n";
import { knownPeopleOf } from "~/modules/desk/firm-events.server";
import { RegistrationForm } from "~/modules/events/components/RegistrationForm";
import { SeatsTag } from "~/modules/events/components/SeatsTag";
import { eventStructuredData } from "~/modules/events/event-structured-data";
import { ATTENDANCE_MODE_LABELS } from "~/modules/events/event-labels";
import { eventTimeText, eventTitle, momentText } from "~/modules/events/event-time-text";
import { choicesOpenTo, isLimited } from "~/modules/events/programme/choices";
import { Programme } from "~/modules/events/programme/components/Programme";
import { limitCaller, limitMailbox, registersAsVisitor } from "~/modules/events/limit-visitors.server";
import { publicEvent } from "~/modules/events/public-event-queries.server";
import { publicPageMeta } from "~/modules/events/public-page-meta";
import { registerForEvent } from "~/modules/events/register-for-event.server";
import { PublicStands } from "~/modules/events/stands/components/PublicStands";
import { publicStands } from "~/modules/events/stands/stand-queries.server";
import { registrationForm } from "~/modules/events/registration-form";
import { ownContact, ownFirms } from "~/modules/events/registration-queries.server";
import { newRegistrationToken } from "~/modules/events/registration-token.server";
import { localDateTime } from "~/values/business-day";
import { LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import type { PageHandle } from "~/ui/page-title";
import { Section } from "~/ui/Page";

export const loader = page("event.register", (context) => {
  const event = publicEvent(context, idParam(context.params));
  const representative = can(context.actor, "portal.use");
  const staff = can(context.actor, "registration.list");
  return {
    event,
    stands: publicStands(context, event.id),
    now: context.now(),
    staff,
    reader: !staff && can(context.actor, "event.list"),
    representative,
    ...firmsToRegister(context, representative),
    self: representative ? ownContact(context) : null,
    submissionKey: randomUUID(),
    described: publicPageMeta({
      origin: context.origin,
      path: `/public/events/${event.id}`,
      title: eventTitle(event, context.locale),
      description: (context.locale === "en" ? event.summaryEn : null) ?? event.summaryZh,
      siteName: context.locale === "en" ? event.organisers.owner.en : event.organisers.owner.zh,
      locale: context.locale,
      type: "article",
    }),
    structured: eventStructuredData(event, `${context.origin}/public/events/${event.id}`, context.locale),
  };
});

/**
 * The firms that the person speaks for, or the one of them that the address names; and, where it is one, who of it may be meant:
 * people of one firm are never offered for another.
 */
function firmsToRegister(context: PageContext, representative: boolean) {
  if (!representative) return { firms: [], known: [] };
  const all = ownFirms(context);
  const asked = all.filter(({ id }) => String(id) === context.url.searchParams.get("firm"));
  const firms = asked.length === 1 ? asked : all;
  return { firms, known: firms.length === 1 ? knownPeopleOf(context, firms[0]!.id) : [] };
}

export const handle: PageHandle<{ event: { titleZh: string } }> = { title: (_t, data) => data.event.titleZh };

/** A data block, which no browser runs. */
export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ "script:ld+json": data.structured as never }, ...data.described] : [];

export const action = act("event.register", (context) => {
  const id = idParam(context.params);
  limitCaller(context);
  const input = accepted(registrationForm, context.values);
  limitMailbox(context, input.email);
  const { status } = registerForEvent(context, id, input, newRegistrationToken());
  if (registersAsVisitor(context)) return seeOther(`/public/events/${id}/sent`);
  return seeOther(`/portal?done=${status === "waiting" || status === "asked" ? status : "registered"}`);
});

export default function PublicEventPage() {
  const t = useT();
  const locale = useLocale();
  const { event, stands, now, staff, reader, representative, firms, known, self, submissionKey } =
    useLoaderData<typeof loader>();
  const name = (promoter: { zh: string; en: string }) => (locale === "en" ? promoter.en : promoter.zh);
  const summary = locale === "en" ? (event.summaryEn ?? event.summaryZh) : event.summaryZh;
  const choices = choicesOpenTo(event.choices, { isVouchedFor: representative, now });
  const isNoTicketLeft = event.choices.ticketTypes.length > 0 && choices.ticketTypes.length === 0;
  const mayWait = event.waitingRule !== "none" && isLimited(event);
  const isFull = event.status === "full";
  const takes = event.takesRegistrations && (!isFull || mayWait);
  return (
    <div className="mx-auto max-w-2xl max-sm:pb-20">
      <p className="mb-2.5">
        <SeatsTag status={event.status} seatsLeft={event.seatsLeft} />
      </p>
      <h1 className="text-xl leading-7 font-semibold">{eventTitle(event, locale)}</h1>
      <div className="mt-1.5 mb-4 text-ink-soft">
        <p>{eventTimeText(event, locale)}</p>
        <p>
          {[event.venue, event.attendanceMode === "venue" ? null : t("event.mode.online")].filter(Boolean).join(" · ")}
        </p>
        <p>{t("public.event.organiser", { name: name(event.organisers.owner) })}</p>
        {event.organisers.coHosts.length > 0 ? (
          <p>
            {t("public.event.coHosts", { names: event.organisers.coHosts.map(name).join(t("registration.separator")) })}
          </p>
        ) : null}
        {event.organiserContact ? <p>{t("public.event.contact", { contact: event.organiserContact })}</p> : null}
        {takes ? <p>{t("public.event.closes", { time: localDateTime(event.closesAt).replace("T", " ") })}</p> : null}
        {event.attendanceMode === "venue" ? null : <p>{t("public.event.onlineNote")}</p>}
      </div>
      {event.cancelledAt !== null ? (
        <Notice tone="warn">{t("event.cancelledBecause", { reason: event.cancellationReason ?? "" })}</Notice>
      ) : (
        <>
          {event.moved.startsAt === null ? null : (
            <Notice tone="warn">
              {t("public.event.moved", {
                from: momentText(event.moved.startsAt, locale),
                to: momentText(event.startsAt, locale),
              })}
            </Notice>
          )}
          {event.moved.attendanceMode === null ? null : (
            <Notice tone="warn">
              {t("public.event.modeChanged", { mode: t(ATTENDANCE_MODE_LABELS[event.attendanceMode]) })}
            </Notice>
          )}
          <p className="mb-4">
            <LinkButton href={`/public/events/${event.id}/event.ics`}>{t("public.event.calendarFile")}</LinkButton>
          </p>
        </>
      )}
      {summary ? <p className="mb-6 max-w-prose whitespace-pre-line">{summary}</p> : null}
      <Programme choices={event.choices} now={now} takesRegistrations={event.takesRegistrations} />
      <PublicStands stands={stands} />
      {event.cancelledAt !== null ? null : (
        <div className="print:hidden">
          <Section title={t("public.event.registerTitle")} id="register">
            {staff || reader ? (
              <p className="text-ink-soft">
                {t("public.event.asStaff")}{" "}
                <a
                  href={staff ? `/events/${event.id}/registrations` : `/events/${event.id}`}
                  className="text-weft underline"
                >
                  {t(staff ? "registration.list.title" : "event.facts")}
                </a>
              </p>
            ) : !event.takesRegistrations ? (
              <p className="text-ink-soft">{t("public.event.notTaking")}</p>
            ) : isNoTicketLeft ? (
              <p className="text-ink-soft">
                {t(
                  event.choices.ticketTypes.some(({ audience }) => audience === "members")
                    ? "ticketType.membersSignIn"
                    : "ticketType.closed",
                )}
              </p>
            ) : isFull && !mayWait ? (
              <p className="text-ink-soft">{t("public.event.fullHint")}</p>
            ) : representative && firms.length === 0 ? (
              <p className="text-ink-soft">{t("portal.noFirm")}</p>
            ) : (
              <>
                {isFull ? (
                  <Notice tone="warn">
                    <p>{t("public.event.waitingList", { count: event.waitingParties })}</p>
                    <p>{t(`public.event.waitingRule.${event.waitingRule}`, { hours: event.offerHours })}</p>
                  </Notice>
                ) : null}
                {event.needsApproval ? <Notice tone="plain">{t("registration.askNote")}</Notice> : null}
                <RegistrationForm
                  dock
                  choices={choices}
                  mayWait={mayWait}
                  firms={firms}
                  known={known}
                  defaults={{
                    submissionKey,
                    ...(self ? { contactName: self.name, email: self.email } : {}),
                    // Whoever speaks for several says for which one.
                    ...(firms.length === 1 ? { organisationId: firms[0]!.id } : {}),
                  }}
                >
                  {event.needsApproval ? (
                    representative ? null : (
                      <p className="mb-2 text-[13px] text-ink-soft">{t("registration.askLinkNote")}</p>
                    )
                  ) : (
                    <p className="mb-2 text-[13px] text-ink-soft">
                      {t(
                        isFull
                          ? representative
                            ? "registration.waitNoteNow"
                            : "registration.waitNote"
                          : representative
                            ? "registration.seatNoteNow"
                            : "registration.seatNote",
                      )}
                    </p>
                  )}
                </RegistrationForm>
              </>
            )}
          </Section>
        </div>
      )}
    </div>
  );
}
