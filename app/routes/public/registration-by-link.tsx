import { useLoaderData } from "@remix-run/react";
import { addressKey } from "~/access/address-key";
import { takeTurn } from "~/access/rate-limit.server";
import { act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useLocale, useT } from "~/i18n/I18n";
import { ActButton } from "~/modules/events/components/ActButton";
import { DoneNotice } from "~/modules/events/components/DoneNotice";
import { useRefusalText } from "~/modules/events/components/ActPage";
import { RegistrationStatusTag } from "~/modules/events/components/EventStatusTag";
import { RegistrationFacts } from "~/modules/events/components/RegistrationFacts";
import { RegistrationStanding } from "~/modules/events/components/RegistrationStanding";
import { TicketLinks } from "~/modules/events/components/TicketLinks";
import { confirmRegistration } from "~/modules/events/confirm-registration.server";
import { GIVING_UP_LABELS } from "~/modules/events/event-labels";
import { eventTitle } from "~/modules/events/event-time-text";
import { Excuses } from "~/modules/events/presence/components/Excuses";
import { registrationView } from "~/modules/events/registration-queries.server";
import { isLive } from "~/modules/events/registration-status";
import { LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "registration.page.title" };

const PER_CALLER = { limit: 120, windowMs: 60 * 60 * 1000 };

/** Looking confirms nothing: mail scanners follow links. The button does. */
export const loader = page("event.register", (context) => {
  if (context.actor.role === "visitor")
    takeTurn(`registration-link:${addressKey(context.address)}`, PER_CALLER, context.now());
  const token = context.params.token ?? "";
  return { token, registration: registrationView(context, { token }) };
});

export const action = act("event.register", (context) => {
  const token = context.params.token ?? "";
  confirmRegistration(context, { token });
  return seeOther(`/public/registrations/${token}?done=confirmed`);
});

const DONE = {
  amended: "registration.done.amended",
  excused: "presence.excuse.done",
} as const;

export default function RegistrationByLink() {
  const t = useT();
  const locale = useLocale();
  const { token, registration } = useLoaderData<typeof loader>();
  const refused = useRefusalText();
  const { status, event } = registration;
  const own = `/public/registrations/${token}`;
  const live = isLive(status);
  const asks = status === "pending" || status === "offered";
  return (
    <div className="mx-auto max-w-2xl">
      <p className="mb-2.5">
        <RegistrationStatusTag status={status} />
      </p>
      <h1 className="mb-3 text-xl leading-7 font-semibold">{eventTitle(event, locale)}</h1>
      <DoneNotice sentences={DONE} />
      {refused ? <Notice tone="bad">{refused}</Notice> : null}
      {event.cancelledAt !== null ? (
        <Notice tone="warn">{t("event.cancelledBecause", { reason: event.cancellationReason ?? "" })}</Notice>
      ) : null}
      <div className="mb-4">
        <RegistrationStanding registration={registration} />
      </div>
      <RegistrationFacts registration={registration} />
      <TicketLinks tickets={registration.tickets} />
      <Excuses people={registration.people} mayExcuse={registration.mayExcuse} action={`${own}/excuses`} />
      {asks && event.cancelledAt === null ? (
        <div className="mt-5">
          <ActButton action={own} look="main" className="min-h-12 w-full text-base sm:w-auto">
            {t(status === "offered" ? "registration.accept" : "registration.confirm")}
          </ActButton>
        </div>
      ) : null}
      {live && event.cancelledAt === null ? (
        <div className="mt-6 border-t border-line pt-4">
          <p className="mb-2 text-[13px] text-ink-faint">
            {t(status === "waiting" ? "registration.page.leaveHint" : "registration.page.cancelHint")}
          </p>
          <div className="flex flex-wrap gap-2">
            <LinkButton href={`${own}/people`}>{t("registration.amend")}</LinkButton>
            <LinkButton href={`${own}/cancellation`} look="danger">
              {t(GIVING_UP_LABELS[status])}
            </LinkButton>
          </div>
        </div>
      ) : (
        <p className="mt-5">
          <LinkButton href={`/public/events/${event.id}`}>{t("registration.page.again")}</LinkButton>
        </p>
      )}
    </div>
  );
}
