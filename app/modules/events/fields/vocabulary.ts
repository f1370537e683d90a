/** Of whom something is asked at a registration: once of the firm, or of each of its people. */
export const ASKED_OF = ["firm", "person"] as const;
export type AskedOf = (typeof ASKED_OF)[number];

/** How it is answered: in a line, in several, with yes or no, with one of several choices, with as many of them as apply. */
export const FIELD_KINDS = ["short_text", "long_text", "yes_no", "one", "several"] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

export const YES_NO = ["yes", "no"] as const;

/** More would keep people from registering. */
export const MOST_FIELDS = 20;
export const MOST_OPTIONS = 12;
export const LONGEST_LINE = 200;
export const LONGEST_TEXT = 1000;

export const isChosen = (kind: FieldKind): boolean => kind === "one" || kind === "several";
