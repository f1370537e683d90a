import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import { events, exhibitionStands, organisations, registeredPeople, standFirms, standPeople } from "~db/schema";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { agreedTo, standsInDirectory } from "~/modules/organisations/directory/directory-conditions.server";
import { visibleOrganisation } from "~/modules/organisations/organisation-queries.server";
import { dayOfInstant } from "~/values/business-day";
import { typedYuan } from "~/values/money-text";
import { eventsOfFirms } from "../events-of-firms.server";
import { findEventToRun } from "../find-event.server";
import { borneByPromoter, costShares } from "./cost-shares";
import {
  findStandFirm,
  findStandOfFirm,
  findStandToRun,
  placeIdOf,
  type StandFirmRecord,
  type StandRecord,
} from "./find-stand.server";
import { isOpenToFirms } from "./open-to-firms";
import type { StandFirmStatus } from "./vocabulary";
import { peopleOfPlace, registeredOfFirm } from "./write-people.server";

export interface Place extends StandFirmRecord {
  legalName: string;
  people: string[];
  /** What it pays: agreed, or its equal part; null where that is not known. */
  paysFen: number | null;
}

export interface StandWithFirms extends StandRecord {
  places: Place[];
  confirmed: number;
  borneFen: number | null;
}

/** Names of the people of some firms on stands; who was erased is nobody. */
function peopleOn(context: Context, placeIds: readonly number[]): { standFirmId: number; name: string }[] {
  return context.db
    .select({
      standFirmId: standPeople.standFirmId,
      name: sql<string>`coalesce(${registeredPeople.name}, ${standPeople.name}, '')`,
    })
    .from(standPeople)
    .leftJoin(registeredPeople, eq(registeredPeople.id, standPeople.registeredPersonId))
    .where(inArray(standPeople.standFirmId, [...placeIds]))
    .orderBy(asc(standPeople.id))
    .all()
    .filter(({ name }) => name !== "");
}

/** What each firm with a place on some stands pays, by its place. */
function sharesOn(
  context: Context,
  stands: readonly { id: number; costFen: number | null }[],
): Map<number, number | null> {
  const sharing = context.db
    .select({ id: standFirms.id, standId: standFirms.standId, shareFen: standFirms.shareFen })
    .from(standFirms)
    .where(
      and(
        inArray(
          standFirms.standId,
          stands.map(({ id }) => id),
        ),
        eq(standFirms.status, "confirmed"),
      ),
    )
    .orderBy(asc(standFirms.id))
    .all();
  return new Map(
    stands.flatMap(({ id, costFen }) => [
      ...costShares(
        costFen,
        sharing.filter(({ standId }) => standId === id),
      ),
    ]),
  );
}

/** The stands of an event with their firms, for those who run it: those who have a place first, then those who ask. */
export function standsOf(context: Context, eventId: number): StandWithFirms[] {
  authorize(context, "stand.see");
  findEventToRun(context, eventId);
  const { db } = context;
  const stands = db
    .select()
    .from(exhibitionStands)
    .where(eq(exhibitionStands.eventId, eventId))
    .orderBy(asc(exhibitionStands.id))
    .all();
  const firms = db
    .select({ place: standFirms, legalName: organisations.legalName })
    .from(standFirms)
    .innerJoin(organisations, eq(organisations.id, standFirms.organisationId))
    .where(
      inArray(
        standFirms.standId,
        stands.map(({ id }) => id),
      ),
    )
    .orderBy(sql`CASE ${standFirms.status} WHEN 'confirmed' THEN 0 WHEN 'asked' THEN 1 ELSE 2 END`, asc(standFirms.id))
    .all();
  const people = peopleOn(
    context,
    firms.map(({ place }) => place.id),
  );
  return stands.map((stand) => {
    const own = firms.filter(({ place }) => place.standId === stand.id);
    const sharing = own.map(({ place }) => place).filter(({ status }) => status === "confirmed");
    const shares = costShares(stand.costFen, sharing);
    return {
      ...stand,
      places: own.map(({ place, legalName }) => ({
        ...(place as StandFirmRecord),
        legalName,
        people: people.filter(({ standFirmId }) => standFirmId === place.id).map(({ name }) => name),
        paysFen: shares.get(place.id) ?? null,
      })),
      confirmed: sharing.length,
      borneFen: borneByPromoter(stand.costFen, sharing),
    };
  });
}

