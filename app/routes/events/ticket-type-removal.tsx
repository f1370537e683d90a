import { useLoaderData } from "@remix-run/react";
import { act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useLocale, useT } from "~/i18n/I18n";
import { ActPage } from "~/modules/events/components/ActPage";
import { ticketTypeName } from "~/modules/events/programme/choices";
import { ticketTypeToEdit } from "~/modules/events/programme/programme-pages.server";
import { removeTicketType } from "~/modules/events/programme/remove-ticket-type.server";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "ticketType.remove" };

export const loader = page("event.write", (context) =>
  ticketTypeToEdit(context, idParam(context.params), idParam(context.params, "ticketTypeId")),
);

export const action = act("event.write", (context) => {
  const id = idParam(context.params);
  removeTicketType(context, id, idParam(context.params, "ticketTypeId"));
  return seeOther(`/events/${id}/tickets?done=removed`);
});

export default function RemoveTicketType() {
  const t = useT();
  const locale = useLocale();
  const loaded = useLoaderData<typeof loader>();
  return (
    <ActPage
      title={t("ticketType.remove")}
      sub={ticketTypeName(loaded, locale)}
      submitLabel={t("ticketType.remove")}
      danger
      backTo={`/events/${loaded.eventId}/tickets`}
    />
  );
}
