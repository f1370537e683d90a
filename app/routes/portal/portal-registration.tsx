import { useLoaderData } from "@remix-run/react";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useLocale, useT } from "~/i18n/I18n";
import { amendRegistration } from "~/modules/events/amend-registration.server";
import { AmendmentForm } from "~/modules/events/components/AmendmentForm";
import { ActButton } from "~/modules/events/components/ActButton";
import { DoneNotice } from "~/modules/events/components/DoneNotice";
import { RegistrationStatusTag } from "~/modules/events/components/EventStatusTag";
import { RegistrationFacts } from "~/modules/events/components/RegistrationFacts";
import { RegistrationStanding } from "~/modules/events/components/RegistrationStanding";
import { TicketLinks } from "~/modules/events/components/TicketLinks";
import { GIVING_UP_LABELS } from "~/modules/events/event-labels";
import { eventsWithinSight } from "~/modules/events/event-queries.server";
import { eventTitle } from "~/modules/events/event-time-text";
import { Excuses } from "~/modules/events/presence/components/Excuses";
import { amendmentForm } from "~/modules/events/registration-form";
import { registrationView } from "~/modules/events/registration-queries.server";
import { isLive } from "~/modules/events/registration-status";
import { LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import type { RegistrationStatus } from "~/modules/events/vocabulary";
import type { PageHandle } from "~/ui/page-title";
import { PageHead, Section } from "~/ui/Page";

export const handle: PageHandle = { title: "registration.page.title" };

export const loader = page("portal.use", (context) => {
  const registration = registrationView(context, { id: idParam(context.params) });
  const { id: eventId, endsAt } = registration.event;
  return {
    registration,
    over: endsAt <= context.now(),
    seesEvent: eventsWithinSight(context, [eventId]).has(eventId),
  };
});

export const action = act("portal.use", (context) => {
  const id = idParam(context.params);
  amendRegistration(context, { id }, accepted(amendmentForm, context.values));
  return seeOther("/portal?done=amended");
});

const DONE = { excused: "presence.excuse.done" } as const;
/** What the tag alone does not say. */
const TOLD: ReadonlySet<RegistrationStatus> = new Set(["asked", "declined", "offered", "waiting", "lapsed"]);

export default function PortalRegistration() {
  const t = useT();
  const locale = useLocale();
  const { registration, over, seesEvent } = useLoaderData<typeof loader>();
  const { event, status } = registration;
  const live = !over && event.cancelledAt === null && isLive(status);
  return (
    <div className="mx-auto max-w-2xl">
      <PageHead title={eventTitle(event, locale)} sub={<RegistrationStatusTag status={status} />}>
        {seesEvent ? <LinkButton href={`/public/events/${event.id}`}>{t("desk.eventPage")}</LinkButton> : null}
      </PageHead>
      <DoneNotice sentences={DONE} />
      {event.cancelledAt !== null ? (
        <Notice tone="warn">{t("event.cancelledBecause", { reason: event.cancellationReason ?? "" })}</Notice>
      ) : null}
      {TOLD.has(status) ? (
        <Notice tone={status === "offered" ? "warn" : "plain"}>
          <RegistrationStanding registration={registration} />
          {live && status === "offered" ? (
            <div className="mt-3 flex flex-wrap gap-2">
              <ActButton
                action={`/portal/registrations/${registration.id}/confirmation`}
                look="main"
                className="min-h-12 text-base"
              >
                {t("registration.accept")}
              </ActButton>
            </div>
          ) : null}
        </Notice>
      ) : null}
      <RegistrationFacts registration={registration} />
      <TicketLinks tickets={registration.tickets} />
      <Excuses
        people={registration.people}
        mayExcuse={registration.mayExcuse}
        action={`/portal/registrations/${registration.id}/excuses`}
      />
      {live ? (
        <div className="mt-6">
          <Section title={t("registration.amend")}>
            <AmendmentForm registration={registration} cancelTo="/portal" />
          </Section>
          <p className="border-t border-line pt-4">
            <LinkButton href={`/portal/registrations/${registration.id}/cancellation`} look="danger">
              {t(GIVING_UP_LABELS[status])}
            </LinkButton>
          </p>
        </div>
      ) : (
        <p className="mt-5">
          <LinkButton href="/portal">{t("action.back")}</LinkButton>
        </p>
      )}
    </div>
  );
}
