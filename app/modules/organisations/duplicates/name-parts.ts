import {
  BRANCH_WORDS,
  COMPANY_WORD,
  DELISTED_MARK,
  DELISTED_PREFIX,
  FOREIGN_BRANCH_WORDS,
  FOREIGN_FORMS,
  GROUP_WORDS,
  INDUSTRY_WORDS,
  LEGAL_FORMS,
  NATIONAL_WORDS,
  REGION_CHARACTERS,
  REGION_ENDINGS,
  REGION_ONLY_CHARACTERS,
  SUBSIDIARY_WORDS,
} from "~/i18n/messages/words/company-names";
import { writtenName } from "./written-name";

/**
 * The parts of a firm's name, each as `writtenName` writes it; empty where the name has none. A Chinese name is made of region,
 * trade name, industry and form, and may name its region in brackets; a part of a firm adds its branch after the firm's name.
 */
export interface NameParts {
  /** Regions from the largest, without endings such as province and city. */
  region: string;
  /** Trade name and industry: what is left without region, form and branch. */
  core: string;
  /** The part of the core before the first word for an industry: what tells a firm from others (zihao). */
  tradeName: string;
  /** Group and organisational form. */
  form: string;
  /** Such as a branch of a city; empty for a legal entity. */
  branch: string;
  /** The name of the legal entity that a branch belongs to, or the whole name. */
  entity: string;
}

/** Names of regions as firms write them, see region-names.server.ts. */
export interface RegionNames {
  /** The name without its ending, of a name with or without it; undefined when no region is called so. */
  properName: (written: string) => string | undefined;
  /** Length of the longest name that begins with these two characters; 0 when there is none. */
  longest: (beginning: string) => number;
}

const longestFirst = (words: readonly string[]) => [...words].sort((a, b) => b.length - a.length);
const FORMS = longestFirst(LEGAL_FORMS);
const BRANCHES = longestFirst([...BRANCH_WORDS, ...SUBSIDIARY_WORDS]);
const SUBSIDIARIES: ReadonlySet<string> = new Set(SUBSIDIARY_WORDS);
const GROUPS = longestFirst(GROUP_WORDS);
const INDUSTRIES = new Map<string, string[]>();
for (const word of INDUSTRY_WORDS) INDUSTRIES.set(word[0]!, [...(INDUSTRIES.get(word[0]!) ?? []), word]);
const FOREIGN = longestFirst(FOREIGN_FORMS).map((form) => ` ${form}`);
const FOREIGN_BRANCHES = longestFirst(FOREIGN_BRANCH_WORDS).map((word) => ` ${word}`);
const ENDINGS = longestFirst(REGION_ENDINGS);
const LONGEST_REGION = 12;
const SHORTEST_TRADE_NAME = 2;

/**
 * Marks that an exchange sets before and after the short name of a listed firm: special treatment (ST, *ST), share reform (G, S),
 * particular transfer (PT), first day and days without right (N, XD, XR, DR), kind of share (A, B), delisting. Rules of the Shanghai
 * and Shenzhen exchanges on trading and listing.
 */
const EXCHANGE_MARKS = new RegExp(
  `^(?:${DELISTED_PREFIX}(?=.{2})|(?:\\*|st|pt|xd|xr|dr|g(?=[*s\\p{Script=Han}])|s(?=[*s\\p{Script=Han}])|n(?=\\p{Script=Han}))+(?=.{2}))|(?<=.{2})(?:[ab]|${DELISTED_MARK})$`,
  "gu",
);

export function withoutExchangeMarks(written: string): string {
  return /\p{Script=Han}/u.test(written) ? written.replace(EXCHANGE_MARKS, "") : written;
}

function ending(text: string, words: readonly string[]): string {
  return words.find((word) => text.endsWith(word)) ?? "";
}

/** A written Chinese name without the organisational form at its end, where something is left. */
export function withoutForm(written: string): string {
  const form = ending(written, FORMS);
  return written.length - form.length >= SHORTEST_TRADE_NAME ? written.slice(0, written.length - form.length) : written;
}

export function nameParts(name: string, regions: RegionNames): NameParts {
  const written = withoutExchangeMarks(writtenName(name));
  const { entity, branch } = splitBranch(written, regions);
  return /\p{Script=Han}/u.test(entity)
    ? { ...chineseParts(entity, regions), branch, entity }
    : { ...foreignParts(entity), branch, entity };
}

