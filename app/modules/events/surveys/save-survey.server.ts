import { eq } from "drizzle-orm";
import { eventSurveys, surveyQuestions } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, invalidField } from "~/http/errors";
import { findEventToRun } from "../find-event.server";
import { findSurvey, questionsOf } from "./find-survey.server";
import type { SurveyInput } from "./survey-form";

const linesOrNull = (lines: readonly string[]) => (lines.length === 0 ? null : lines.join("\n"));

/**
 * What is asked after an event, and whether the answers are anonymous; until it is sent.
 * @throws Refusal forbidden, not_found, conflict (sent, or changed meanwhile), invalid (a day before the event)
 */
export function saveSurvey(context: Context, eventId: number, input: SurveyInput): void {
  authorize(context, "survey.write");
  transact(context, () => {
    const event = findEventToRun(context, eventId);
    const present = findSurvey(context, eventId);
    if (present?.sentAt != null) throw conflict("survey.refused.sent");
    if ((present?.version ?? 0) !== input.version) throw conflict("error.conflict");
    if (input.closesOn < event.endDay) throw invalidField("closesOn", "survey.problem.closes", { day: event.endDay });
    const { db } = context;
    const now = context.now();
    const columns = { anonymous: input.answering === "anonymous", closesOn: input.closesOn };
    const before = present && {
      anonymous: present.anonymous,
      closesOn: present.closesOn,
      questions: questionsOf(context, present.id).map(({ id: _id, ...question }) => question),
    };
    const after = { ...columns, questions: input.questions };
    if (before && JSON.stringify(before) === JSON.stringify(after)) return;
    const { id } = db
      .insert(eventSurveys)
      .values({ eventId, ...columns, version: 1, createdAt: now, updatedAt: now })
      .onConflictDoUpdate({
        target: eventSurveys.eventId,
        set: { ...columns, version: input.version + 1, updatedAt: now },
      })
      .returning({ id: eventSurveys.id })
      .get();
    db.delete(surveyQuestions).where(eq(surveyQuestions.surveyId, id)).run();
    for (const [position, { choicesZh, choicesEn, ...question }] of input.questions.entries())
      db.insert(surveyQuestions)
        .values({
          surveyId: id,
          position,
          ...question,
          choicesZh: linesOrNull(choicesZh),
          choicesEn: linesOrNull(choicesEn),
        })
        .run();
    recordAudit(context, { action: "survey.save", subjectKind: "event", subjectId: eventId, before, after });
  });
}
