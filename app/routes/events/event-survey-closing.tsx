import { useLoaderData } from "@remix-run/react";
import { act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useLocale, useT } from "~/i18n/I18n";
import { ActPage } from "~/modules/events/components/ActPage";
import { eventTitle } from "~/modules/events/event-time-text";
import { closeSurvey } from "~/modules/events/surveys/close-survey.server";
import { surveyPage } from "~/modules/events/surveys/survey-queries.server";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "survey.close" };

export const loader = page("survey.write", (context) => {
  const { event } = surveyPage(context, idParam(context.params));
  return { event };
});

export const action = act("survey.write", (context) => {
  const id = idParam(context.params);
  closeSurvey(context, id);
  return seeOther(`/events/${id}/survey?done=closed`);
});

export default function CloseSurvey() {
  const t = useT();
  const locale = useLocale();
  const { event } = useLoaderData<typeof loader>();
  return (
    <ActPage
      title={t("survey.close")}
      sub={eventTitle(event, locale)}
      hint={t("survey.closeHint")}
      submitLabel={t("survey.close")}
      backTo={`/events/${event.id}/survey`}
    />
  );
}
