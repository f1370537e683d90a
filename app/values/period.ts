import { addDays } from "./business-day";

/**
 * Reporting periods: a quarter `2026Q3` or a year `2018`, always in the calendar of Asia/Shanghai.
 * Business days are `YYYY-MM-DD`; the last day of a period belongs to it.
 */
export type Period = string;

const QUARTER = /^(\d{4})Q([1-4])$/;
const YEAR = /^(\d{4})$/;

interface PeriodParts {
  year: number;
  quarter: number | null;
}

function partsOfText(text: string): PeriodParts | null {
  const match = QUARTER.exec(text) ?? YEAR.exec(text);
  if (!match) return null;
  return { year: Number(match[1]), quarter: match[2] ? Number(match[2]) : null };
}

/**
 * @returns the parts of a period between 1950 and 2198, or null when the text is not a period. The periods beside them can
 * still be computed, so that a comparison with the year before never fails.
 */
export function parsePeriod(text: string): PeriodParts | null {
  const parts = partsOfText(text);
  return parts && parts.year >= 1950 && parts.year <= 2198 ? parts : null;
}

export function isPeriod(text: string): boolean {
  return parsePeriod(text) !== null;
}

function partsOf(period: Period): PeriodParts {
  const parts = partsOfText(period);
  if (!parts) throw new RangeError(`not a period: ${period}`);
  return parts;
}

function format({ year, quarter }: PeriodParts): Period {
  return quarter === null ? `${year}` : `${year}Q${quarter}`;
}

/** First and last business day of the period, both inclusive. */
export function daysOfPeriod(period: Period): { firstDay: string; lastDay: string } {
  const { year, quarter } = partsOf(period);
  if (quarter === null) return { firstDay: `${year}-01-01`, lastDay: `${year}-12-31` };
  const lastDays = ["03-31", "06-30", "09-30", "12-31"] as const;
  const firstMonth = String(quarter * 3 - 2).padStart(2, "0");
  return { firstDay: `${year}-${firstMonth}-01`, lastDay: `${year}-${lastDays[quarter - 1]}` };
}

/** The quarter before a quarter, the year before a year. */
export function previousPeriod(period: Period): Period {
  const { year, quarter } = partsOf(period);
  if (quarter === null) return format({ year: year - 1, quarter });
  return quarter === 1 ? format({ year: year - 1, quarter: 4 }) : format({ year, quarter: quarter - 1 });
}

/** The quarter after a quarter, the year after a year. */
export function nextPeriod(period: Period): Period {
  const { year, quarter } = partsOf(period);
  if (quarter === null) return format({ year: year + 1, quarter });
  return quarter === 4 ? format({ year: year + 1, quarter: 1 }) : format({ year, quarter: quarter + 1 });
}

/** The same quarter one year earlier; for a year the year before it. */
export function samePeriodLastYear(period: Period): Period {
  const { year, quarter } = partsOf(period);
  return format({ year: year - 1, quarter });
}

/** The quarters up to one of them, the earliest first. */
export function quartersUpTo(last: Period, count: number): Period[] {
  const quarters = [last];
  while (quarters.length < count) quarters.unshift(previousPeriod(quarters[0]!));
  return quarters;
}

/** The days of some periods; periods that overlap or follow one another are one span. */
export function spansOf(periods: readonly Period[]): { firstDay: string; lastDay: string }[] {
  const spans: { firstDay: string; lastDay: string }[] = [];
  const byDay = periods.map(daysOfPeriod).sort((a, b) => a.firstDay.localeCompare(b.firstDay));
  for (const span of byDay) {
    const before = spans.at(-1);
    if (!before || addDays(before.lastDay, 1) < span.firstDay) spans.push({ ...span });
    else if (span.lastDay > before.lastDay) before.lastDay = span.lastDay;
  }
  return spans;
}

/** @param day a business day `YYYY-MM-DD` */
export function quarterOfDay(day: string): Period {
  const month = Number(day.slice(5, 7));
  return `${day.slice(0, 4)}Q${Math.ceil(month / 3)}`;
}

/** The quarter whose report is being written on the given day: the last one that has ended. */
export function lastEndedQuarter(today: string): Period {
  return previousPeriod(quarterOfDay(today));
}
