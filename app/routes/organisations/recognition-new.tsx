import { useLoaderData } from "@remix-run/react";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { RecognitionForm } from "~/modules/organisations/recognitions/components/RecognitionForm";
import { recognitionForm } from "~/modules/organisations/recognitions/recognition-form";
import { recognitionTypeOptions } from "~/modules/organisations/recognitions/recognition-queries.server";
import { saveRecognition } from "~/modules/organisations/recognitions/save-recognition.server";
import { Notice } from "~/ui/Notice";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";
import { organisationInCare } from "~/modules/organisations/organisation-care.server";

export const handle: PageHandle = { title: "recognition.new" };

export const loader = page("organisation.write", (context) => {
  const id = idParam(context.params);
  organisationInCare(context, id);
  return { id, types: recognitionTypeOptions(context, { onlyActive: true }) };
});

export const action = act("organisation.write", (context) => {
  const organisationId = idParam(context.params);
  saveRecognition(context, { organisationId, values: accepted(recognitionForm, context.values) });
  return seeOther(`/organisations/${organisationId}/recognitions?saved=yes`);
});

export default function NewRecognition() {
  const t = useT();
  const { id, types } = useLoaderData<typeof loader>();
  const back = `/organisations/${id}/recognitions`;
  return (
    <Panel title={t("recognition.new")} closeTo={back}>
      {types.length === 0 ? (
        <Notice tone="warn">{t("recognition.noTypes")}</Notice>
      ) : (
        <RecognitionForm types={types} cancelTo={back} />
      )}
    </Panel>
  );
}
