import { addDays } from "~/values/business-day";
import type { AttendanceMode, PresenceMode } from "./vocabulary";

/** The days of an event up to today, on which people can be signed in and counted. */
export function daysOfEventUntil(event: { startDay: string; endDay: string }, today: string): string[] {
  const days: string[] = [];
  for (let day = event.startDay; day <= event.endDay && day <= today; day = addDays(day, 1)) days.push(day);
  return days;
}

/** From its first day on there can be somebody at an event. */
export function hasBegun(event: { startDay: string }, today: string): boolean {
  return event.startDay <= today;
}

export function presenceModesOf(mode: AttendanceMode): PresenceMode[] {
  return mode === "both" ? ["venue", "online"] : [mode];
}

/** The day and the way in which whoever was there attended, where an event leaves no choice. */
export function onlyPresence({
  startDay,
  endDay,
  attendanceMode,
}: {
  startDay: string;
  endDay: string;
  attendanceMode: AttendanceMode;
}): { day: string; mode: PresenceMode } | null {
  return startDay !== endDay || attendanceMode === "both" ? null : { day: startDay, mode: attendanceMode };
}
