import { addDays, daysBetween, instantAt } from "~/values/business-day";
import { daysOfPeriod, type Period } from "~/values/period";
import type {
  AttendanceMode,
  CountSource,
  EventType,
  NetworkActivity,
  PromoterFunction,
} from "~/modules/events/vocabulary";
import type { Dice } from "./dice";
import type { PlannedCount, PlannedRegistration, PlannedWalkIn } from "./attendance-plan";

/** An event of a demo world; `attendance-plan.ts` brings the people. */
export interface PlannedEvent {
  key: string;
  template: EventTemplate;
  titleZh: string;
  titleEn: string | null;
  type: EventType;
  promoterFunction: PromoterFunction;
  networkActivity: NetworkActivity;
  /** Position of the promoter; 0 is the hub. */
  promoter: number;
  coHosts: number[];
  startDay: string;
  endDay: string;
  startTime: string;
  endTime: string;
  attendanceMode: AttendanceMode;
  venue: string | null;
  onlineAddress: string | null;
  capacity: number | null;
  summaryZh: string;
  summaryEn: string | null;
  organiserContact: string;
  createdAt: number;
  publishedAt: number | null;
  cancelled: { at: number; reason: string } | null;
  registrations: PlannedRegistration[];
  walkIns: PlannedWalkIn[];
  counts: PlannedCount[];
}

export interface EventTemplate {
  type: EventType;
  /** `{slot}` stands for a word of the programme's slots. */
  zh: string;
  en: string;
  promoterFunction: PromoterFunction;
  networkActivity: NetworkActivity;
  /** Promoters that run it. */
  promoters: readonly number[];
  /** How many firms come. */
  firms: readonly [number, number];
  /** Length in days. */
  days?: readonly [number, number];
  /** People counted on each day, where sign-ins alone would not do. */
  counted?: { people: readonly [number, number]; source: CountSource };
  mode?: AttendanceMode;
  /** Where it takes place when that follows from the title; `{slot}` is the word of the title. */
  venue?: string;
  capacity?: readonly number[];
}

export interface Programme {
  templates: readonly EventTemplate[];
  slots: Record<string, readonly (readonly [zh: string, en: string])[]>;
  /** Rooms, and for fairs a hall of its own. */
  rooms: readonly string[];
  halls: readonly string[];
  contacts: readonly string[];
  onlineHost: string;
}

/** Days on which nobody would hold an event: weekends and the long holidays. */
function isWorkingDay(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  if (weekday === 0 || weekday === 6) return false;
  const date = day.slice(5);
  return !(
    (date >= "10-01" && date <= "10-07") ||
    (date >= "05-01" && date <= "05-05") ||
    (date >= "01-01" && date <= "01-03")
  );
}

export function workingDays(firstDay: string, lastDay: string): string[] {
  return Array.from({ length: daysBetween(firstDay, lastDay) + 1 }, (_, count) => addDays(firstDay, count)).filter(
    isWorkingDay,
  );
}

const HOURS: readonly (readonly [string, string])[] = [
  ["09:00", "12:00"],
  ["09:30", "11:30"],
  ["14:00", "17:00"],
  ["14:30", "17:30"],
  ["13:30", "16:30"],
  ["09:00", "17:00"],
];

/** The title in both languages and the place that belongs to it, with the same words in all. */
function fill(dice: Dice, template: EventTemplate, programme: Programme) {
  let { zh, en, venue = null }: { zh: string; en: string; venue?: string | null } = template;
  for (const [slot, words] of Object.entries(programme.slots)) {
    if (!zh.includes(`{${slot}}`)) continue;
    const [wordZh, wordEn] = dice.pick(words);
    zh = zh.replace(`{${slot}}`, wordZh);
    en = en.replace(`{${slot}}`, wordEn);
    venue = venue?.replace(`{${slot}}`, wordZh) ?? null;
  }
  return { zh, en, venue };
}

/** The first instant of office hours on a day, some minutes later for variety. */
export function officeHour(dice: Dice, day: string): number {
  return instantAt(
    day,
    `${String(dice.integer(9, 16)).padStart(2, "0")}:${String(dice.integer(0, 59)).padStart(2, "0")}`,
  );
}

