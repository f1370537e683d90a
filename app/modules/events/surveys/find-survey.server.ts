import { asc, eq, sql } from "drizzle-orm";
import { eventSurveys, surveyAnswers, surveyInvitations, surveyQuestions } from "~db/schema";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { findEventToRun } from "../find-event.server";
import type { QuestionKind } from "./vocabulary";

export type SurveyRecord = typeof eventSurveys.$inferSelect;

/** The survey of an event, for those who run it; null as long as nobody began one. */
export function findSurvey(context: Context, eventId: number): SurveyRecord | null {
  authorize(context, "survey.see");
  findEventToRun(context, eventId);
  return context.db.select().from(eventSurveys).where(eq(eventSurveys.eventId, eventId)).get() ?? null;
}

const linesOf = (text: string | null) => (text === null ? [] : text.split("\n"));

export function questionsOf(context: Pick<Context, "db">, surveyId: number) {
  return context.db
    .select()
    .from(surveyQuestions)
    .where(eq(surveyQuestions.surveyId, surveyId))
    .orderBy(asc(surveyQuestions.position))
    .all()
    .map(({ id, kind, textZh, textEn, choicesZh, choicesEn }) => ({
      id,
      kind: kind as QuestionKind,
      textZh,
      textEn,
      choicesZh: linesOf(choicesZh),
      choicesEn: linesOf(choicesEn),
    }));
}

/** Questions in the language of the page; what was not translated stays as it is. */
export function questionsInLanguage(context: Pick<Context, "db" | "locale">, surveyId: number) {
  return questionsOf(context, surveyId).map(({ id, kind, textZh, textEn, choicesZh, choicesEn }) => ({
    id,
    kind,
    text: context.locale === "en" ? (textEn ?? textZh) : textZh,
    choices: context.locale === "en" && choicesEn.length > 0 ? choicesEn : choicesZh,
  }));
}

/** How many were asked, and how many answered. */
export function responseOf(context: Pick<Context, "db">, surveyId: number): { invited: number; answered: number } {
  const count = sql<number>`count(*)`;
  return {
    invited: context.db.select({ count }).from(surveyInvitations).where(eq(surveyInvitations.surveyId, surveyId)).get()!
      .count,
    answered: context.db.select({ count }).from(surveyAnswers).where(eq(surveyAnswers.surveyId, surveyId)).get()!.count,
  };
}
