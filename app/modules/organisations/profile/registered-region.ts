/** Where an organisation was registered from a day on, until the next entry. */
export interface RegionFrom {
  /** `YYYY-MM-DD`, or `FROM_THE_START`. */
  fromDay: string;
  /** GB/T 2260, six digits; null where it is not known. */
  region: string | null;
}

/** Sorts before every day. */
export const FROM_THE_START = "0000-00-00";

/**
 * The region on a day.
 * @param history in any order; empty for an organisation that has never moved
 * @param today the region of today, which holds for all days when there is no history
 */
export function regionOn(history: readonly RegionFrom[], today: string | null, day: string): string | null {
  let found: RegionFrom | null = null;
  for (const entry of history) if (entry.fromDay <= day && entry.fromDay >= (found?.fromDay ?? "")) found = entry;
  return found ? found.region : today;
}

/**
 * The history after a move. Entries from that day on are replaced: what is said last about a day holds.
 * @param was the region before, which holds from the start when there is no history yet
 * @param since first day in the new region
 * @returns in order of days, never two neighbours of the same region; empty when it was in one region all the time
 */
export function afterMove(
  history: readonly RegionFrom[],
  was: string | null,
  becomes: string | null,
  since: string,
): RegionFrom[] {
  const start = history.length > 0 ? history : [{ fromDay: FROM_THE_START, region: was }];
  return merged([...start.filter(({ fromDay }) => fromDay < since), { fromDay: since, region: becomes }]);
}

/** The history after it was found that the last entry was wrong: the organisation has not moved. */
export function afterCorrection(history: readonly RegionFrom[], becomes: string | null): RegionFrom[] {
  const ordered = merged(history);
  const last = ordered.at(-1);
  return last ? merged([...ordered.slice(0, -1), { fromDay: last.fromDay, region: becomes }]) : [];
}

function merged(history: readonly RegionFrom[]): RegionFrom[] {
  const ordered = [...history].sort((a, b) => (a.fromDay < b.fromDay ? -1 : 1));
  const kept = ordered.filter((entry, index) => index === 0 || entry.region !== ordered[index - 1]!.region);
  return kept.length > 1 ? kept : [];
}
