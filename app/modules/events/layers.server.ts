import { and, desc, eq, sql } from "drizzle-orm";
import { registrations } from "~db/schema";
import type { Context } from "~/access/context";
import { translateFor } from "~/i18n/messages.server";
import { eventTitle } from "./event-time-text";
import { answerName } from "./fields/answers";
import { fieldsOf } from "./fields/field-queries.server";
import { type EventRecord, heldSeats, seatsOfInvited } from "./find-event.server";
import { sessionsOf, ticketTypesOf } from "./programme/programme-queries.server";
import { type Layer, seatsOpenTo } from "./quotas";

export interface NamedLayer extends Layer {
  /** In the language of whoever asks. */
  name: string;
  /** Where in the form of a person it is chosen; null for the event itself. */
  chosenAt: string | null;
}

/** The seats of the event itself, as a party sees them that was invited or was not. */
export function wholeEvent(
  context: Context,
  event: Pick<EventRecord, "id" | "capacity" | "reservedSeats" | "reservedUntil" | "titleZh" | "titleEn">,
  { invited }: { invited: boolean },
): NamedLayer {
  const capacity = seatsOpenTo(event, { invited, seatsOfInvited: seatsOfInvited(context, event) }, context.now());
  const [held, name] = [heldSeats(context, event.id), eventTitle(event, context.locale)];
  return { kind: "event", id: event.id, capacity, held, name, chosenAt: null };
}

/** Every layer in which a seat at an event may have to be free, as a party sees them that was invited or was not. */
export function layersOf(
  context: Context,
  event: Pick<EventRecord, "id" | "capacity" | "reservedSeats" | "reservedUntil" | "titleZh" | "titleEn">,
  { invited }: { invited: boolean },
): NamedLayer[] {
  const name = (titleZh: string, titleEn: string | null) => eventTitle({ titleZh, titleEn }, context.locale);
  const ticketTypes = ticketTypesOf(context, event.id).map(({ id, quota, held, nameZh, nameEn }) => {
    return {
      kind: "ticketType",
      id,
      capacity: quota,
      held,
      name: name(nameZh, nameEn),
      chosenAt: "ticketTypeId",
    } as const;
  });
  const sessions = sessionsOf(context, event.id).map(({ id, capacity, held, titleZh, titleEn }) => {
    return { kind: "session", id, capacity, held, name: name(titleZh, titleEn), chosenAt: "sessionIds" } as const;
  });
  const options = fieldsOf(context, event.id)
    .filter(({ askedOf }) => askedOf === "person")
    .flatMap((field) =>
      field.options.map(({ id, places, held, labelZh, labelEn }) => {
        const chosenAt = `answers.${answerName(field.id)}`;
        return { kind: "option", id, capacity: places, held, name: name(labelZh, labelEn), chosenAt } as const;
      }),
    );
  return [wholeEvent(context, event, { invited }), ...ticketTypes, ...sessions, ...options];
}

const MOST_NAMED = 5;

/** People of a registration in a layer. */
const SEATS_IN = {
  event: () => sql<number>`${registrations.seats}`,
  ticketType: (id: number) =>
    sql<number>`(SELECT count(*) FROM registered_people p WHERE p.registration_id = registrations.id AND p.ticket_type_id = ${id})`,
  session: (id: number) =>
    sql<number>`(SELECT count(*) FROM registered_people p JOIN registered_person_sessions c ON c.registered_person_id = p.id
      WHERE p.registration_id = registrations.id AND c.session_id = ${id})`,
  option: (id: number) =>
    sql<number>`(SELECT count(*) FROM registered_people p JOIN person_answers a ON a.registered_person_id = p.id
      WHERE p.registration_id = registrations.id AND a.option_id = ${id})`,
};

/** Confirmed seats of a layer, and the firms that registered last, whose seats would be too many if there were only so many. */
export function confirmedIn(
  context: Context,
  eventId: number,
  layer: Pick<Layer, "kind" | "id">,
  capacity: number | null,
): { confirmed: number; latest: string } {
  const rows = context.db
    .select({ name: registrations.organisationName, seats: SEATS_IN[layer.kind](layer.id) })
    .from(registrations)
    .where(and(eq(registrations.eventId, eventId), eq(registrations.status, "confirmed")))
    .orderBy(desc(registrations.confirmedAt), desc(registrations.id))
    .all()
    .filter(({ seats }) => seats > 0);
  const confirmed = rows.reduce((sum, { seats }) => sum + seats, 0);
  const names: string[] = [];
  let tooMany = confirmed - (capacity ?? confirmed);
  for (const { name, seats } of rows) {
    if (tooMany <= 0 || names.length === MOST_NAMED) break;
    names.push(name);
    tooMany -= seats;
  }
  return { confirmed, latest: names.join(translateFor(context.locale)("registration.separator")) };
}
