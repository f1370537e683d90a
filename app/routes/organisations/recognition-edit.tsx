import { useLoaderData } from "@remix-run/react";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { RecognitionForm } from "~/modules/organisations/recognitions/components/RecognitionForm";
import { findRecognition } from "~/modules/organisations/recognitions/find-recognition.server";
import { recognitionForm } from "~/modules/organisations/recognitions/recognition-form";
import {
  recognitionFormValues,
  recognitionTypeOptions,
} from "~/modules/organisations/recognitions/recognition-queries.server";
import { saveRecognition } from "~/modules/organisations/recognitions/save-recognition.server";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "recognition.edit" };

export const loader = page("organisation.write", (context) => {
  const id = idParam(context.params);
  const row = findRecognition(context, id, idParam(context.params, "recognitionId"));
  return {
    id,
    values: recognitionFormValues(context, row),
    version: row.version,
    types: recognitionTypeOptions(context, { onlyActive: false }),
  };
});

export const action = act("organisation.write", (context) => {
  const organisationId = idParam(context.params);
  const id = idParam(context.params, "recognitionId");
  saveRecognition(context, { organisationId, id, values: accepted(recognitionForm, context.values) });
  return seeOther(`/organisations/${organisationId}/recognitions?saved=yes`);
});

export default function EditRecognition() {
  const t = useT();
  const { id, values, version, types } = useLoaderData<typeof loader>();
  const back = `/organisations/${id}/recognitions`;
  return (
    <Panel title={t("recognition.edit")} closeTo={back}>
      <RecognitionForm values={values} version={version} types={types} cancelTo={back} />
    </Panel>
  );
}
