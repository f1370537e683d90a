import { asc, eq } from "drizzle-orm";
import { amongMany } from "~db/among-many";
import { personAnswers, registeredPeople, registrationAnswers } from "~db/schema";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { translateFor } from "~/i18n/messages.server";
import { type Answer, type AnswerText, answerTexts } from "./answers";
import { namedFields } from "./field-queries.server";

/** What the firm (null) or one of its people answered. */
export interface AnswersOfPerson {
  name: string | null;
  answered: AnswerText[];
}

/**
 * What was answered at some registrations, of whatever events, in the language of whoever asks: as many statements however many they
 * are. For who was found to see those registrations.
 */
export function answersInWords(
  context: Context,
  of: readonly { id: number; eventId: number }[],
): Record<number, AnswersOfPerson[]> {
  authorize(context, "event.register");
  const fields = namedFields(
    context,
    of.map(({ eventId }) => eventId),
  );
  if (fields.length === 0) return {};
  const t = translateFor(context.locale);
  const ids = of.map(({ id }) => id);
  const ofFirms = context.db
    .select({ registrationId: registrationAnswers.registrationId, answer: registrationAnswers })
    .from(registrationAnswers)
    .where(amongMany(registrationAnswers.registrationId, ids))
    .orderBy(asc(registrationAnswers.id))
    .all()
    .map((row) => ({ ...row, personId: 0, name: null }));
  const ofPeople = context.db
    .select({
      registrationId: registeredPeople.registrationId,
      answer: personAnswers,
      personId: registeredPeople.id,
      name: registeredPeople.name,
    })
    .from(personAnswers)
    .innerJoin(registeredPeople, eq(registeredPeople.id, personAnswers.registeredPersonId))
    .where(amongMany(registeredPeople.registrationId, ids))
    .orderBy(asc(registeredPeople.id), asc(personAnswers.id))
    .all();
  const groups = new Map<string, { registrationId: number; name: string | null; answers: Answer[] }>();
  for (const { registrationId: id, personId, name, answer } of [...ofFirms, ...ofPeople]) {
    const key = `${id}.${personId}`;
    const group = groups.get(key) ?? { registrationId: id, name, answers: [] };
    group.answers.push(answer);
    groups.set(key, group);
  }
  const found: Record<number, AnswersOfPerson[]> = {};
  for (const { registrationId: id, name, answers } of groups.values())
    (found[id] ??= []).push({ name, answered: answerTexts(answers, fields, context.locale, t) });
  return found;
}