export interface EventWish {
  key: string;
  template: EventTemplate;
  startDay: string;
  programme: Programme;
  promoterCount: number;
  /** Nothing was written down before. */
  opensAt: number;
}

/** One event as it is planned: nobody has registered yet. */
export function planEvent(
  dice: Dice,
  { key, template, startDay, programme, promoterCount, opensAt }: EventWish,
): PlannedEvent {
  const { zh, en, venue } = fill(dice, template, programme);
  const length = template.days ? dice.integer(...template.days) : 1;
  const [startTime, endTime] = length > 1 ? (["09:00", "17:00"] as const) : dice.pick(HOURS);
  const attendanceMode = template.mode ?? "venue";
  const anyPlace = dice.pick(template.type === "exhibition" ? programme.halls : programme.rooms);
  const promoter = dice.pick(template.promoters);
  const others = Array.from({ length: promoterCount }, (_, position) => position).filter(
    (position) => position !== promoter,
  );
  const createdAt = Math.max(
    officeHour(dice, addDays(startDay, -dice.integer(24, 48))),
    opensAt + dice.integer(1, 300) * 60_000,
  );
  return {
    key,
    template,
    titleZh: zh,
    titleEn: dice.chance(0.6) ? en : null,
    type: template.type,
    promoterFunction: template.promoterFunction,
    networkActivity: template.networkActivity,
    promoter,
    coHosts: dice.chance(0.18) ? dice.some(others, dice.integer(1, 2)).sort((a, b) => a - b) : [],
    startDay,
    endDay: addDays(startDay, length - 1),
    startTime,
    endTime,
    attendanceMode,
    venue: attendanceMode === "online" ? null : (venue ?? anyPlace),
    onlineAddress: attendanceMode === "venue" ? null : `https://${programme.onlineHost}/${key}`,
    capacity: template.capacity ? dice.pick(template.capacity) : null,
    summaryZh: `${zh}。面向集群成员单位，由促进机构组织；请报名单位提前十分钟签到。`,
    summaryEn: dice.chance(0.3)
      ? `${en}. For members of the cluster; please sign in ten minutes before it begins.`
      : null,
    organiserContact: dice.pick(programme.contacts),
    createdAt,
    publishedAt: createdAt + dice.integer(2, 60) * 3_600_000,
    cancelled: null,
    registrations: [],
    walkIns: [],
    counts: [],
  };
}

/** Every template of the types asked for, in turn, on working days spread over the period. */
export function planPeriod(
  dice: Dice,
  period: Period,
  mix: Partial<Record<EventType, number>>,
  wish: Omit<EventWish, "key" | "template" | "startDay">,
): PlannedEvent[] {
  const { firstDay, lastDay } = daysOfPeriod(period);
  const days = workingDays(firstDay, lastDay);
  return (Object.entries(mix) as [EventType, number][]).flatMap(([type, count]) => {
    const templates = dice.shuffled(wish.programme.templates.filter((template) => template.type === type));
    return Array.from({ length: count }, (_, number) => {
      const template = templates[number % templates.length]!;
      const longest = (template.days?.[1] ?? 1) - 1;
      // A fair stays within its period, so that its people do not look misplaced.
      const usable = Math.max(1, days.length - longest);
      const startDay = days[Math.floor(((number + dice.next()) / count) * usable)]!;
      const key = `${period.toLowerCase()}-${type.replace("_", "-")}-${number + 1}`;
      return planEvent(dice.branch(key), { ...wish, key, template, startDay });
    });
  });
}

export function startsAt(event: PlannedEvent): number {
  return instantAt(event.startDay, event.startTime);
}

export function endsAt(event: PlannedEvent): number {
  return instantAt(event.endDay, event.endTime);
}

export function daysOf(event: PlannedEvent): string[] {
  return Array.from({ length: daysBetween(event.startDay, event.endDay) + 1 }, (_, count) =>
    addDays(event.startDay, count),
  );
}
