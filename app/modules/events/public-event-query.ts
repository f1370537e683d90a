import { asMonth } from "./month-calendar";
import { EVENT_TYPES, type EventType } from "./vocabulary";

export const PUBLIC_EVENT_VIEWS = ["coming", "calendar", "past"] as const;
export type PublicEventView = (typeof PUBLIC_EVENT_VIEWS)[number];

export interface PublicEventQuery {
  view: PublicEventView;
  q: string;
  type: EventType | null;
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
    promoter: /^[1-9]\d{0,8}$/.test(promoter) ? Number(promoter) : null,
    month: asMonth(asked.get("month")),
  };
}

/** The address of a query; what says nothing is left out. */
export function publicEventsPath({ view, q, type, promoter, month }: PublicEventQuery): string {
  const parameters = new URLSearchParams();
  if (view !== "coming") parameters.set("view", view);
  for (const [name, value] of Object.entries({ q, type, promoter, month }))
    if (value !== null && value !== "") parameters.set(name, String(value));
  const text = parameters.toString();
  return `/public/events${text ? `?${text}` : ""}`;
}
