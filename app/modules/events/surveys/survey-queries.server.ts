import { asc, eq } from "drizzle-orm";
import { registrations, surveyAnswers, surveyInvitations } from "~db/schema";
import { can } from "~/access/can";
import type { Context } from "~/access/context";
import { dayOfInstant } from "~/values/business-day";
import { findEventToRun } from "../find-event.server";
import { findSurvey, questionsInLanguage, responseOf } from "./find-survey.server";
import { askedAbout } from "./send-survey.server";
import { surveyResults, type SurveyResults } from "./survey-results";
import { resultsAreShown, surveyState, whyNotSendSurvey } from "./survey-state";

function resultsOf(context: Context, surveyId: number): SurveyResults {
  const given = context.db
    .select({
      satisfaction: surveyAnswers.satisfaction,
      answers: surveyAnswers.answers,
      remark: surveyAnswers.remark,
      by: registrations.organisationName,
    })
    .from(surveyAnswers)
    .leftJoin(surveyInvitations, eq(surveyInvitations.id, surveyAnswers.invitationId))
    .leftJoin(registrations, eq(registrations.id, surveyInvitations.registrationId))
    .where(eq(surveyAnswers.surveyId, surveyId))
    .orderBy(asc(surveyAnswers.id))
    .all();
  return surveyResults(questionsInLanguage(context, surveyId), given, Math.random);
}

/** The survey of an event with what was answered, as far as it is shown; null as long as nobody began one. */
export function surveyOfEvent(context: Context, eventId: number) {
  const survey = findSurvey(context, eventId);
  if (!survey) return null;
  const { anonymous, closesOn, sentAt, version } = survey;
  const state = surveyState(survey, dayOfInstant(context.now()));
  const response = responseOf(context, survey.id);
  const shown = resultsAreShown(survey, state, response.answered);
  return {
    anonymous,
    closesOn,
    sentAt,
    version,
    state,
    ...response,
    results: shown ? resultsOf(context, survey.id) : null,
  };
}

/** Everything the page of an event's survey shows. */
export function surveyPage(context: Context, eventId: number) {
  const event = findEventToRun(context, eventId);
  const survey = findSurvey(context, eventId);
  const now = context.now();
  return {
    event: { id: event.id, titleZh: event.titleZh, titleEn: event.titleEn },
    survey: surveyOfEvent(context, eventId),
    questions: survey ? questionsInLanguage(context, survey.id) : [],
    whyNotSend: survey ? whyNotSendSurvey(survey, event, now, dayOfInstant(now)) : null,
    asked: can(context.actor, "survey.write") ? askedAbout(context, eventId).length : 0,
  };
}
