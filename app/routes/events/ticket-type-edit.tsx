import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { TicketTypeFields } from "~/modules/events/programme/components/TicketTypeFields";
import { ticketTypeToEdit } from "~/modules/events/programme/programme-pages.server";
import { updateTicketType } from "~/modules/events/programme/save-ticket-type.server";
import { ticketTypeForm } from "~/modules/events/programme/ticket-type-form";
import { LinkButton } from "~/ui/Button";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "ticketType.edit" };

export const loader = page("event.write", (context) =>
  ticketTypeToEdit(context, idParam(context.params), idParam(context.params, "ticketTypeId")),
);

export const action = act("event.write", (context) => {
  const id = idParam(context.params);
  updateTicketType(context, id, idParam(context.params, "ticketTypeId"), accepted(ticketTypeForm, context.values));
  return seeOther(`/events/${id}/tickets?done=saved`);
});

export default function EditTicketType() {
  const t = useT();
  const { id, eventId, version, ...values } = useLoaderData<typeof loader>();
  const back = `/events/${eventId}/tickets`;
  return (
    <Panel title={t("ticketType.edit")} closeTo={back}>
      <Form schema={ticketTypeForm} values={values} cancelTo={back}>
        <TicketTypeFields version={version} />
      </Form>
      <p className="mt-6 border-t border-line pt-4">
        <LinkButton href={`${back}/${id}/removal`} look="danger">
          {t("ticketType.remove")}
        </LinkButton>
      </p>
    </Panel>
  );
}
