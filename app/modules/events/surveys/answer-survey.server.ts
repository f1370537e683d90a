import { randomInt } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { events, eventSurveys, surveyAnswers, surveyInvitations } from "~db/schema";
import { transact } from "~db/transact";
import { VISITOR } from "~/access/actor";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, notFound } from "~/http/errors";
import { dayOfInstant } from "~/values/business-day";
import { hashOfToken } from "../registration-token.server";
import { questionsInLanguage } from "./find-survey.server";
import type { SurveyAnswerInput } from "./survey-form";
import { answerName } from "./survey-form";
import { surveyState } from "./survey-state";

/** Beyond any number of answers, so that two never meet, and small enough for every number in between. */
const IDS = 2 ** 47;

/** What whoever holds a link is asked. @throws Refusal not_found */
export function surveyByLink(context: Context, token: string) {
  authorize(context, "survey.answer");
  const found = context.db
    .select({
      invitation: surveyInvitations,
      survey: eventSurveys,
      titleZh: events.titleZh,
      titleEn: events.titleEn,
    })
    .from(surveyInvitations)
    .innerJoin(eventSurveys, eq(eventSurveys.id, surveyInvitations.surveyId))
    .innerJoin(events, eq(events.id, eventSurveys.eventId))
    .where(eq(surveyInvitations.tokenHash, hashOfToken(token)))
    .get();
  if (!found) throw notFound();
  const { invitation, survey, titleZh, titleEn } = found;
  return {
    surveyId: survey.id,
    eventId: survey.eventId,
    invitationId: invitation.id,
    anonymous: survey.anonymous,
    closesOn: survey.closesOn,
    state: surveyState(survey, dayOfInstant(context.now())),
    used: invitation.used,
    event: { titleZh, titleEn },
    questions: questionsInLanguage(context, survey.id),
  };
}

/**
 * One answer by one link. Of an anonymous one nothing is kept that leads to a person: neither the link, nor a time, nor who was signed
 * in, and the entry of the log says only that somebody answered.
 * @throws Refusal not_found, conflict (answered before, or closed)
 */
export function answerSurvey(
  context: Context,
  token: string,
  input: SurveyAnswerInput,
  { newId = () => randomInt(1, IDS) } = {},
): void {
  authorize(context, "survey.answer");
  transact(context, () => {
    const survey = surveyByLink(context, token);
    if (survey.used) throw conflict("survey.refused.answered");
    if (survey.state !== "open") throw conflict("survey.refused.closed");
    const { db } = context;
    db.update(surveyInvitations)
      .set({ used: true })
      .where(and(eq(surveyInvitations.id, survey.invitationId), eq(surveyInvitations.used, false)))
      .run();
    const answers = survey.questions.flatMap(({ id }) => {
      const answer = input.answers[answerName(id)] ?? null;
      return answer === null ? [] : [[String(id), answer] as const];
    });
    db.insert(surveyAnswers)
      .values({
        id: newId(),
        surveyId: survey.surveyId,
        invitationId: survey.anonymous ? null : survey.invitationId,
        satisfaction: input.satisfaction,
        answers: Object.fromEntries(answers),
        remark: input.remark,
      })
      .run();
    recordAudit(survey.anonymous ? { ...context, actor: VISITOR } : context, {
      action: "survey.answer",
      subjectKind: "event",
      subjectId: survey.eventId,
    });
  });
}
