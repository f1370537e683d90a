/** A person by what tells who it is; at least one of them. */
export interface Person {
  name: string | null;
  email: string | null;
  phone: string | null;
}

export interface Mentions {
  name: RegExp | null;
  email: RegExp | null;
  phone: RegExp | null;
}

/** What stands where somebody stood. */
export const CUT = "\u2587\u2587\u2587";

/** A hyphen must not be escaped with a backslash in a pattern of Unicode characters. */
const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replaceAll("-", "\\x2d");
const GAP = "[\\s().\\-\\u2010-\\u2015/]{0,3}";
const digitClass = (digit: string) => `[${digit}${String.fromCodePoint(0xff10 + Number(digit))}]`;

function namePattern(name: string): RegExp | null {
  const characters = [...name.normalize("NFKC").replace(/\s+/g, " ").trim()];
  if (characters.length < 2) return null;
  const latin = /\p{Script=Latin}/u.test(name);
  const body = latin
    ? characters.map((each) => (each === " " ? "\\s+" : escaped(each))).join("")
    : characters
        .filter((each) => each !== " ")
        .map(escaped)
        .join("\\s{0,2}");
  return new RegExp(latin ? `(?<!\\p{L})${body}(?!\\p{L})` : body, "giu");
}

function mailPattern(email: string): RegExp {
  return new RegExp(`(?<![\\w.+-])${escaped(email.trim().toLowerCase())}(?![\\w-])`, "gi");
}

function phonePattern(phone: string): RegExp | null {
  const digits = phone
    .normalize("NFKC")
    .replace(/\D/g, "")
    .replace(/^(?:00)?86(?=1\d{10}$)/, "");
  if (digits.length < 7) return null;
  const body = [...digits].map(digitClass).join(GAP);
  // A country code before it is part of the number; any other digit beside it makes another number.
  return new RegExp(`(?<![\\d\\uff10-\\uff19])(?:(?:\\+|00)?86${GAP})?${body}(?![\\d\\uff10-\\uff19])`, "g");
}

/**
 * Patterns that find a person in any text, however spaced, in full width or with a country code. A single character is no name
 * and fewer than seven digits are no number: they would be found everywhere.
 */
export function mentionsOf(person: Person): Mentions {
  return {
    name: person.name ? namePattern(person.name) : null,
    email: person.email ? mailPattern(person.email) : null,
    phone: person.phone ? phonePattern(person.phone) : null,
  };
}

export type MentionKind = keyof Mentions;

/** Texts of addresses are kept encoded. */
function readable(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return `${text}\n${decodeURIComponent(text.replace(/\+/g, " "))}`;
  } catch {
    return text;
  }
}

/** In which ways a text mentions the person. */
export function mentionedIn(text: string, mentions: Mentions): MentionKind[] {
  const whole = readable(text);
  return (["name", "email", "phone"] as const).filter((kind) => {
    const pattern = mentions[kind];
    if (pattern === null) return false;
    pattern.lastIndex = 0;
    return pattern.test(whole);
  });
}

function cutPlain(text: string, mentions: Mentions): string {
  let left = text;
  for (const pattern of [mentions.email, mentions.phone, mentions.name]) if (pattern) left = left.replace(pattern, CUT);
  // What is only seen once it is decoded cannot be cut out of its encoding.
  return mentionedIn(left, mentions).length > 0 ? CUT : left;
}

function cutValue(value: unknown, mentions: Mentions): unknown {
  if (typeof value === "string") return cutPlain(value, mentions);
  if (typeof value === "number") return mentionedIn(String(value), mentions).length > 0 ? null : value;
  if (Array.isArray(value)) return value.map((each) => cutValue(each, mentions));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [cutPlain(key, mentions), cutValue(each, mentions)]),
  );
}

/** The text without the person; JSON stays JSON. */
export function cutOut(text: string, mentions: Mentions): string {
  if (/^\s*[[{]/.test(text)) {
    try {
      return JSON.stringify(cutValue(JSON.parse(text), mentions));
    } catch {
      // Not JSON after all.
    }
  }
  return cutPlain(text, mentions);
}

const AROUND = 60;

/** The words around the first mention: a text may speak of others, whom the request does not concern. */
export function excerptOf(text: string, mentions: Mentions): string {
  if ([...text].length <= AROUND * 3) return text;
  const at = Math.min(
    ...[mentions.email, mentions.phone, mentions.name].map((pattern) => {
      const found = pattern === null ? -1 : text.search(pattern);
      return found < 0 ? Number.POSITIVE_INFINITY : found;
    }),
  );
  if (!Number.isFinite(at)) return `${text.slice(0, AROUND * 2)}\u2026`;
  const from = Math.max(0, at - AROUND);
  return `${from > 0 ? "\u2026" : ""}${text.slice(from, at + AROUND * 2)}\u2026`;
}

/** Every literal form in which the person stands in a text: what the bytes of the file are searched for afterwards. */
export function literalsIn(text: string, mentions: Mentions): string[] {
  return [mentions.email, mentions.phone, mentions.name].flatMap((pattern) =>
    pattern === null ? [] : [...text.matchAll(pattern)].map(([literal]) => literal),
  );
}

/**
 * How sure it is that a row is about the person:
 * - `sure`: mail or phone fits, and no other name stands beside it
 * - `other_name`: mail or phone fits, and another name stands beside it, as with a switchboard
 * - `same_name`: only the name fits
 */
export type Certainty = "sure" | "other_name" | "same_name";

export function certaintyOf(
  person: Person,
  row: { kinds: readonly MentionKind[]; names: readonly string[] },
  mentions: Mentions,
): Certainty {
  if (!row.kinds.includes("email") && !row.kinds.includes("phone")) return "same_name";
  const named = row.names.filter((name) => name !== "");
  if (!person.name || named.length === 0) return "sure";
  return named.some((name) => mentionedIn(name, mentions).includes("name")) ? "sure" : "other_name";
}
