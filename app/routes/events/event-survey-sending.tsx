import { useLoaderData } from "@remix-run/react";
import { act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useLocale, useT } from "~/i18n/I18n";
import { ActPage } from "~/modules/events/components/ActPage";
import { eventTitle } from "~/modules/events/event-time-text";
import { sendSurvey } from "~/modules/events/surveys/send-survey.server";
import { surveyPage } from "~/modules/events/surveys/survey-queries.server";
import { LEAST_ANONYMOUS_ANSWERS } from "~/modules/events/surveys/vocabulary";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "survey.send" };

export const loader = page("survey.write", (context) => {
  const { event, survey, asked } = surveyPage(context, idParam(context.params));
  return { event, asked, neverShown: survey?.anonymous === true && asked < LEAST_ANONYMOUS_ANSWERS };
});

export const action = act("survey.write", (context) => {
  const id = idParam(context.params);
  sendSurvey(context, id);
  return seeOther(`/events/${id}/survey?done=sent`);
});

export default function SendSurvey() {
  const t = useT();
  const locale = useLocale();
  const { event, asked, neverShown } = useLoaderData<typeof loader>();
  return (
    <ActPage
      title={t("survey.send")}
      sub={eventTitle(event, locale)}
      hint={[
        t("survey.sendHint", { count: asked }),
        ...(neverShown ? [t("survey.neverShown", { least: LEAST_ANONYMOUS_ANSWERS })] : []),
      ].join(" ")}
      submitLabel={t("survey.send")}
      backTo={`/events/${event.id}/survey`}
    />
  );
}