/** How many stands and firms there are at an event, for its page. */
export function standNumbers(context: Context, eventId: number): { stands: number; confirmed: number; asked: number } {
  authorize(context, "event.list");
  const ofEvent = eq(exhibitionStands.eventId, eventId);
  const count = sql<number>`count(*)`;
  const { stands } = context.db.select({ stands: count }).from(exhibitionStands).where(ofEvent).get()!;
  const firms = (status: StandFirmStatus) =>
    context.db
      .select({ firms: sql<number>`count(DISTINCT ${standFirms.organisationId})` })
      .from(standFirms)
      .innerJoin(exhibitionStands, eq(exhibitionStands.id, standFirms.standId))
      .where(and(ofEvent, eq(standFirms.status, status)))
      .get()!.firms;
  return { stands, confirmed: firms("confirmed"), asked: firms("asked") };
}

/** A stand as the form that changes it begins with. */
export function standToEdit(context: Context, eventId: number, standId: number) {
  authorize(context, "stand.write");
  const { stand } = findStandToRun(context, eventId, standId);
  return { ...stand, costFen: typedYuan(stand.costFen) };
}

/** A firm on a stand as the form that changes it begins with, and whom it may name. */
export function placeToEdit(context: Context, eventId: number, standId: number, id: number) {
  authorize(context, "stand.write");
  const { stand } = findStandToRun(context, eventId, standId);
  const place = findStandFirm(context, standId, id);
  return {
    stand: { id: stand.id, nameZh: stand.nameZh, nameEn: stand.nameEn },
    legalName: visibleOrganisation(context, place.organisationId).legalName,
    registered: registeredOfFirm(context, eventId, place.organisationId),
    status: place.status,
    ...{ id, version: place.version },
    values: {
      ...{ products: place.products, listed: place.listed, shareFen: typedYuan(place.shareFen) },
      ...peopleOfPlace(context, id),
    },
  };
}

/** The stand of one firm on its desk: what everybody may know of the stand, and what the firm said of its own place. */
export function ownPlace(context: Context, organisationId: number, standId: number) {
  const firm = visibleOrganisation(context, organisationId);
  const { event, stand, own } = findStandOfFirm(context, organisationId, standId);
  const { id: eventId, titleZh, titleEn, startDay, endDay, startsAt, endsAt, cancelledAt, venue } = event;
  return {
    legalName: firm.legalName,
    event: { id: eventId, titleZh, titleEn, startDay, endDay, startsAt, endsAt, cancelledAt, venue },
    stand: {
      ...{ id: stand.id, nameZh: stand.nameZh, nameEn: stand.nameEn, hall: stand.hall },
      ...{ areaSquareMetres: stand.areaSquareMetres, joinUntil: stand.joinUntil },
    },
    open: isOpenToFirms({ ...stand, event }, dayOfInstant(context.now())),
    status: own?.status ?? null,
    paysFen: own?.status === "confirmed" ? (sharesOn(context, [stand]).get(own.id) ?? null) : null,
    registered: registeredOfFirm(context, eventId, organisationId),
    version: own?.version ?? 0,
    values: own
      ? { products: own.products, listed: own.listed, ...peopleOfPlace(context, own.id) }
      : { products: firm.products.join("\n"), listed: true, peopleIds: [], peopleNames: [] },
  };
}

/** Every place that is kept of a firm, for what is held about it. */
export function placesOfFirm(context: Context, organisationId: number) {
  authorize(context, "stand.join", { id: organisationId });
  const found = context.db
    .select({
      place: standFirms,
      stand: { titleZh: exhibitionStands.nameZh, titleEn: exhibitionStands.nameEn },
      costFen: exhibitionStands.costFen,
      event: { titleZh: events.titleZh, titleEn: events.titleEn },
    })
    .from(standFirms)
    .innerJoin(exhibitionStands, eq(exhibitionStands.id, standFirms.standId))
    .innerJoin(events, eq(events.id, exhibitionStands.eventId))
    .where(and(eq(standFirms.organisationId, organisationId), isNotNull(events.publishedAt)))
    .orderBy(desc(events.startsAt), desc(standFirms.id))
    .all();
  const people = peopleOn(
    context,
    found.map(({ place }) => place.id),
  );
  const stands = new Map(found.map(({ place, costFen }) => [place.standId, { id: place.standId, costFen }]));
  const shares = sharesOn(context, [...stands.values()]);
  return found.map(({ place, stand, event }) => ({
    ...{ event, stand, place: place as StandFirmRecord },
    people: people.filter(({ standFirmId }) => standFirmId === place.id).map(({ name }) => name),
    paysFen: shares.get(place.id) ?? null,
  }));
}

