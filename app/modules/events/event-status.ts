import type { EventStatus } from "./vocabulary";

export interface EventState {
  publishedAt: number | null;
  cancelledAt: number | null;
  startsAt: number;
  endsAt: number;
  registrationClosesAt: number | null;
  capacity: number | null;
}

/** What of the seats of an event is taken. */
export interface SeatsTaken {
  /** Seats of the event itself that nobody else can take. */
  held: number;
  /** Until when some kind of ticket can be chosen at all; null at an event without kinds of tickets. */
  ticketsOpenUntil: number | null;
  /** The same of those of which some are left; null where none is. */
  ticketsLeftUntil: number | null;
}

/** When registration closes: at the time that was set, else when the event starts. */
export function registrationEnd(event: Pick<EventState, "startsAt" | "registrationClosesAt">): number {
  return event.registrationClosesAt ?? event.startsAt;
}

/**
 * What an event is at a moment. The end belongs to `past`, the start to `running`. Nobody can register without a ticket where there
 * are kinds of them; a session that is full does not keep anybody from the event.
 */
export function eventStatus(event: EventState, seats: SeatsTaken, now: number): EventStatus {
  if (event.cancelledAt !== null) return "cancelled";
  if (event.publishedAt === null) return "draft";
  if (now >= event.endsAt) return "past";
  if (now >= event.startsAt) return "running";
  if (now >= registrationEnd(event)) return "closed";
  const { held, ticketsOpenUntil, ticketsLeftUntil } = seats;
  if (ticketsOpenUntil !== null && now >= ticketsOpenUntil) return "closed";
  if (event.capacity !== null && held >= event.capacity) return "full";
  if (ticketsOpenUntil !== null && now >= (ticketsLeftUntil ?? 0)) return "full";
  return "open";
}

/** May people still register by themselves? At a full event they do so for its waiting list, where it has one. */
export function takesRegistrations(event: EventState, now: number): boolean {
  return event.publishedAt !== null && event.cancelledAt === null && now < registrationEnd(event) && now < event.endsAt;
}

/** Seats are offered to whoever waits until the event starts, also after registration has closed. */
export function takesRegistrationsBeforeStart(event: EventState, now: number): boolean {
  return event.publishedAt !== null && event.cancelledAt === null && now < event.startsAt;
}

/** Staff may register people until the event is over, also after registration has closed. */
export function takesRegistrationsByStaff(event: EventState, now: number): boolean {
  return event.publishedAt !== null && event.cancelledAt === null && now < event.endsAt;
}
