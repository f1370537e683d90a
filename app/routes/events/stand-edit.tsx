import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { StandFields } from "~/modules/events/stands/components/StandFields";
import { updateStand } from "~/modules/events/stands/save-stand.server";
import { standForm } from "~/modules/events/stands/stand-form";
import { standToEdit } from "~/modules/events/stands/stand-queries.server";
import { LinkButton } from "~/ui/Button";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "stand.edit" };

export const loader = page("stand.write", (context) =>
  standToEdit(context, idParam(context.params), idParam(context.params, "standId")),
);

export const action = act("stand.write", (context) => {
  const id = idParam(context.params);
  updateStand(context, id, idParam(context.params, "standId"), accepted(standForm, context.values));
  return seeOther(`/events/${id}/stands?done=saved`);
});

export default function EditStand() {
  const t = useT();
  const { id, eventId, version, ...values } = useLoaderData<typeof loader>();
  const back = `/events/${eventId}/stands`;
  return (
    <Panel title={t("stand.edit")} closeTo={back}>
      <Form schema={standForm} values={values} cancelTo={back}>
        <StandFields version={version} />
      </Form>
      <p className="mt-6 border-t border-line pt-4">
        <LinkButton href={`${back}/${id}/removal`} look="danger">
          {t("stand.remove")}
        </LinkButton>
      </p>
    </Panel>
  );
}
