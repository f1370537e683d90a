import { and, asc, eq, inArray } from "drizzle-orm";
import { registeredPeople, registrations, standPeople } from "~db/schema";
import type { Context } from "~/access/context";
import { invalidField } from "~/http/errors";

export interface RegisteredPersonOfFirm {
  id: number;
  name: string;
}

/** Whom a firm has registered for the event of a stand. */
export function registeredOfFirm(context: Context, eventId: number, organisationId: number): RegisteredPersonOfFirm[] {
  return context.db
    .select({ id: registeredPeople.id, name: registeredPeople.name })
    .from(registeredPeople)
    .innerJoin(registrations, eq(registrations.id, registeredPeople.registrationId))
    .where(
      and(
        eq(registrations.eventId, eventId),
        eq(registrations.organisationId, organisationId),
        inArray(registrations.status, ["confirmed", "offered", "waiting"]),
      ),
    )
    .orderBy(asc(registeredPeople.id))
    .all()
    .filter(({ name }) => name !== "");
}

/** Who is on a stand for a firm, as the form asks for it. */
export function peopleOfPlace(context: Context, standFirmId: number): { peopleIds: number[]; peopleNames: string[] } {
  const rows = context.db
    .select({ personId: standPeople.registeredPersonId, name: standPeople.name })
    .from(standPeople)
    .where(eq(standPeople.standFirmId, standFirmId))
    .orderBy(asc(standPeople.id))
    .all();
  return {
    peopleIds: rows.flatMap(({ personId }) => (personId === null ? [] : [personId])),
    peopleNames: rows.flatMap(({ name }) => (name ? [name] : [])),
  };
}

/**
 * Replaces the people of a firm on a stand; part of the transaction of its verb.
 * @returns whether they are others than before
 */
export function writePeople(
  context: Context,
  place: { id: number; organisationId: number },
  eventId: number,
  { peopleIds, peopleNames }: { peopleIds: readonly number[]; peopleNames: readonly string[] },
): boolean {
  const known = new Set(registeredOfFirm(context, eventId, place.organisationId).map(({ id }) => id));
  const before = peopleOfPlace(context, place.id);
  // Whoever was on the stand and lost his registration since is left out without a word.
  const wanted = peopleIds.filter((id) => known.has(id));
  if (peopleIds.some((id) => !known.has(id) && !before.peopleIds.includes(id)))
    throw invalidField("peopleIds", "stand.problem.notOfFirm");
  const isSame =
    before.peopleIds.join() === [...wanted].join() &&
    JSON.stringify(before.peopleNames) === JSON.stringify(peopleNames);
  if (isSame) return false;
  context.db.delete(standPeople).where(eq(standPeople.standFirmId, place.id)).run();
  const rows = [
    ...wanted.map((registeredPersonId) => ({ standFirmId: place.id, registeredPersonId, name: null })),
    ...peopleNames.map((name) => ({ standFirmId: place.id, registeredPersonId: null, name })),
  ];
  if (rows.length > 0) context.db.insert(standPeople).values(rows).run();
  return true;
}
