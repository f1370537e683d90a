import { Outlet, useLoaderData } from "@remix-run/react";
import { can } from "~/access/can";
import { idParam, page } from "~/http/page.server";
import { useLocale, useT } from "~/i18n/I18n";
import { DoneNotice } from "~/modules/events/components/DoneNotice";
import { eventTitle } from "~/modules/events/event-time-text";
import { SurveyResultsView } from "~/modules/events/surveys/components/SurveyResultsView";
import { SurveySummary } from "~/modules/events/surveys/components/SurveySummary";
import { QUESTION_KIND_LABELS } from "~/modules/events/surveys/survey-labels";
import { surveyPage } from "~/modules/events/surveys/survey-queries.server";
import { LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { EmptyState, PageHead, Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "survey.title" };

export const loader = page("survey.see", (context) => ({
  ...surveyPage(context, idParam(context.params)),
  mayWrite: can(context.actor, "survey.write"),
}));

const DONE = {
  saved: "survey.done.saved",
  sent: "survey.done.sent",
  closed: "survey.done.closed",
} as const;

export default function EventSurvey() {
  const t = useT();
  const locale = useLocale();
  const { event, survey, questions, whyNotSend, asked, mayWrite } = useLoaderData<typeof loader>();
  const base = `/events/${event.id}/survey`;
  const isDraft = survey?.state === "draft";
  return (
    <>
      <PageHead
        title={t("survey.title")}
        sub={
          <a href={`/events/${event.id}`} className="text-weft hover:underline">
            {eventTitle(event, locale)}
          </a>
        }
      >
        {mayWrite && isDraft ? <LinkButton href={`${base}/edit`}>{t("survey.edit")}</LinkButton> : null}
        {mayWrite && isDraft && whyNotSend === null ? (
          <LinkButton look="main" href={`${base}/sending`}>
            {t("survey.send")}
          </LinkButton>
        ) : null}
        {mayWrite && survey?.state === "open" ? (
          <LinkButton href={`${base}/closing`}>{t("survey.close")}</LinkButton>
        ) : null}
      </PageHead>
      <DoneNotice sentences={DONE} />
      {survey === null ? (
        <EmptyState title={t("survey.none")} hint={t("survey.noneHint")}>
          {mayWrite ? (
            <LinkButton look="main" href={`${base}/edit`}>
              {t("survey.edit")}
            </LinkButton>
          ) : null}
        </EmptyState>
      ) : (
        <>
          {isDraft && whyNotSend !== null ? <Notice>{t(whyNotSend)}</Notice> : null}
          <Section title={t("survey.results")} note={isDraft ? t("survey.asked", { count: asked }) : undefined}>
            <SurveySummary survey={survey} />
          </Section>
          {survey.results ? (
            <SurveyResultsView results={survey.results} questions={questions} />
          ) : (
            <Section title={t("survey.questions")}>
              <ol className="rounded-lg border border-line bg-sheet">
                <li className="border-b border-line px-4 py-2 last:border-0">
                  {t("survey.satisfaction")}
                  <span className="block text-[13px] text-ink-faint">{t(QUESTION_KIND_LABELS.scale)}</span>
                </li>
                {questions.map((question) => (
                  <li key={question.id} className="border-b border-line px-4 py-2 break-words last:border-0">
                    {question.text}
                    <span className="block text-[13px] text-ink-faint">
                      {[t(QUESTION_KIND_LABELS[question.kind]), ...question.choices].join(" · ")}
                    </span>
                  </li>
                ))}
              </ol>
            </Section>
          )}
        </>
      )}
      <Outlet />
    </>
  );
}
