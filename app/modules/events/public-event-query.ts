import { DEFAULT_LOCALE, type Locale } from "~/i18n/locales";
import { asMonth } from "./month-calendar";
import { EVENT_TYPES, PROMOTER_FUNCTIONS, type EventType, type PromoterFunction } from "./vocabulary";

export const PUBLIC_EVENT_VIEWS = ["coming", "calendar", "past"] as const;
export type PublicEventView = (typeof PUBLIC_EVENT_VIEWS)[number];

export interface PublicEventQuery {
  view: PublicEventView;
  q: string;
  type: EventType | null;
  function: PromoterFunction | null;
  promoter: number | null;
  /** `2026-10`; in the calendar the month shown, elsewhere only the events that touch it. */
  month: string | null;
}

/** Reads a query from an address; what is not known has no effect. */
export function readPublicEventQuery(asked: URLSearchParams): PublicEventQuery {
  const promoter = asked.get("promoter") ?? "";
  return {
    view: PUBLIC_EVENT_VIEWS.find((view) => view === asked.get("view")) ?? "coming",
    q: (asked.get("q") ?? "").trim().slice(0, 60),
    type: EVENT_TYPES.find((type) => type === asked.get("type")) ?? null,
    function: PROMOTER_FUNCTIONS.find((each) => each === asked.get("function")) ?? null,
    promoter: /^[1-9]\d{0,8}$/.test(promoter) ? Number(promoter) : null,
    month: asMonth(asked.get("month")),
  };
}

/** The address of a query; what says nothing is left out. */
export function publicEventsPath(query: PublicEventQuery): string {
  const { view, q, type, promoter, month } = query;
  const parameters = new URLSearchParams();
  if (view !== "coming") parameters.set("view", view);
  for (const [name, value] of Object.entries({ q, type, function: query.function, promoter, month }))
    if (value !== null && value !== "") parameters.set(name, String(value));
  const text = parameters.toString();
  return `/public/events${text ? `?${text}` : ""}`;
}

/** Which events a public calendar address is asked for; it is the same for everybody, and has no end. */
export type PublicCalendarQuery = Pick<PublicEventQuery, "type" | "function" | "promoter">;

/** The address under which a calendar program reads them, in the language of the page. */
export function publicCalendarPath(query: PublicCalendarQuery, locale: Locale): string {
  const parameters = new URLSearchParams();
  const { type, promoter } = query;
  for (const [name, value] of Object.entries({ type, function: query.function, promoter }))
    if (value !== null) parameters.set(name, String(value));
  if (locale !== DEFAULT_LOCALE) parameters.set("lang", locale);
  const text = parameters.toString();
  return `/public/events/calendar.ics${text ? `?${text}` : ""}`;
}
