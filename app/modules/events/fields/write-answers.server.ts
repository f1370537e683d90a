import { and, eq, inArray, isNull } from "drizzle-orm";
import { personAnswers, registrationAnswers, registrationFields } from "~db/schema";
import type { Context } from "~/access/context";
import type { Answer } from "./answers";

/** Writes what a firm answered, of which nothing of the same is written yet. */
export function writeFirmAnswers(context: Context, registrationId: number, answers: readonly Answer[]): void {
  const rows = answers.map((answer) => ({ registrationId, ...answer }));
  if (rows.length > 0) context.db.insert(registrationAnswers).values(rows).run();
}

/** The same of its people. */
export function writePersonAnswers(
  context: Context,
  people: readonly { id: number; answers: readonly Answer[] }[],
): void {
  const rows = people.flatMap(({ id, answers }) => answers.map((answer) => ({ registeredPersonId: id, ...answer })));
  if (rows.length > 0) context.db.insert(personAnswers).values(rows).run();
}

/** What was answered to what is asked now is given back, to be written anew; what is asked no longer stays as it is. */
export function giveBackAnswers(
  context: Context,
  eventId: number,
  { registrationId, personIds }: { registrationId: number; personIds: readonly number[] },
): void {
  const asked = context.db
    .select({ id: registrationFields.id })
    .from(registrationFields)
    .where(and(eq(registrationFields.eventId, eventId), isNull(registrationFields.closedAt)));
  context.db
    .delete(registrationAnswers)
    .where(and(eq(registrationAnswers.registrationId, registrationId), inArray(registrationAnswers.fieldId, asked)))
    .run();
  context.db
    .delete(personAnswers)
    .where(and(inArray(personAnswers.registeredPersonId, [...personIds]), inArray(personAnswers.fieldId, asked)))
    .run();
}

/** The answers of a firm for a registration that is parted from another one of it. */
export function copyFirmAnswers(context: Context, fromId: number, toId: number): void {
  const answers = context.db
    .select({
      fieldId: registrationAnswers.fieldId,
      optionId: registrationAnswers.optionId,
      text: registrationAnswers.text,
    })
    .from(registrationAnswers)
    .where(eq(registrationAnswers.registrationId, fromId))
    .all();
  writeFirmAnswers(context, toId, answers);
}
