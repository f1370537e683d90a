import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { ActButton } from "~/modules/events/components/ActButton";
import { PlaceFields } from "~/modules/events/stands/components/PlaceFields";
import { StandFirmStatusTag } from "~/modules/events/stands/components/StandFirmStatusTag";
import { updatePlace } from "~/modules/events/stands/save-place.server";
import { placeForm } from "~/modules/events/stands/stand-form";
import { placeToEdit } from "~/modules/events/stands/stand-queries.server";
import { LinkButton } from "~/ui/Button";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "stand.firm" };

export const loader = page("stand.write", (context) => {
  const eventId = idParam(context.params);
  const [standId, placeId] = [idParam(context.params, "standId"), idParam(context.params, "placeId")];
  return { eventId, ...placeToEdit(context, eventId, standId, placeId) };
});

export const action = act("stand.write", (context) => {
  const id = idParam(context.params);
  const [standId, placeId] = [idParam(context.params, "standId"), idParam(context.params, "placeId")];
  updatePlace(context, id, standId, placeId, accepted(placeForm, context.values));
  return seeOther(`/events/${id}/stands?done=placed`);
});

export default function FirmOnStand() {
  const t = useT();
  const { eventId, id, stand, legalName, registered, status, version, values } = useLoaderData<typeof loader>();
  const back = `/events/${eventId}/stands`;
  const own = `${back}/${stand.id}/firms/${id}`;
  return (
    <Panel title={legalName} closeTo={back}>
      <p className="mb-4">
        <StandFirmStatusTag status={status} />
      </p>
      <Form schema={placeForm} values={values} cancelTo={back}>
        <PlaceFields version={version} registered={registered} withShare />
      </Form>
      {status === "withdrawn" ? null : (
        <div className="mt-6 flex flex-wrap gap-2 border-t border-line pt-4">
          {status === "asked" ? <ActButton action={`${own}/confirmation`}>{t("stand.confirm")}</ActButton> : null}
          <LinkButton href={`${own}/withdrawal`} look="danger">
            {t(status === "asked" ? "stand.decline" : "stand.withdraw")}
          </LinkButton>
        </div>
      )}
    </Panel>
  );
}
