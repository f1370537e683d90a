import { addDays } from "~/values/business-day";

export interface CalendarDay {
  day: string;
  inMonth: boolean;
}

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;

/** A month `2026-10` between 2000 and 2199, or null. */
export function asMonth(text: string | null): string | null {
  const match = text === null ? null : MONTH.exec(text);
  return match && Number(match[1]) >= 2000 && Number(match[1]) <= 2199 ? text : null;
}

export function shiftMonth(month: string, by: number): string {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}`;
}

/** The weeks, Monday to Sunday, that a month touches. */
export function weeksOfMonth(month: string): CalendarDay[][] {
  const first = `${month}-01`;
  const weekday = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const weeks: CalendarDay[][] = [];
  for (let monday = addDays(first, -weekday); monday < `${shiftMonth(month, 1)}-01`; monday = addDays(monday, 7)) {
    weeks.push(
      Array.from({ length: 7 }, (_, index) => addDays(monday, index)).map((day) => ({
        day,
        inMonth: day.startsWith(month),
      })),
    );
  }
  return weeks;
}