export interface StandOfFirm {
  standId: number;
  nameZh: string;
  nameEn: string | null;
  hall: string | null;
  joinUntil: string | null;
  titleZh: string;
  titleEn: string | null;
  startDay: string;
  endDay: string;
  status: StandFirmStatus | null;
}

/** The stands of a firm, the latest first, and those that it may ask for. */
export function standsOfFirm(context: Context, organisationId: number): StandOfFirm[] {
  authorize(context, "stand.join", { id: organisationId });
  const today = dayOfInstant(context.now());
  return context.db
    .select({
      ...{ standId: exhibitionStands.id, nameZh: exhibitionStands.nameZh, nameEn: exhibitionStands.nameEn },
      ...{ hall: exhibitionStands.hall, joinUntil: exhibitionStands.joinUntil },
      ...{ titleZh: events.titleZh, titleEn: events.titleEn, startDay: events.startDay, endDay: events.endDay },
      status: standFirms.status,
    })
    .from(exhibitionStands)
    .innerJoin(events, eq(events.id, exhibitionStands.eventId))
    .leftJoin(standFirms, eq(standFirms.id, placeIdOf(exhibitionStands.id, organisationId)))
    .where(
      and(
        isNotNull(events.publishedAt),
        or(eq(events.listed, true), eventsOfFirms([organisationId])),
        or(isNotNull(standFirms.id), and(isNull(events.cancelledAt), gte(exhibitionStands.joinUntil, today))),
      ),
    )
    .orderBy(desc(events.startsAt), asc(exhibitionStands.id))
    .limit(200)
    .all() as StandOfFirm[];
}

export interface PublicStand {
  nameZh: string;
  nameEn: string | null;
  hall: string | null;
  areaSquareMetres: number | null;
  joinUntil: string | null;
  firms: { id: number; legalName: string; englishName: string | null; products: string | null }[];
}

/**
 * The stands of an event as everybody sees them. A firm is named as the public directory names it: only once it agreed to stand there,
 * and did not ask to be left out here; what it shows only where it agreed that its products are shown.
 */
export function publicStands(context: Context, eventId: number): PublicStand[] {
  authorize(context, "event.register");
  const { db } = context;
  const today = dayOfInstant(context.now());
  const stands = db
    .select()
    .from(exhibitionStands)
    .where(eq(exhibitionStands.eventId, eventId))
    .orderBy(asc(exhibitionStands.id))
    .all();
  if (stands.length === 0) return [];
  const firms = db
    .select({
      ...{ standId: standFirms.standId, id: organisations.id, legalName: organisations.legalName },
      englishName: organisations.englishName,
      products: sql<string | null>`CASE WHEN ${agreedTo("products")} THEN ${standFirms.products} END`,
    })
    .from(standFirms)
    .innerJoin(organisations, eq(organisations.id, standFirms.organisationId))
    .where(
      and(
        inArray(
          standFirms.standId,
          stands.map(({ id }) => id),
        ),
        eq(standFirms.id, placeIdOf(standFirms.standId, standFirms.organisationId)),
        eq(standFirms.status, "confirmed"),
        eq(standFirms.listed, true),
        standsInDirectory(context),
      ),
    )
    .orderBy(asc(standFirms.id))
    .all();
  return stands.map(({ id, nameZh, nameEn, hall, areaSquareMetres, joinUntil }) => ({
    ...{ nameZh, nameEn, hall, areaSquareMetres },
    joinUntil: joinUntil !== null && joinUntil >= today ? joinUntil : null,
    firms: firms.filter(({ standId }) => standId === id).map(({ standId: _standId, ...firm }) => firm),
  }));
}
