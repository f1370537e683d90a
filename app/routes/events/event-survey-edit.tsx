import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { DayField, HiddenField, RadioGroup, SelectField, TextField, TextListField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { findEventToRun } from "~/modules/events/find-event.server";
import { findSurvey, questionsOf } from "~/modules/events/surveys/find-survey.server";
import { saveSurvey } from "~/modules/events/surveys/save-survey.server";
import { surveyForm } from "~/modules/events/surveys/survey-form";
import { QUESTION_KIND_LABELS } from "~/modules/events/surveys/survey-labels";
import { MOST_QUESTIONS, QUESTION_KINDS } from "~/modules/events/surveys/vocabulary";
import type { PageHandle } from "~/ui/page-title";
import { Panel } from "~/ui/Panel";
import { addDays, dayOfInstant } from "~/values/business-day";

export const handle: PageHandle = { title: "survey.edit" };

const USUAL_DAYS = 14;

export const loader = page("survey.write", (context) => {
  const event = findEventToRun(context, idParam(context.params));
  const survey = findSurvey(context, event.id);
  const today = dayOfInstant(context.now());
  return {
    id: event.id,
    version: survey?.version ?? 0,
    values: {
      answering: survey?.anonymous === false ? "named" : "anonymous",
      closesOn: survey?.closesOn ?? addDays(event.endDay > today ? event.endDay : today, USUAL_DAYS),
      questions: survey ? questionsOf(context, survey.id) : [],
    },
  };
});

export const action = act("survey.write", (context) => {
  const id = idParam(context.params);
  saveSurvey(context, id, accepted(surveyForm, context.values));
  return seeOther(`/events/${id}/survey?done=saved`);
});

export default function EditSurvey() {
  const t = useT();
  const { id, version, values } = useLoaderData<typeof loader>();
  const back = `/events/${id}/survey`;
  return (
    <Panel title={t("survey.edit")} closeTo={back}>
      <Form schema={surveyForm} values={values} cancelTo={back}>
        <HiddenField name="version" value={version} />
        <RadioGroup
          name="answering"
          label={t("survey.answering")}
          hint={t("survey.anonymousHint")}
          required
          options={[
            { value: "anonymous", label: t("survey.anonymous") },
            { value: "named", label: t("survey.named") },
          ]}
        />
        <DayField name="closesOn" label={t("survey.closesOn")} required />
        {Array.from({ length: MOST_QUESTIONS }, (_, index) => (
          <fieldset key={index} className="mb-4 border-t border-line pt-3">
            <legend className="pr-2 font-medium">{t("survey.question", { number: index + 1 })}</legend>
            <SelectField
              name={`questions.${index}.kind`}
              label={t("survey.question.kind")}
              options={QUESTION_KINDS.map((kind) => ({ value: kind, label: t(QUESTION_KIND_LABELS[kind]) }))}
            />
            <TextField name={`questions.${index}.textZh`} label={t("survey.question.textZh")} maxLength={200} />
            <TextField name={`questions.${index}.textEn`} label={t("survey.question.textEn")} maxLength={200} />
            <TextListField name={`questions.${index}.choicesZh`} label={t("survey.question.choicesZh")} />
            <TextListField name={`questions.${index}.choicesEn`} label={t("survey.question.choicesEn")} />
          </fieldset>
        ))}
      </Form>
    </Panel>
  );
}
