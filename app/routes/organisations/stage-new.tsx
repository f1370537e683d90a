import { useLoaderData } from "@remix-run/react";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { StageForm } from "~/modules/organisations/stages/components/StageForm";
import { saveStage } from "~/modules/organisations/stages/save-stage.server";
import { stageForm } from "~/modules/organisations/stages/stage-form";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";
import { organisationInCare } from "~/modules/organisations/organisation-care.server";

export const handle: PageHandle = { title: "stage.new" };

export const loader = page("organisation.write", (context) => {
  const id = idParam(context.params);
  organisationInCare(context, id);
  return { id };
});

export const action = act("organisation.write", (context) => {
  const organisationId = idParam(context.params);
  saveStage(context, { organisationId, values: accepted(stageForm, context.values) });
  return seeOther(`/organisations/${organisationId}/stages?saved=yes`);
});

export default function NewStage() {
  const t = useT();
  const { id } = useLoaderData<typeof loader>();
  const back = `/organisations/${id}/stages`;
  return (
    <Panel title={t("stage.new")} closeTo={back}>
      <StageForm cancelTo={back} />
    </Panel>
  );
}
