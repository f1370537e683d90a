import { and, asc, desc, eq, or, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { registeredPeople, registrations, signIns } from "~db/schema";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { DOOR_ROWS } from "./door-address";
import { findEventToRun } from "./find-event.server";
import { NOTHING_CHOSEN, type NamedChoices } from "./programme/choices";
import { choiceNames, claimsOfParties } from "./programme/programme-queries.server";
import { PLAIN_CLAIM } from "./quotas";
import { expiredBefore } from "./registration-status";
import type { PresenceMode } from "./vocabulary";

export interface DoorPerson extends NamedChoices {
  /** Null for a walk-in. */
  personId: number | null;
  name: string;
  duty: string | null;
  organisation: string | null;
  pending: boolean;
  signInId: number | null;
  signedInAt: number | null;
  mode: PresenceMode | null;
}

export interface DoorList {
  people: DoorPerson[];
  more: boolean;
  expected: number;
  present: number;
  walkIns: number;
  /** Organisations that registered, offered when a walk-in is typed. */
  organisations: string[];
}

const escaped = (text: string) => `%${text.replace(/[\\%_]/g, "\\$&")}%`;

/** Who is expected and who is here on one day; found by a part of a name or of an organisation. */
export function doorList(context: Context, eventId: number, day: string, find: string): DoorList {
  authorize(context, "attendance.record");
  const { id } = findEventToRun(context, eventId);
  const { db } = context;
  const registered = db
    .select({
      personId: registeredPeople.id,
      name: registeredPeople.name,
      duty: registeredPeople.duty,
      organisation: registrations.organisationName,
      registrationId: registrations.id,
      status: registrations.status,
      signInId: signIns.id,
      signedInAt: signIns.recordedAt,
      mode: signIns.mode,
    })
    .from(registeredPeople)
    .innerJoin(registrations, eq(registrations.id, registeredPeople.registrationId))
    .leftJoin(signIns, and(eq(signIns.registeredPersonId, registeredPeople.id), eq(signIns.day, day)))
    .where(
      and(
        eq(registrations.eventId, id),
        sql`(${registrations.status} = 'confirmed' OR (${registrations.status} = 'pending' AND ${registrations.createdAt} > ${expiredBefore(context.now())}))`,
        find === ""
          ? undefined
          : or(matches(registeredPeople.name, find), matches(registrations.organisationName, find)),
      ),
    )
    .orderBy(asc(registrations.organisationName), asc(registeredPeople.id))
    .limit(DOOR_ROWS + 1)
    .all();
  const walkIns = db
    .select()
    .from(signIns)
    .where(
      and(
        eq(signIns.eventId, id),
        eq(signIns.day, day),
        sql`${signIns.registeredPersonId} IS NULL`,
        find === "" ? undefined : or(matches(signIns.personName, find), matches(signIns.organisationName, find)),
      ),
    )
    .orderBy(desc(signIns.id))
    .limit(DOOR_ROWS + 1)
    .all();
  const names = choiceNames(context, id);
  const parties = claimsOfParties(context, [...new Set(registered.map(({ registrationId }) => registrationId))]);
  const claims = new Map([...parties.values()].flat().map((claim) => [claim.id, claim]));
  const people: DoorPerson[] = [
    ...registered.map(({ status, mode, registrationId: _registrationId, ...person }) => ({
      ...person,
      ...names(claims.get(person.personId) ?? PLAIN_CLAIM),
      mode: mode as PresenceMode | null,
      pending: status === "pending",
    })),
    ...walkIns.map((walkIn) => ({
      personId: null,
      name: walkIn.personName,
      duty: null,
      ...NOTHING_CHOSEN,
      organisation: walkIn.organisationName,
      pending: false,
      signInId: walkIn.id,
      signedInAt: walkIn.recordedAt,
      mode: walkIn.mode as PresenceMode,
    })),
  ];
  const numbers = db
    .select({
      present: sql<number>`count(*)`,
      walkIns: sql<number>`coalesce(sum(${signIns.registeredPersonId} IS NULL), 0)`,
    })
    .from(signIns)
    .where(and(eq(signIns.eventId, id), eq(signIns.day, day)))
    .get()!;
  const confirmed = and(eq(registrations.eventId, id), eq(registrations.status, "confirmed"));
  return {
    people: people.slice(0, DOOR_ROWS),
    more: people.length > DOOR_ROWS,
    expected: db
      .select({ seats: sql<number>`coalesce(sum(${registrations.seats}), 0)` })
      .from(registrations)
      .where(confirmed)
      .get()!.seats,
    present: numbers.present,
    walkIns: numbers.walkIns,
    organisations: db
      .selectDistinct({ name: registrations.organisationName })
      .from(registrations)
      .where(confirmed)
      .orderBy(asc(registrations.organisationName))
      .limit(300)
      .all()
      .map((row) => row.name),
  };
}

function matches(column: SQLiteColumn, find: string) {
  return sql`${column} LIKE ${escaped(find)} ESCAPE '\\'`;
}
