import { useLoaderData } from "@remix-run/react";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { StageForm } from "~/modules/organisations/stages/components/StageForm";
import { saveStage } from "~/modules/organisations/stages/save-stage.server";
import { stageForm } from "~/modules/organisations/stages/stage-form";
import { stageFormValues } from "~/modules/organisations/stages/stage-queries.server";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "stage.edit" };

export const loader = page("organisation.write", (context) => {
  const id = idParam(context.params);
  return { id, ...stageFormValues(context, id, idParam(context.params, "transitionId")) };
});

export const action = act("organisation.write", (context) => {
  const organisationId = idParam(context.params);
  const id = idParam(context.params, "transitionId");
  saveStage(context, { organisationId, id, values: accepted(stageForm, context.values) });
  return seeOther(`/organisations/${organisationId}/stages?saved=yes`);
});

export default function EditStage() {
  const t = useT();
  const { id, values, version } = useLoaderData<typeof loader>();
  const back = `/organisations/${id}/stages`;
  return (
    <Panel title={t("stage.edit")} closeTo={back}>
      <StageForm values={values} version={version} cancelTo={back} />
    </Panel>
  );
}
