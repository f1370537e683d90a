import { and, asc, countDistinct, eq, inArray, isNull, sql } from "drizzle-orm";
import {
  personAnswers,
  registeredPeople,
  registrationAnswers,
  registrationFields,
  registrationOptions,
  registrations,
} from "~db/schema";
import { oncePerDatabase } from "~db/once-per-database";
import type { Context } from "~/access/context";
import { seatsLeft } from "../quotas";
import { isWithoutSeat } from "../live-registrations.server";
import type { Answer, AskedField, NamedField } from "./answers";
import type { AskedOf, FieldKind } from "./vocabulary";

export type OptionRecord = typeof registrationOptions.$inferSelect & {
  /** Places that nobody else can take. */
  held: number;
};
export type FieldRecord = Omit<typeof registrationFields.$inferSelect, "askedOf" | "kind"> & {
  askedOf: AskedOf;
  kind: FieldKind;
  options: OptionRecord[];
};

const inOrderOfAsking = [
  sql`${registrationFields.closedAt} IS NOT NULL`,
  asc(registrationFields.position),
  asc(registrationFields.id),
];

const statements = oncePerDatabase((db) => {
  const held = sql<number>`(SELECT count(*) FROM person_answers a JOIN registered_people p ON p.id = a.registered_person_id
      JOIN registrations r ON r.id = p.registration_id
      WHERE a.option_id = registration_options.id AND r.status IN ('confirmed', 'offered'))
    + (SELECT count(*) FROM registration_answers a JOIN registrations r ON r.id = a.registration_id
      WHERE a.option_id = registration_options.id AND r.status IN ('confirmed', 'offered'))`;
  return {
    fields: db
      .select()
      .from(registrationFields)
      .where(eq(registrationFields.eventId, sql.placeholder("eventId")))
      .orderBy(...inOrderOfAsking)
      .prepare(),
    options: db
      .select({ option: registrationOptions, held })
      .from(registrationOptions)
      .innerJoin(registrationFields, eq(registrationFields.id, registrationOptions.fieldId))
      .where(eq(registrationFields.eventId, sql.placeholder("eventId")))
      .orderBy(asc(registrationOptions.position), asc(registrationOptions.id))
      .prepare(),
  };
});

/** What was ever asked at an event, in the order in which it is asked; what is asked no longer comes last. */
export function fieldsOf(context: Context, eventId: number): FieldRecord[] {
  const fields = statements(context.db).fields.all({ eventId }) as Omit<FieldRecord, "options">[];
  if (fields.length === 0) return [];
  const options = statements(context.db).options.all({ eventId });
  return fields.map((each) => ({
    ...each,
    options: options
      .filter(({ option }) => option.fieldId === each.id)
      .map(({ option, held: taken }) => ({ ...option, held: taken })),
  }));
}

/**
 * What is asked now, as everybody who registers may know it: what is left, and not who holds it.
 * @param kept options that somebody chose who changes a registration
 */
export function askedFields(fields: readonly FieldRecord[], kept: ReadonlySet<number> = new Set()): AskedField[] {
  return fields
    .filter(({ closedAt }) => closedAt === null)
    .map(({ id, askedOf, kind, labelZh, labelEn, helpZh, helpEn, required, options }) => ({
      ...{ id, askedOf, kind, labelZh, labelEn, helpZh, helpEn, required },
      options: asOptions(options.filter(({ id: option, closedAt }) => closedAt === null || kept.has(option))),
    }));
}

/** What was ever asked at some events, in the order in which it is asked, to name answers by: nobody's choices are counted. */
export function namedFields(context: Context, eventIds: readonly number[]): NamedField[] {
  const fields = context.db
    .select({
      ...{ id: registrationFields.id, kind: registrationFields.kind },
      ...{ labelZh: registrationFields.labelZh, labelEn: registrationFields.labelEn },
    })
    .from(registrationFields)
    .where(inArray(registrationFields.eventId, [...new Set(eventIds)]))
    .orderBy(...inOrderOfAsking)
    .all() as Omit<NamedField, "options">[];
  if (fields.length === 0) return [];
  const options = context.db
    .select({
      ...{ fieldId: registrationOptions.fieldId, id: registrationOptions.id },
      ...{ labelZh: registrationOptions.labelZh, labelEn: registrationOptions.labelEn },
    })
    .from(registrationOptions)
    .where(
      inArray(
        registrationOptions.fieldId,
        fields.map(({ id }) => id),
      ),
    )
    .orderBy(asc(registrationOptions.position), asc(registrationOptions.id))
    .all();
  return fields.map((field) => ({ ...field, options: options.filter(({ fieldId }) => fieldId === field.id) }));
}

