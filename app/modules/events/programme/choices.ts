import type { Locale } from "~/i18n/locales";
import { dayOfInstant, timeOfInstant } from "~/values/business-day";
import { eventTitle } from "../event-time-text";
import type { AskedField } from "../fields/answers";
import type { TicketAudience } from "../vocabulary";

/** What a person who registers can choose at an event, and how much of it is left. */
export interface Choices {
  ticketTypes: {
    id: number;
    nameZh: string;
    nameEn: string | null;
    audience: TicketAudience;
    needsApproval: boolean;
    closesAt: number | null;
    /** Null when unlimited. */
    left: number | null;
  }[];
  sessions: AnnouncedSession[];
  /** The event has several days, so that a time alone says too little. */
  hasDays: boolean;
  /** What is asked besides, of the firm and of each person. */
  fields: AskedField[];
}

/** A session as everybody may know of it. */
export interface AnnouncedSession {
  id: number;
  titleZh: string;
  titleEn: string | null;
  startsAt: number;
  endsAt: number;
  place: string | null;
  speakers: string | null;
  chosen: boolean;
  left: number | null;
}

/**
 * What can still be asked for. A stranger is offered no ticket for members: only somebody of whose firm more is known than that its
 * name was typed can take one.
 */
export function choicesOpenTo(
  { ticketTypes, ...others }: Choices,
  { isVouchedFor, now }: { isVouchedFor: boolean; now: number },
): Choices {
  return {
    ...others,
    ticketTypes: ticketTypes.filter(
      ({ audience, closesAt }) => (audience === "everyone" || isVouchedFor) && (closesAt === null || now < closesAt),
    ),
  };
}

/** Whether seats can run out, at the event itself or in anything that is chosen there. */
export function isLimited({ capacity, choices }: { capacity: number | null; choices: Choices }): boolean {
  const options = choices.fields.flatMap((field) => field.options);
  return (
    capacity !== null || [...choices.ticketTypes, ...choices.sessions, ...options].some(({ left }) => left !== null)
  );
}

export function ticketTypeName(type: { nameZh: string; nameEn: string | null }, locale: Locale): string {
  return eventTitle({ titleZh: type.nameZh, titleEn: type.nameEn }, locale);
}

/** `15:00–16:00`, with the day where an event has several. */
export function sessionTimeText(session: { startsAt: number; endsAt: number }, withDay: boolean): string {
  const [first, last] = [dayOfInstant(session.startsAt), dayOfInstant(session.endsAt)];
  const end = first === last ? timeOfInstant(session.endsAt) : `${last} ${timeOfInstant(session.endsAt)}`;
  return `${withDay ? `${first} ` : ""}${timeOfInstant(session.startsAt)}–${end}`;
}

/** `15:00–16:00 Hydraulics workshop · Room 3`: a session as whoever chose it is told of it. */
export function sessionLine(
  session: Pick<AnnouncedSession, "titleZh" | "titleEn" | "startsAt" | "endsAt" | "place">,
  locale: Locale,
  withDay: boolean,
): string {
  const named = `${sessionTimeText(session, withDay)} ${eventTitle(session, locale)}`;
  return [named, ...(session.place === null ? [] : [session.place])].join(" · ");
}

/** What a person chose at an event, as it is told: the name of the ticket, and a line for each session. */
export interface NamedChoices {
  ticketType: string | null;
  sessions: string[];
}
export const NOTHING_CHOSEN: NamedChoices = { ticketType: null, sessions: [] };

/** Sessions by the day on which they begin. */
export function byDay<Session extends { startsAt: number }>(sessions: readonly Session[]): [string, Session[]][] {
  const days = new Map<string, Session[]>();
  for (const session of sessions) {
    const day = dayOfInstant(session.startsAt);
    days.set(day, [...(days.get(day) ?? []), session]);
  }
  return [...days];
}
