import { and, asc, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { registrationsOfOwnFirms } from "~/modules/events/registration-queries.server";
import { visibleOrganisation } from "~/modules/organisations/organisation-queries.server";
import { contacts, events, registeredPeople, registrations, signIns } from "~db/schema";

/** A person of a firm, offered as a choice when the firm registers again. */
export interface KnownPerson {
  name: string;
  duty: string | null;
}

const MOST_KNOWN = 60;

/** Who of a firm was registered before, the latest first, and its contacts; each name once. */
export function knownPeopleOf(context: Context, organisationId: number): KnownPerson[] {
  authorize(context, "holdings.see", { id: organisationId });
  visibleOrganisation(context, organisationId);
  const registered = context.db
    .select({ name: registeredPeople.name, duty: registeredPeople.duty })
    .from(registeredPeople)
    .innerJoin(registrations, eq(registrations.id, registeredPeople.registrationId))
    .where(eq(registrations.organisationId, organisationId))
    .orderBy(desc(registeredPeople.id))
    .limit(500)
    .all();
  const named = context.db
    .select({ name: contacts.name, duty: contacts.duty })
    .from(contacts)
    .where(eq(contacts.organisationId, organisationId))
    .orderBy(asc(contacts.id))
    .all();
  const known = new Map<string, KnownPerson>();
  // What has been erased names nobody.
  for (const person of [...registered, ...named].filter(({ name }) => name !== ""))
    if (!known.has(person.name)) known.set(person.name, person);
  return [...known.values()].slice(0, MOST_KNOWN);
}

/** The events of one firm: those to come with its own people, and those that were, with who came and when. */
export function eventsOfFirm(context: Context, organisationId: number) {
  authorize(context, "holdings.see", { id: organisationId });
  visibleOrganisation(context, organisationId);
  const narrowed = { ...context, actor: { ...context.actor, organisationIds: [organisationId] } };
  const { coming, past } = registrationsOfOwnFirms(narrowed);
  const came = context.db
    .select({
      registrationId: registeredPeople.registrationId,
      name: signIns.personName,
      days: sql<string>`group_concat(${signIns.day}, ' ')`,
    })
    .from(signIns)
    .innerJoin(registeredPeople, eq(registeredPeople.id, signIns.registeredPersonId))
    .where(
      inArray(
        registeredPeople.registrationId,
        past.map(({ id }) => id),
      ),
    )
    .groupBy(registeredPeople.id)
    .orderBy(asc(registeredPeople.id))
    .all();
  /** Signed in at the door for the firm without having been registered. */
  const walkIns = context.db
    .select({
      ...{ eventId: events.id, titleZh: events.titleZh, titleEn: events.titleEn },
      ...{ name: signIns.personName, day: signIns.day },
    })
    .from(signIns)
    .innerJoin(events, eq(events.id, signIns.eventId))
    .where(and(eq(signIns.organisationId, organisationId), isNull(signIns.registeredPersonId)))
    .orderBy(desc(signIns.day), asc(signIns.id))
    .limit(200)
    .all();
  return {
    coming,
    past: past.map((row) => ({
      ...row,
      came: came.filter(({ registrationId }) => registrationId === row.id).map(({ name, days }) => ({ name, days })),
    })),
    walkIns,
  };
}