/** Everything that was ever asked, as who changes a registration sees it. */
export function answeredFields(fields: readonly FieldRecord[]): (AskedField & { id: number })[] {
  return fields.map((each) => ({ ...each, options: asOptions(each.options) }));
}

function asOptions(options: readonly OptionRecord[]) {
  return options.map(({ id, labelZh, labelEn, places, held, closedAt }) => {
    return { id, labelZh, labelEn, left: seatsLeft(places, held), closed: closedAt !== null };
  });
}

export interface GivenAnswers {
  firm: Answer[];
  /** By the id of the registered person. */
  people: Map<number, Answer[]>;
}

/** What a registration and its people answered. */
export function answersOf(context: Context, registrationId: number): GivenAnswers {
  const firm = context.db
    .select({
      fieldId: registrationAnswers.fieldId,
      optionId: registrationAnswers.optionId,
      text: registrationAnswers.text,
    })
    .from(registrationAnswers)
    .where(eq(registrationAnswers.registrationId, registrationId))
    .orderBy(asc(registrationAnswers.id))
    .all();
  const rows = context.db
    .select({
      personId: personAnswers.registeredPersonId,
      fieldId: personAnswers.fieldId,
      optionId: personAnswers.optionId,
      text: personAnswers.text,
    })
    .from(personAnswers)
    .innerJoin(registeredPeople, eq(registeredPeople.id, personAnswers.registeredPersonId))
    .where(eq(registeredPeople.registrationId, registrationId))
    .orderBy(asc(personAnswers.id))
    .all();
  const people = new Map<number, Answer[]>();
  for (const { personId, ...answer } of rows) people.set(personId, [...(people.get(personId) ?? []), answer]);
  return { firm, people };
}

/** How many registrations or people answered a field, or chose one of its options, whatever became of them. */
export function answersTo(context: Context, asked: { fieldId: number } | { optionId: number }): number {
  const of = (table: typeof registrationAnswers | typeof personAnswers) =>
    "fieldId" in asked ? eq(table.fieldId, asked.fieldId) : eq(table.optionId, asked.optionId);
  const byFirm = context.db
    .select({ count: countDistinct(registrationAnswers.registrationId) })
    .from(registrationAnswers)
    .where(of(registrationAnswers))
    .get()!.count;
  const byPerson = context.db
    .select({ count: countDistinct(personAnswers.registeredPersonId) })
    .from(personAnswers)
    .where(of(personAnswers))
    .get()!.count;
  return byFirm + byPerson;
}

/** People who chose one of these options that have only so many places, and have no seat yet. */
export function waitingForOptions(context: Context, options: readonly Pick<OptionRecord, "id" | "places">[]): number {
  const limited = options.filter(({ places }) => places !== null).map(({ id }) => id);
  return context.db
    .select({ count: countDistinct(personAnswers.registeredPersonId) })
    .from(personAnswers)
    .innerJoin(registeredPeople, eq(registeredPeople.id, personAnswers.registeredPersonId))
    .innerJoin(registrations, eq(registrations.id, registeredPeople.registrationId))
    .where(and(inArray(personAnswers.optionId, limited), isWithoutSeat(context)))
    .get()!.count;
}

/** The ids of what is asked, in order. */
export function askedIds(context: Context, eventId: number): number[] {
  return context.db
    .select({ id: registrationFields.id })
    .from(registrationFields)
    .where(and(eq(registrationFields.eventId, eventId), isNull(registrationFields.closedAt)))
    .orderBy(asc(registrationFields.position), asc(registrationFields.id))
    .all()
    .map(({ id }) => id);
}
