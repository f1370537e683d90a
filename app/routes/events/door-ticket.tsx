import { useLoaderData, useSearchParams } from "@remix-run/react";
import { idParam, page } from "~/http/page.server";
import { useLocale, useT } from "~/i18n/I18n";
import { ActButton } from "~/modules/events/components/ActButton";
import { TicketAnswer } from "~/modules/events/components/TicketAnswer";
import { TicketEntryForm } from "~/modules/events/components/TicketEntryForm";
import { doorAddress } from "~/modules/events/door-address";
import { presenceModesOf } from "~/modules/events/event-days";
import { eventHead } from "~/modules/events/event-page.server";
import { eventTitle } from "~/modules/events/event-time-text";
import { ticketAtDoor } from "~/modules/events/ticket-queries.server";
import { dayOfInstant, isBusinessDay } from "~/values/business-day";
import { LinkButton } from "~/ui/Button";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "ticket.check" };

/** Looking admits nobody: the camera of any phone opens this page by the ticket's address, and a tap admits. */
export const loader = page("attendance.record", (context) => {
  const event = eventHead(context, idParam(context.params));
  const asked = context.url.searchParams;
  const askedDay = asked.get("day") ?? "";
  const day = isBusinessDay(askedDay) ? askedDay : dayOfInstant(context.now());
  const modes = presenceModesOf(event.attendanceMode);
  const mode = modes.find((each) => each === asked.get("mode")) ?? modes[0]!;
  const code = (context.params.code ?? "").slice(0, 300);
  return { event, day, mode, code, ticket: ticketAtDoor(context, event.id, code, day) };
});

export default function TicketAtDoor() {
  const t = useT();
  const locale = useLocale();
  const { event, day, mode, code, ticket } = useLoaderData<typeof loader>();
  const isJustAdmitted = useSearchParams()[0].get("done") === "admitted" && ticket.answer === "already_in";
  const here = { day, mode };
  return (
    <div className="mx-auto max-w-md">
      <PageHead
        title={t("ticket.check")}
        sub={
          <a href={`/events/${event.id}`} className="text-weft hover:underline">
            {eventTitle(event, locale)}
          </a>
        }
      />
      <TicketAnswer ticket={ticket} isJustAdmitted={isJustAdmitted} day={day} />
      <div className="mb-6 flex flex-wrap gap-2">
        {ticket.answer === "to_admit" ? (
          <ActButton
            action={`/events/${event.id}/door/tickets`}
            look="main"
            className="min-h-12 px-6 text-base"
            fields={{ ...here, code }}
          >
            {t("attendance.door.signIn")}
          </ActButton>
        ) : null}
        {ticket.signIn ? (
          <ActButton
            action={`/events/${event.id}/door/sign-ins/${ticket.signIn.id}/removal`}
            className="min-h-12"
            fields={here}
          >
            {t("attendance.door.undo")}
          </ActButton>
        ) : null}
        <LinkButton href={doorAddress(event.id, here)}>{t("attendance.door")}</LinkButton>
      </div>
      <TicketEntryForm key={code} eventId={event.id} day={day} mode={mode} isNext />
    </div>
  );
}
