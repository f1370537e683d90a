import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useLocale, useT } from "~/i18n/I18n";
import { eventTitle } from "~/modules/events/event-time-text";
import { PlaceFields } from "~/modules/events/stands/components/PlaceFields";
import { putOnStand } from "~/modules/events/stands/save-place.server";
import { newPlaceForm } from "~/modules/events/stands/stand-form";
import { standToEdit } from "~/modules/events/stands/stand-queries.server";
import { OrganisationNameField } from "~/modules/organisations/components/OrganisationNameField";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "stand.putOn" };

export const loader = page("stand.write", (context) => {
  const { id, eventId, nameZh, nameEn } = standToEdit(
    context,
    idParam(context.params),
    idParam(context.params, "standId"),
  );
  return { id, eventId, nameZh, nameEn };
});

export const action = act("stand.write", (context) => {
  const id = idParam(context.params);
  putOnStand(context, id, idParam(context.params, "standId"), accepted(newPlaceForm, context.values));
  return seeOther(`/events/${id}/stands?done=placed`);
});

export default function PutFirmOnStand() {
  const t = useT();
  const locale = useLocale();
  const { eventId, nameZh, nameEn } = useLoaderData<typeof loader>();
  const back = `/events/${eventId}/stands`;
  return (
    <Panel title={t("stand.putOn")} closeTo={back}>
      <p className="mb-3 text-ink-soft">{eventTitle({ titleZh: nameZh, titleEn: nameEn }, locale)}</p>
      <Form schema={newPlaceForm} values={{ listed: true }} cancelTo={back}>
        <OrganisationNameField name="firm" label={t("stand.firm")} hint={t("stand.firmHint")} required />
        <PlaceFields version={0} registered={[]} withShare />
      </Form>
    </Panel>
  );
}
