import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { DayField, SelectField, TextAreaField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { StatedFields } from "~/modules/organisations/recognitions/components/RecognitionForm";
import { findRecognition } from "~/modules/organisations/recognitions/find-recognition.server";
import { reviewForm } from "~/modules/organisations/recognitions/recognition-form";
import { recordReview } from "~/modules/organisations/recognitions/record-review.server";
import { OUTCOME_LABELS, REVIEW_OUTCOMES } from "~/modules/organisations/recognitions/vocabulary";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "recognition.review.new" };

export const loader = page("organisation.write", (context) => {
  const id = idParam(context.params);
  findRecognition(context, id, idParam(context.params, "recognitionId"));
  return { id };
});

export const action = act("organisation.write", (context) => {
  const organisationId = idParam(context.params);
  recordReview(context, {
    organisationId,
    recognitionId: idParam(context.params, "recognitionId"),
    values: accepted(reviewForm, context.values),
  });
  return seeOther(`/organisations/${organisationId}/recognitions?saved=yes`);
});

export default function NewReview() {
  const t = useT();
  const { id } = useLoaderData<typeof loader>();
  const back = `/organisations/${id}/recognitions`;
  return (
    <Panel title={t("recognition.review.new")} closeTo={back}>
      <Form schema={reviewForm} cancelTo={back}>
        <SelectField
          name="outcome"
          label={t("recognition.review.outcome")}
          hint={t("recognition.review.passedHint")}
          required
          options={REVIEW_OUTCOMES.map((value) => ({ value, label: t(OUTCOME_LABELS[value]) }))}
        />
        <DayField name="day" label={t("recognition.review.day")} required />
        <StatedFields />
        <TextAreaField name="note" label={t("recognition.field.note")} rows={3} />
      </Form>
    </Panel>
  );
}
