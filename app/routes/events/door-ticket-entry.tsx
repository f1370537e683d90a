import { useLoaderData } from "@remix-run/react";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { admitTicket } from "~/modules/events/admit-ticket.server";
import { ticketEntryForm } from "~/modules/events/attendance-form";
import { RefusedAct } from "~/modules/events/components/ActPage";
import { ticketAddress } from "~/modules/events/door-address";
import { eventHead } from "~/modules/events/event-page.server";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "ticket.check" };

export const loader = page("attendance.record", (context) => ({ id: eventHead(context, idParam(context.params)).id }));

/** A scanner types the code and sends it: whom the ticket lets in is signed in at once, and the answer is a page. */
export const action = act("attendance.record", (context) => {
  const id = idParam(context.params);
  const entry = accepted(ticketEntryForm, context.values);
  const admitted = admitTicket(context, id, entry);
  return seeOther(ticketAddress(id, entry.code, { ...context.values, done: admitted ? "admitted" : "" }));
});

export default function CheckTicket() {
  const t = useT();
  const { id } = useLoaderData<typeof loader>();
  return <RefusedAct title={t("ticket.check")} backTo={`/events/${id}/door`} />;
}
