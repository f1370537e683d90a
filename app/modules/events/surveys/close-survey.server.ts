import { eq } from "drizzle-orm";
import { eventSurveys } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, notFound } from "~/http/errors";
import { dayOfInstant } from "~/values/business-day";
import { findSurvey } from "./find-survey.server";
import { surveyState } from "./survey-state";

/** Nobody answers any more. There is no way back: what was shown once is not counted on. @throws Refusal forbidden, not_found, conflict */
export function closeSurvey(context: Context, eventId: number): void {
  authorize(context, "survey.write");
  transact(context, () => {
    const survey = findSurvey(context, eventId);
    if (!survey) throw notFound();
    const now = context.now();
    if (surveyState(survey, dayOfInstant(now)) !== "open") throw conflict("survey.refused.notOpen");
    context.db
      .update(eventSurveys)
      .set({ closedAt: now, version: survey.version + 1, updatedAt: now })
      .where(eq(eventSurveys.id, survey.id))
      .run();
    recordAudit(context, {
      action: "survey.close",
      subjectKind: "event",
      subjectId: eventId,
      before: { closedAt: null },
      after: { closedAt: now },
    });
  });
}
