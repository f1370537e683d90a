import { useLoaderData } from "@remix-run/react";
import { act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useLocale, useT } from "~/i18n/I18n";
import { ActPage } from "~/modules/events/components/ActPage";
import { eventTitle } from "~/modules/events/event-time-text";
import { givePlaceBack } from "~/modules/events/stands/ask-for-place.server";
import { ownPlace } from "~/modules/events/stands/stand-queries.server";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "stand.own.giveBack" };

export const loader = page("stand.join", (context) => {
  const id = idParam(context.params);
  const { stand, legalName } = ownPlace(context, id, idParam(context.params, "standId"));
  return { id, stand, legalName };
});

export const action = act("stand.join", (context) => {
  const id = idParam(context.params);
  givePlaceBack(context, id, idParam(context.params, "standId"));
  return seeOther(`/portal/organisations/${id}/events?done=standLeft`);
});

export default function GivePlaceBack() {
  const t = useT();
  const locale = useLocale();
  const { id, stand, legalName } = useLoaderData<typeof loader>();
  const name = eventTitle({ titleZh: stand.nameZh, titleEn: stand.nameEn }, locale);
  return (
    <ActPage
      title={t("stand.own.giveBack")}
      sub={`${name} · ${legalName}`}
      hint={t("stand.own.giveBackHint")}
      submitLabel={t("stand.own.giveBack")}
      danger
      backTo={`/portal/organisations/${id}/stands/${stand.id}`}
    />
  );
}
