import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { findEventToRun } from "~/modules/events/find-event.server";
import { TicketTypeFields } from "~/modules/events/programme/components/TicketTypeFields";
import { addTicketType } from "~/modules/events/programme/save-ticket-type.server";
import { ticketTypeForm } from "~/modules/events/programme/ticket-type-form";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "ticketType.new" };

export const loader = page("event.write", (context) => {
  const { id } = findEventToRun(context, idParam(context.params));
  return { id };
});

export const action = act("event.write", (context) => {
  const id = idParam(context.params);
  addTicketType(context, id, accepted(ticketTypeForm, context.values));
  return seeOther(`/events/${id}/tickets?done=saved`);
});

export default function NewTicketType() {
  const t = useT();
  const { id } = useLoaderData<typeof loader>();
  const back = `/events/${id}/tickets`;
  return (
    <Panel title={t("ticketType.new")} closeTo={back}>
      <Form schema={ticketTypeForm} values={{ audience: "everyone" }} cancelTo={back}>
        <TicketTypeFields version={0} />
      </Form>
    </Panel>
  );
}
