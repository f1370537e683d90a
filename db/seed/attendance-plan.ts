import type { CountSource, PresenceMode } from "~/modules/events/vocabulary";
import { addDays, dayOfInstant, instantAt, startOfDay } from "~/values/business-day";
import type { Dice } from "./dice";
import { daysOf, endsAt, officeHour, startsAt, type PlannedEvent } from "./events-plan";
import type { Person } from "./people";

export interface PlannedRegistration {
  /** Position of the firm among the organisations of the world. */
  firm: number;
  source: "visitor" | "representative" | "staff";
  people: Person[];
  /** The visitor typed what the firm is called for short, which names no organisation for certain. */
  typedShortName: boolean;
  at: number;
  /** When a visitor used the link of the mail; null when it never was. */
  confirmedAt: number | null;
  cancelledAt: number | null;
  /** By person and day. */
  signIns: { person: number; day: string; at: number; mode: PresenceMode }[];
}

export interface PlannedWalkIn {
  firm: number;
  personName: string;
  day: string;
  at: number;
  mode: PresenceMode;
}

export interface PlannedCount {
  day: string;
  mode: PresenceMode;
  people: number;
  source: CountSource;
  sourceNote: string | null;
  at: number;
}

/** Where people are at an event: most at the venue when it has both. */
function presence(dice: Dice, event: PlannedEvent): PresenceMode {
  if (event.attendanceMode === "both") return dice.chance(0.75) ? "venue" : "online";
  return event.attendanceMode;
}

export interface Guest {
  firm: number;
  staff: readonly Person[];
  /** A representative of this firm has an account. */
  represented: boolean;
}

export interface RegistrationWish {
  /** Nothing happens after this instant. */
  until: number;
  /** The event is over and people were signed in. */
  attended: boolean;
  /** Exactly so many seats are taken, as long as there are guests. */
  seats?: number;
  /** So many firms more came when all seats were taken, and wait. */
  waiting?: number;
}

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** The same day at an hour at which people work, where that is still between the two instants. */
function byDay(dice: Dice, instant: number, from: number, to: number): number {
  const atWork = startOfDay(dayOfInstant(instant)) + dice.integer(8 * 60, 20 * 60) * MINUTE;
  return atWork > from + MINUTE && atWork < to ? atWork : instant;
}

/** People register in the days before the event, and most of them come. */
export function planRegistrations(
  dice: Dice,
  event: PlannedEvent,
  guests: readonly Guest[],
  { until, attended, seats: wanted, waiting = 0 }: RegistrationWish,
): PlannedRegistration[] {
  const from = event.publishedAt;
  if (from === null) return [];
  const to = Math.min(startsAt(event) - HOUR, until - MINUTE);
  if (to <= from + HOUR) return [];
  const limit = wanted ?? event.capacity ?? Number.POSITIVE_INFINITY;
  const exact = wanted !== undefined;
  let seats = 0;
  const seated = guests.flatMap((guest): PlannedRegistration[] => {
    const people = dice.some(guest.staff, dice.chance(0.35) ? 2 : 1).slice(0, Math.max(0, limit - seats));
    if (people.length === 0) return [];
    const source = guest.represented ? "representative" : dice.chance(0.6) ? "visitor" : "staff";
    const at = byDay(
      dice,
      from + MINUTE + Math.floor(dice.next() * (to - from - HOUR / 2 - MINUTE)),
      from,
      to - HOUR / 2,
    );
    const forgotten = !exact && source === "visitor" && dice.chance(0.05);
    const confirmedAt = forgotten ? null : source === "visitor" ? at + dice.integer(1, 24) * MINUTE : at;
    const cancelled = !exact && !forgotten && dice.chance(0.05) && to - at > 2 * HOUR;
    if (confirmedAt !== null) seats += people.length;
    const came = attended && confirmedAt !== null && !cancelled;
    return [
      {
        firm: guest.firm,
        source,
        people,
        typedShortName: source === "visitor" && dice.chance(0.02),
        at,
        confirmedAt,
        cancelledAt: cancelled ? to - dice.integer(1, 50) * MINUTE : null,
        signIns: came ? people.flatMap((_, person) => (dice.chance(0.88) ? [signInOf(dice, event, person)] : [])) : [],
      },
    ];
  });
  const served = new Set(seated.map(({ firm }) => firm));
  const late = guests
    .filter(({ firm }) => !served.has(firm))
    .slice(0, waiting)
    .map((guest, index): PlannedRegistration => ({
      firm: guest.firm,
      source: guest.represented ? "representative" : "staff",
      people: dice.some(guest.staff, 1 + (index % 2)),
      typedShortName: false,
      at: to - (waiting - index) * MINUTE,
      confirmedAt: null,
      cancelledAt: null,
      signIns: [],
    }));
  return [...seated, ...late];
}

function atTheDoor(dice: Dice, event: PlannedEvent, day: string): number {
  return instantAt(day, event.startTime) + dice.integer(-25, 20) * 60_000 + dice.integer(0, 59_999);
}

function signInOf(dice: Dice, event: PlannedEvent, person: number) {
  const day = dice.pick(daysOf(event));
  return { person, day, at: atTheDoor(dice, event, day), mode: presence(dice, event) };
}

/** Somebody of the firm who comes without having registered. */
export function planWalkIn(dice: Dice, event: PlannedEvent, guest: Guest, person: Person): PlannedWalkIn {
  const day = dice.pick(daysOf(event));
  return {
    firm: guest.firm,
    personName: person.name,
    day,
    at: atTheDoor(dice, event, day),
    mode: presence(dice, event),
  };
}