/** The firm before its branch: up to the form inside the name, or else without the branch word and the region before it. */
function splitBranch(written: string, regions: RegionNames): { entity: string; branch: string } {
  const whole = { entity: written, branch: "" };
  if (!/\p{Script=Han}/u.test(written)) {
    const plain = written.replace(/[.,()]+/g, " ").trimEnd();
    const word = ending(plain, FOREIGN_BRANCHES);
    const entity = word === "" ? "" : written.slice(0, written.lastIndexOf(word.trim())).replace(/[\s,(-]+$/u, "");
    return entity === "" ? whole : { entity, branch: word.trim() };
  }
  const word = ending(written.replace(/\)+$/u, ""), BRANCHES);
  if (word === "" || SUBSIDIARIES.has(word)) return whole;
  const head = written.slice(0, written.lastIndexOf(word));
  const formAt = head.lastIndexOf(COMPANY_WORD);
  const length = formAt >= 2 ? formAt + COMPANY_WORD.length : withoutRegionAtEnd(head, regions).length;
  return length < 3 ? whole : { entity: written.slice(0, length), branch: written.slice(length) };
}

function withoutRegionAtEnd(text: string, regions: RegionNames): string {
  for (let length = Math.min(LONGEST_REGION, text.length - 3); length >= 2; length -= 1) {
    const end = text.slice(-length);
    if (regions.properName(end) !== undefined) return text.slice(0, -length);
  }
  return text;
}

/** A region at the start of the text: how long it is written and its proper name, or null. */
function regionAt(text: string, regions: RegionNames): { length: number; name: string } | null {
  const longest = text.length < 2 + SHORTEST_TRADE_NAME ? 0 : regions.longest(text.slice(0, 2));
  // What is a region as a whole is a trade name: something must be left.
  for (let length = Math.min(longest, text.length - SHORTEST_TRADE_NAME); length >= 2; length -= 1) {
    const name = regions.properName(text.slice(0, length));
    if (name !== undefined) return { length, name };
  }
  return null;
}

/** The name of a region without its ending; null where it has none or nothing would be left. */
export function stemOf(region: string): string | null {
  const word = ending(region, ENDINGS);
  return word !== "" && region.length - word.length >= 2 ? region.slice(0, -word.length) : null;
}

function chineseParts(entity: string, regions: RegionNames): Omit<NameParts, "branch" | "entity"> {
  const inBrackets: string[] = [];
  let form = "";
  let rest = entity.replace(/\(([^()]*)\)/g, (_whole, inside: string) => {
    const name = NATIONAL.has(inside) ? inside : regions.properName(inside);
    if (name === undefined) return inside;
    inBrackets.push(name);
    return "";
  });
  rest = rest.replace(/[^\p{L}\p{N}]+/gu, "");
  const legal = ending(rest, FORMS);
  if (rest.length - legal.length >= SHORTEST_TRADE_NAME) {
    form = legal;
    rest = rest.slice(0, rest.length - legal.length);
  }
  const group = ending(rest, GROUPS);
  if (group !== "" && rest.length - group.length >= SHORTEST_TRADE_NAME) {
    form = group + form;
    rest = rest.slice(0, -group.length);
  }
  let region = "";
  for (let found = regionAt(rest, regions); found; found = regionAt(rest, regions)) {
    region += found.name;
    rest = rest.slice(found.length);
  }
  if (region === "") {
    const national = NATIONAL_WORDS.find((word) => rest.startsWith(word) && rest.length - word.length >= 2);
    if (national) {
      region = national;
      rest = rest.slice(national.length);
    }
  }
  if (region === "" || !inBrackets.includes(region)) region += inBrackets.join("");
  return { region, core: rest, tradeName: tradeNameOf(rest), form };
}
const NATIONAL: ReadonlySet<string> = new Set(NATIONAL_WORDS);

function tradeNameOf(core: string): string {
  for (let at = SHORTEST_TRADE_NAME; at < core.length; at += 1) {
    if (INDUSTRIES.get(core[at]!)?.some((word) => core.startsWith(word, at))) return core.slice(0, at);
  }
  return core;
}

function foreignParts(entity: string): Omit<NameParts, "branch" | "entity"> {
  let words = ` ${entity
    .replace(/[.,]+/g, " ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()}`;
  let form = "";
  for (let found = ending(words, FOREIGN); found !== ""; found = ending(words, FOREIGN)) {
    if (words.length - found.length < 2) break;
    form = `${found.trim()} ${form}`.trim();
    words = words.slice(0, -found.length);
  }
  const core = words.trim();
  return { region: "", core, tradeName: core, form };
}

/** The region that the first character of a short name stands for, such as Shenzhen, with what follows it; or null. */
export function abbreviatedRegion(written: string): { region: string; rest: string } | null {
  const first = [...written][0] ?? "";
  const region = REGION_CHARACTERS[first];
  const rest = written.slice(first.length);
  const enough = REGION_ONLY_CHARACTERS.includes(first) ? 1 : 2;
  return region !== undefined && rest.length >= enough ? { region, rest } : null;
}
