import { randomUUID } from "node:crypto";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { addressKey } from "~/access/address-key";
import { takeTurn } from "~/access/rate-limit.server";
import { accepted, act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useLocale, useT } from "~/i18n/I18n";
import { ActButton } from "~/modules/events/components/ActButton";
import { RegistrationForm } from "~/modules/events/components/RegistrationForm";
import { SeatsTag } from "~/modules/events/components/SeatsTag";
import { eventTimeText, eventTitle } from "~/modules/events/event-time-text";
import { invitationByLink } from "~/modules/events/invitations/invitation-queries.server";
import { limitCaller, limitMailbox } from "~/modules/events/limit-visitors.server";
import { choicesOpenTo, isLimited } from "~/modules/events/programme/choices";
import { Programme } from "~/modules/events/programme/components/Programme";
import { registerByInvitation } from "~/modules/events/register-for-event.server";
import { registrationForm } from "~/modules/events/registration-form";
import { HOURS_TO_CONFIRM } from "~/modules/events/registration-status";
import { localDateTime } from "~/values/business-day";
import { Notice } from "~/ui/Notice";
import { Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "invitation.page.title" };

const PER_CALLER = { limit: 120, windowMs: 60 * 60 * 1000 };

/** Looking answers nothing: mail scanners follow links. */
export const loader = page("invitation.answer", (context) => {
  takeTurn(`invitation:${addressKey(context.address)}`, PER_CALLER, context.now());
  const token = context.params.token ?? "";
  return { token, now: context.now(), submissionKey: randomUUID(), ...invitationByLink(context, token) };
});

export const action = act("invitation.answer", (context) => {
  const token = context.params.token ?? "";
  limitCaller(context);
  const input = accepted(registrationForm, context.values);
  limitMailbox(context, input.email);
  const { status } = registerByInvitation(context, token, input);
  return seeOther(`/public/invitations/${token}?done=${status}`);
});

export default function InvitationByLink() {
  const t = useT();
  const locale = useLocale();
  const [parameters] = useSearchParams();
  const { token, now, event, firm, answer, kept, submissionKey } = useLoaderData<typeof loader>();
  const name = (promoter: { zh: string; en: string }) => (locale === "en" ? promoter.en : promoter.zh);
  const summary = locale === "en" ? (event.summaryEn ?? event.summaryZh) : event.summaryZh;
  const choices = choicesOpenTo(event.choices, { isVouchedFor: true, now });
  const isNoTicketLeft = event.choices.ticketTypes.length > 0 && choices.ticketTypes.length === 0;
  const mayWait = event.waitingRule !== "none" && isLimited(event);
  const isFull = event.status === "full";
  const done = parameters.get("done");
  return (
    <div className="mx-auto max-w-2xl max-sm:pb-20">
      <p className="mb-2.5">
        <SeatsTag status={event.status} seatsLeft={event.seatsLeft} />
      </p>
      <p className="text-ink-soft">{t("invitation.page.lead", { firm })}</p>
      <h1 className="text-xl leading-7 font-semibold">{eventTitle(event, locale)}</h1>
      <div className="mt-1.5 mb-4 text-ink-soft">
        <p>{eventTimeText(event, locale)}</p>
        <p>
          {[event.venue, event.attendanceMode === "venue" ? null : t("event.mode.online")].filter(Boolean).join(" · ")}
        </p>
        <p>{t("public.event.organiser", { name: name(event.organisers.owner) })}</p>
        {event.organiserContact ? <p>{t("public.event.contact", { contact: event.organiserContact })}</p> : null}
        <p>{t("public.event.closes", { time: localDateTime(event.closesAt).replace("T", " ") })}</p>
        {kept === null || answer === "registered" ? null : <p>{t("invitation.page.kept", { day: kept })}</p>}
      </div>
      {event.cancelledAt !== null ? (
        <Notice tone="warn">{t("event.cancelledBecause", { reason: event.cancellationReason ?? "" })}</Notice>
      ) : null}
      {done === "pending" && answer !== "registered" ? (
        <Notice tone="ok">{t("registration.sent.body", { hours: HOURS_TO_CONFIRM })}</Notice>
      ) : null}
      {done === "waiting" ? <Notice tone="warn">{t("registration.done.waiting")}</Notice> : null}
      {answer === "registered" ? <Notice tone="ok">{t("invitation.page.registered", { firm })}</Notice> : null}
      {answer === "declined" ? <Notice tone="ok">{t("invitation.page.declined", { firm })}</Notice> : null}
      {summary ? <p className="mb-6 max-w-prose whitespace-pre-line">{summary}</p> : null}
      <Programme choices={event.choices} now={now} takesRegistrations={event.takesRegistrations} />
      {event.cancelledAt !== null || answer === "registered" ? null : !event.takesRegistrations ? (
        <p className="text-ink-soft">{t("public.event.notTaking")}</p>
      ) : (
        <>
          {answer === "none" ? (
            <div className="mb-6">
              <p className="mb-2 text-[13px] text-ink-faint">{t("invitation.page.declineHint")}</p>
              <ActButton action={`/public/invitations/${token}/declining`}>{t("invitation.page.decline")}</ActButton>
            </div>
          ) : null}
          <Section title={t("public.event.registerTitle")} id="register">
            {isNoTicketLeft ? (
              <p className="text-ink-soft">{t("ticketType.closed")}</p>
            ) : isFull && !mayWait ? (
              <p className="text-ink-soft">{t("public.event.fullHint")}</p>
            ) : (
              <>
                {isFull ? (
                  <Notice tone="warn">{t("public.event.waitingList", { count: event.waitingParties })}</Notice>
                ) : null}
                <RegistrationForm
                  dock
                  choices={choices}
                  mayWait={mayWait}
                  invitedFirm={firm}
                  defaults={{ submissionKey }}
                >
                  <p className="mb-2 text-[13px] text-ink-soft">{t("invitation.page.seatNote")}</p>
                </RegistrationForm>
              </>
            )}
          </Section>
        </>
      )}
    </div>
  );
}
