import { useLoaderData } from "@remix-run/react";
import { useMemo } from "react";
import { addressKey } from "~/access/address-key";
import { takeTurn } from "~/access/rate-limit.server";
import { Form } from "~/forms/Form";
import { RadioGroup, TextAreaField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useLocale, useT } from "~/i18n/I18n";
import { eventTitle } from "~/modules/events/event-time-text";
import { answerSurvey, surveyByLink } from "~/modules/events/surveys/answer-survey.server";
import { answerName, surveyAnswerForm } from "~/modules/events/surveys/survey-form";
import { SCALE } from "~/modules/events/surveys/vocabulary";
import { Notice } from "~/ui/Notice";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "survey.link.title" };

const PER_CALLER = { limit: 120, windowMs: 60 * 60 * 1000 };

export const loader = page("survey.answer", (context) => {
  if (context.actor.role === "visitor")
    takeTurn(`survey-link:${addressKey(context.address)}`, PER_CALLER, context.now());
  const { anonymous, closesOn, state, used, event, questions } = surveyByLink(context, context.params.token ?? "");
  return {
    anonymous,
    closesOn,
    state,
    used,
    event,
    questions,
    done: context.url.searchParams.get("done") === "answered",
  };
});

export const action = act("survey.answer", (context) => {
  const token = context.params.token ?? "";
  const { questions } = surveyByLink(context, token);
  answerSurvey(context, token, accepted(surveyAnswerForm(questions), context.values));
  return seeOther(`/public/surveys/${token}?done=answered`);
});

export default function SurveyByLink() {
  const t = useT();
  const locale = useLocale();
  const { anonymous, closesOn, state, used, event, questions, done } = useLoaderData<typeof loader>();
  const schema = useMemo(() => surveyAnswerForm(questions), [questions]);
  const steps = SCALE.map((step) => ({ value: String(step), label: String(step) }));
  const head = (
    <PageHead title={t("survey.link.title")} sub={t("survey.link.about", { title: eventTitle(event, locale) })} />
  );
  if (used || state !== "open") {
    return (
      <div className="mx-auto max-w-2xl">
        {head}
        <Notice tone={used ? "ok" : "plain"}>
          {t(used ? (done ? "survey.link.thanks" : "survey.link.used") : "survey.link.closed")}
        </Notice>
      </div>
    );
  }
  return (
    <div className="mx-auto max-w-2xl">
      {head}
      <Notice>
        {t(anonymous ? "survey.link.anonymous" : "survey.link.named")} {t("survey.link.until", { day: closesOn })}
      </Notice>
      <Form schema={schema} submitLabel={t("survey.link.submit")}>
        <RadioGroup name="satisfaction" label={t("survey.link.satisfaction")} required inline options={steps} />
        {questions.map(({ id, kind, text, choices }) => {
          const name = `answers.${answerName(id)}`;
          if (kind === "text") return <TextAreaField key={id} name={name} label={text} rows={3} />;
          if (kind === "scale")
            return (
              <RadioGroup key={id} name={name} label={text} hint={t("survey.link.scaleHint")} inline options={steps} />
            );
          return (
            <RadioGroup
              key={id}
              name={name}
              label={text}
              options={choices.map((choice, index) => ({ value: String(index), label: choice }))}
            />
          );
        })}
        <TextAreaField name="remark" label={t("survey.link.remark")} />
      </Form>
    </div>
  );
}
