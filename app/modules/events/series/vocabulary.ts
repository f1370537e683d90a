/** The same weekday after some weeks; the same date, or the same weekday of the month, after some months. */
export const SERIES_RULES = ["weekly", "monthly_date", "monthly_weekday"] as const;
export type SeriesRule = (typeof SERIES_RULES)[number];

/** As many weekly events as a year has, and a few more. */
export const MOST_OF_SERIES = 60;

/** What of an event can be handed on to those that follow it. */
export const SERIES_PARTS = ["texts", "place", "times", "programme"] as const;
export type SeriesPart = (typeof SERIES_PARTS)[number];
