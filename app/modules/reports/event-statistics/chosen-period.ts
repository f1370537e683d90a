import { dayOfInstant } from "~/values/business-day";
import { isPeriod, previousPeriod, quarterOfDay, quartersUpTo, type Period } from "~/values/period";

/** The period that was asked for; the running quarter where none was. */
export function chosenPeriod(asked: string | null, now: number): Period {
  return asked !== null && isPeriod(asked) ? asked : quarterOfDay(dayOfInstant(now));
}

/** The periods to choose from, the latest first; the chosen one is always among them. */
export function offeredPeriods(chosen: Period, now: number): Period[] {
  const running = quarterOfDay(dayOfInstant(now));
  const year = running.slice(0, 4);
  const years = [year, previousPeriod(year), previousPeriod(previousPeriod(year))];
  const offered = [...quartersUpTo(running, 12).reverse(), ...years];
  return offered.includes(chosen) ? offered : [chosen, ...offered];
}
