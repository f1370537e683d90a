import { useLoaderData } from "@remix-run/react";
import { act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { ActPage } from "~/modules/events/components/ActPage";
import { confirmPlace } from "~/modules/events/stands/settle-place.server";
import { placeToEdit } from "~/modules/events/stands/stand-queries.server";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "stand.confirm" };

export const loader = page("stand.write", (context) => {
  const eventId = idParam(context.params);
  const [standId, placeId] = [idParam(context.params, "standId"), idParam(context.params, "placeId")];
  return { eventId, legalName: placeToEdit(context, eventId, standId, placeId).legalName };
});

export const action = act("stand.write", (context) => {
  const id = idParam(context.params);
  confirmPlace(context, id, idParam(context.params, "standId"), idParam(context.params, "placeId"));
  return seeOther(`/events/${id}/stands?done=confirmed`);
});

export default function ConfirmPlace() {
  const t = useT();
  const { eventId, legalName } = useLoaderData<typeof loader>();
  return (
    <ActPage
      title={t("stand.confirm")}
      sub={legalName}
      submitLabel={t("stand.confirm")}
      backTo={`/events/${eventId}/stands`}
    />
  );
}
