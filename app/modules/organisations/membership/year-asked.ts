import { dayOfInstant } from "~/values/business-day";

/** The year that an address asks for, 2000 to 2100, or the present one. */
export function yearAsked(parameters: URLSearchParams, now: number): number {
  const year = Number(/^\d{4}$/.exec(parameters.get("year") ?? "")?.[0] ?? "0");
  return year >= 2000 && year <= 2100 ? year : Number(dayOfInstant(now).slice(0, 4));
}
