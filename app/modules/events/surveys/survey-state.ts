import type { MessageKey } from "~/i18n/messages";
import { LEAST_ANONYMOUS_ANSWERS, type SurveyState } from "./vocabulary";

export interface SurveyLife {
  sentAt: number | null;
  closesOn: string;
  closedAt: number | null;
}

export function surveyState({ sentAt, closesOn, closedAt }: SurveyLife, today: string): SurveyState {
  if (sentAt === null) return "draft";
  return closedAt !== null || closesOn < today ? "closed" : "open";
}

/** Why a survey cannot be sent; null when it can. */
export function whyNotSendSurvey(
  survey: SurveyLife,
  event: { publishedAt: number | null; cancelledAt: number | null; endsAt: number },
  now: number,
  today: string,
): MessageKey | null {
  if (survey.sentAt !== null) return "survey.refused.sent";
  if (event.publishedAt === null || event.cancelledAt !== null || event.endsAt > now) return "survey.refused.notOver";
  return survey.closesOn < today ? "survey.refused.pastClosing" : null;
}

/**
 * Whether what was answered is shown. Of an anonymous survey only what stands: while answers still come in, whoever looks twice
 * would read the one between.
 */
export function resultsAreShown(survey: { anonymous: boolean }, state: SurveyState, answers: number): boolean {
  if (answers === 0) return false;
  return !survey.anonymous || (state === "closed" && answers >= LEAST_ANONYMOUS_ANSWERS);
}
