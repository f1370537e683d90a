import { useLoaderData } from "@remix-run/react";
import { act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { ActPage } from "~/modules/events/components/ActPage";
import { withdrawPlace } from "~/modules/events/stands/settle-place.server";
import { placeToEdit } from "~/modules/events/stands/stand-queries.server";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "stand.withdraw" };

export const loader = page("stand.write", (context) => {
  const eventId = idParam(context.params);
  const [standId, placeId] = [idParam(context.params, "standId"), idParam(context.params, "placeId")];
  const { legalName, status } = placeToEdit(context, eventId, standId, placeId);
  return { eventId, legalName, status };
});

export const action = act("stand.write", (context) => {
  const id = idParam(context.params);
  withdrawPlace(context, id, idParam(context.params, "standId"), idParam(context.params, "placeId"));
  return seeOther(`/events/${id}/stands?done=withdrawn`);
});

export default function WithdrawPlace() {
  const t = useT();
  const { eventId, legalName, status } = useLoaderData<typeof loader>();
  const label = t(status === "asked" ? "stand.decline" : "stand.withdraw");
  return (
    <ActPage
      title={label}
      sub={legalName}
      hint={t("stand.withdrawHint")}
      submitLabel={label}
      danger
      backTo={`/events/${eventId}/stands`}
    />
  );
}
