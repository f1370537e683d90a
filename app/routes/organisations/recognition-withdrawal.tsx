import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { DayField, TextField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { findRecognition } from "~/modules/organisations/recognitions/find-recognition.server";
import { withdrawalForm } from "~/modules/organisations/recognitions/recognition-form";
import { withdrawRecognition } from "~/modules/organisations/recognitions/withdraw-recognition.server";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "recognition.withdraw" };

export const loader = page("organisation.write", (context) => {
  const id = idParam(context.params);
  findRecognition(context, id, idParam(context.params, "recognitionId"));
  return { id };
});

export const action = act("organisation.write", (context) => {
  const organisationId = idParam(context.params);
  withdrawRecognition(context, {
    organisationId,
    recognitionId: idParam(context.params, "recognitionId"),
    values: accepted(withdrawalForm, context.values),
  });
  return seeOther(`/organisations/${organisationId}/recognitions?saved=yes`);
});

export default function WithdrawRecognition() {
  const t = useT();
  const { id } = useLoaderData<typeof loader>();
  const back = `/organisations/${id}/recognitions`;
  return (
    <Panel title={t("recognition.withdraw")} closeTo={back}>
      <p className="mb-4">{t("recognition.withdraw.explain")}</p>
      <Form schema={withdrawalForm} submitLabel={t("recognition.withdraw")} cancelTo={back}>
        <DayField name="withdrawnOn" label={t("recognition.field.withdrawnOn")} required />
        <TextField name="reason" label={t("recognition.withdraw.reason")} required maxLength={500} />
      </Form>
    </Panel>
  );
}
