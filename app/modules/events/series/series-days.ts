import { addDays } from "~/values/business-day";
import { MOST_OF_SERIES, type SeriesRule } from "./vocabulary";

export interface SeriesPlan {
  rule: SeriesRule;
  /** Every how many weeks or months. */
  every: number;
  firstDay: string;
  /** The last day that may be one of them; null where only the number ends it. */
  until: string | null;
  /** How many, the first included; null where only the day ends it. */
  count: number | null;
}

export interface SeriesDays {
  days: string[];
  /** Months `YYYY-MM` that have no such day: nothing is moved to another one. */
  monthsWithout: string[];
}

/** A month of the rule may lack the day: of thirty-one days, the fifth Friday. More of them than this and the rule names none. */
const MOST_STEPS = 400;

/** The days of a series, the first of them as it was given. */
export function seriesDays({ rule, every, firstDay, until, count }: SeriesPlan): SeriesDays {
  const most = Math.min(count ?? MOST_OF_SERIES, MOST_OF_SERIES);
  const days: string[] = [];
  const monthsWithout: string[] = [];
  for (let step = 0; days.length < most && step < MOST_STEPS; step += 1) {
    const month = monthAfter(firstDay, step * every);
    const day =
      rule === "weekly"
        ? addDays(firstDay, 7 * every * step)
        : rule === "monthly_date"
          ? dateOfMonth(month, Number(firstDay.slice(8)))
          : weekdayOfMonth(month, firstDay);
    if (until !== null && (day ?? `${month}-01`) > until) break;
    if (day === null) monthsWithout.push(month);
    else days.push(day);
  }
  return { days, monthsWithout };
}

function monthAfter(day: string, months: number): string {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
}

function dateOfMonth(month: string, date: number): string | null {
  const day = addDays(`${month}-01`, date - 1);
  return day.startsWith(month) ? day : null;
}

/** 0 for Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** The second Tuesday of a month, where the day is the second Tuesday of its own. */
function weekdayOfMonth(month: string, like: string): string | null {
  const ahead = (weekdayOf(like) - weekdayOf(`${month}-01`) + 7) % 7;
  const week = Math.floor((Number(like.slice(8)) - 1) / 7);
  return dateOfMonth(month, 1 + ahead + 7 * week);
}
