/** Days from the first to the last, both inclusive; null: before anybody wrote it down, or still so. */
export interface DaySpan {
  from: string | null;
  until: string | null;
}

export function spanHolds({ from, until }: DaySpan, day: string): boolean {
  return (from === null || from <= day) && (until === null || day <= until);
}

/** The days that both have, or null when there is none. */
export function commonDays(one: DaySpan, other: DaySpan): DaySpan | null {
  const from = one.from === null ? other.from : other.from === null || one.from > other.from ? one.from : other.from;
  const until =
    one.until === null ? other.until : other.until === null || one.until < other.until ? one.until : other.until;
  return from !== null && until !== null && from > until ? null : { from, until };
}
