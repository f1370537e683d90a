import { useLoaderData } from "@remix-run/react";
import { act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useLocale, useT } from "~/i18n/I18n";
import { ActPage } from "~/modules/events/components/ActPage";
import { eventTitle } from "~/modules/events/event-time-text";
import { removeStand } from "~/modules/events/stands/remove-stand.server";
import { standToEdit } from "~/modules/events/stands/stand-queries.server";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "stand.remove" };

export const loader = page("stand.write", (context) =>
  standToEdit(context, idParam(context.params), idParam(context.params, "standId")),
);

export const action = act("stand.write", (context) => {
  const id = idParam(context.params);
  removeStand(context, id, idParam(context.params, "standId"));
  return seeOther(`/events/${id}/stands?done=removed`);
});

export default function RemoveStand() {
  const t = useT();
  const locale = useLocale();
  const { nameZh, nameEn, eventId } = useLoaderData<typeof loader>();
  return (
    <ActPage
      title={t("stand.remove")}
      sub={eventTitle({ titleZh: nameZh, titleEn: nameEn }, locale)}
      submitLabel={t("stand.remove")}
      danger
      backTo={`/events/${eventId}/stands`}
    />
  );
}
