import { useLoaderData } from "@remix-run/react";
import { addressKey } from "~/access/address-key";
import { takeTurn } from "~/access/rate-limit.server";
import { qrPicture } from "~/charts/qr-picture.server";
import { page } from "~/http/page.server";
import { useLocale, useT } from "~/i18n/I18n";
import { RegistrationStatusTag } from "~/modules/events/components/EventStatusTag";
import { eventTimeText, eventTitle } from "~/modules/events/event-time-text";
import { ChosenLines } from "~/modules/events/programme/components/ChosenLines";
import { ticketOfCode } from "~/modules/events/ticket-queries.server";
import { LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { Facts, PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { QrPicture } from "~/ui/QrPicture";

export const handle: PageHandle = { title: "ticket.title" };

const PER_CALLER = { limit: 300, windowMs: 60 * 60 * 1000 };

/** The address that the QR code holds: its holder sees the ticket, and whoever keeps the door goes on to admit. */
export const loader = page("event.register", (context) => {
  if (context.actor.role === "visitor") takeTurn(`ticket:${addressKey(context.address)}`, PER_CALLER, context.now());
  const ticket = ticketOfCode(context, context.params.code ?? "");
  return { ticket, qr: ticket.code === null ? null : qrPicture(`${context.origin}/public/tickets/${ticket.code}`) };
});

export default function Ticket() {
  const t = useT();
  const locale = useLocale();
  const { ticket, qr } = useLoaderData<typeof loader>();
  const { event } = ticket;
  return (
    <div className="mx-auto max-w-md">
      <PageHead title={ticket.name} sub={<RegistrationStatusTag status={ticket.status} />} />
      {ticket.isAtDoor && ticket.code !== null ? (
        <p className="mb-4 print:hidden">
          <LinkButton href={`/events/${event.id}/door/tickets/${ticket.code}`} look="main">
            {t("ticket.atDoor")}
          </LinkButton>
        </p>
      ) : null}
      {qr ? (
        <div className="mb-4">
          <QrPicture picture={qr} label={t("ticket.picture", { name: ticket.name })} />
          <p className="mt-1.5 font-mono text-[15px]">{ticket.code}</p>
          <p className="mt-1 text-ink-soft">{t("ticket.use")}</p>
        </div>
      ) : (
        <Notice tone="warn">{t(ticket.isCancelled ? "ticket.eventCancelled" : "ticket.noSeat")}</Notice>
      )}
      <Facts
        items={[
          { label: t("event.title"), value: eventTitle(event, locale) },
          { label: t("event.time"), value: eventTimeText(event, locale) },
          ...(event.venue ? [{ label: t("event.place"), value: event.venue }] : []),
          { label: t("registration.organisation"), value: ticket.organisationName },
          ...(ticket.ticketType === null ? [] : [{ label: t("registration.ticketType"), value: ticket.ticketType }]),
          ...(ticket.sessions.length === 0
            ? []
            : [
                {
                  label: t("registration.sessions"),
                  value: <ChosenLines chosen={{ ticketType: null, sessions: ticket.sessions }} />,
                },
              ]),
        ]}
      />
    </div>
  );
}
