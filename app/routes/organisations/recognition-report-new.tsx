import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { DayField, NumberField, TextAreaField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { fileReport } from "~/modules/organisations/recognitions/file-report.server";
import { findRecognition } from "~/modules/organisations/recognitions/find-recognition.server";
import { reportFilingForm } from "~/modules/organisations/recognitions/recognition-form";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "recognition.report.new" };

export const loader = page("organisation.write", (context) => {
  const id = idParam(context.params);
  findRecognition(context, id, idParam(context.params, "recognitionId"));
  const year = context.url.searchParams.get("year") ?? "";
  return { id, year: /^\d{4}$/.test(year) ? year : "" };
});

export const action = act("organisation.write", (context) => {
  const organisationId = idParam(context.params);
  fileReport(context, {
    organisationId,
    recognitionId: idParam(context.params, "recognitionId"),
    values: accepted(reportFilingForm, context.values),
  });
  return seeOther(`/organisations/${organisationId}/recognitions?saved=yes`);
});

export default function NewReport() {
  const t = useT();
  const { id, year } = useLoaderData<typeof loader>();
  const back = `/organisations/${id}/recognitions`;
  return (
    <Panel title={t("recognition.report.new")} closeTo={back}>
      <Form schema={reportFilingForm} values={{ year }} cancelTo={back}>
        <NumberField name="year" label={t("recognition.report.yearField")} required />
        <DayField name="filedOn" label={t("recognition.report.filedOn")} required />
        <TextAreaField name="note" label={t("recognition.field.note")} rows={3} />
      </Form>
    </Panel>
  );
}