const COUNT_NOTES: Record<CountSource, string> = {
  sign_in_sheet: "会场纸质签到表",
  venue_counter: "展馆入口计数器",
  platform_statistics: "会议平台后台统计",
  organiser_estimate: "按座位数估计",
};

/** The number of people on every day, written down in the days after the event. */
export function planCounts(dice: Dice, event: PlannedEvent): PlannedCount[] {
  const { counted } = event.template;
  if (!counted) return [];
  const at = officeHour(dice, addDays(event.endDay, dice.integer(1, 3)));
  return daysOf(event).flatMap((day): PlannedCount[] => {
    const count = (mode: PresenceMode, source: CountSource): PlannedCount => ({
      day,
      mode,
      people: dice.integer(...counted.people) + signInsOn(event, day, mode),
      source,
      sourceNote: COUNT_NOTES[source],
      at,
    });
    const modes: PlannedCount[] = [];
    if (event.attendanceMode !== "online") modes.push(count("venue", counted.source));
    if (event.attendanceMode !== "venue") modes.push(count("online", "platform_statistics"));
    return modes;
  });
}

function signInsOn(event: PlannedEvent, day: string, mode: PresenceMode): number {
  const registered = event.registrations
    .flatMap(({ signIns }) => signIns)
    .filter((signIn) => signIn.day === day && signIn.mode === mode);
  return registered.length + event.walkIns.filter((walkIn) => walkIn.day === day && walkIn.mode === mode).length;
}

/** Person-times at the venue as the product counts them: the counted number of a day, else its sign-ins. */
export function venuePersonTimes(event: PlannedEvent): number {
  if (event.publishedAt === null || event.cancelled !== null) return 0;
  return daysOf(event)
    .map(
      (day) =>
        event.counts.find((count) => count.day === day && count.mode === "venue")?.people ??
        signInsOn(event, day, "venue"),
    )
    .reduce((sum, people) => sum + people, 0);
}

/** Positions of the firms that had somebody at the event. */
export function firmsPresent(event: PlannedEvent): number[] {
  if (event.publishedAt === null || event.cancelled !== null) return [];
  const registered = event.registrations.filter(({ signIns }) => signIns.length > 0).map(({ firm }) => firm);
  return [...new Set([...registered, ...event.walkIns.map(({ firm }) => firm)])];
}

const CANCELLATIONS = [
  "主讲专家行程变更，择期另行通知。",
  "会场临时检修，活动取消。",
  "报名单位较少，与下期合并举办。",
];

export interface Scene {
  /** Midnight before the day on which the world is looked at. */
  now: number;
  /** Who may come to an event, by the instant at which it is published. */
  guests: (event: PlannedEvent) => Guest[];
  /** How often an event is called off, and how often its people are still not recorded when it was lately. */
  cancelled: number;
  unrecorded: number;
}

/** An event with what has happened to it until now: people of a past event, registrations of a coming one. */
export function withPeople(
  dice: Dice,
  planned: PlannedEvent,
  { now, guests: guestsOf, cancelled: callOff, unrecorded }: Scene,
): PlannedEvent {
  const createdAt = Math.min(planned.createdAt, now - dice.integer(30, 90) * HOUR);
  const publishedAt = Math.min(planned.publishedAt ?? now, createdAt + dice.integer(2, 26) * HOUR);
  const event: PlannedEvent = { ...planned, createdAt, publishedAt };
  const over = endsAt(event) <= now;
  const lately = over && endsAt(event) > now - 24 * 24 * HOUR;
  const isCancelled =
    dice.chance(callOff) && startsAt(event) - publishedAt > 240 * HOUR && startsAt(event) - 48 * HOUR < now;
  const attended = over && !isCancelled && !(lately && dice.chance(unrecorded));
  const guests = guestsOf(event);
  const fraction = over ? 1 : Math.min(1, Math.max(0.4, (now - publishedAt) / (startsAt(event) - publishedAt)));
  const invited = invite(dice, guests, Math.ceil(dice.integer(...event.template.firms) * fraction));
  event.registrations = planRegistrations(dice, event, invited, { until: now, attended });
  if (isCancelled) {
    const at = Math.min(startsAt(event) - dice.integer(48, 120) * HOUR, now - HOUR);
    event.registrations = event.registrations.filter((registration) => lastMoment(registration) < at);
    return { ...event, cancelled: { at, reason: dice.pick(CANCELLATIONS) } };
  }
  if (!attended) return event;
  const away = guests.filter(({ firm }) => !invited.some((guest) => guest.firm === firm));
  event.walkIns = dice
    .some(away, dice.integer(0, 2))
    .map((guest) => planWalkIn(dice, event, guest, dice.pick(guest.staff)));
  event.counts = planCounts(dice, event).filter(({ at }) => at < now);
  return event;
}

/** Firms whose representative has an account come more often than others. */
function invite(dice: Dice, guests: readonly Guest[], count: number): Guest[] {
  const regulars = guests.filter(({ represented }) => represented && dice.chance(0.25));
  const others = guests.filter((guest) => !regulars.includes(guest));
  return [...regulars, ...dice.some(others, count - regulars.length)];
}

function lastMoment({ at, confirmedAt, cancelledAt }: PlannedRegistration): number {
  return Math.max(at, confirmedAt ?? 0, cancelledAt ?? 0);
}
