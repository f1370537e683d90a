import { NUMERALS, ORDINAL_WORD } from "~/i18n/messages/words/company-names";
import type { DuplicateReason } from "./duplicate-reasons";
import type { ReadName } from "./name-likeness";

/** What is known of one side of a pair, a record or a row that somebody wants to enter. */
export interface DuplicateSide {
  legalName: ReadName;
  /** Short, former and English names. */
  otherNames: readonly ReadName[];
  creditCode: string | null;
  /** GB/T 2260, six digits. */
  regionCode: string | null;
}

export type DuplicateVerdict =
  | { kind: "same"; reason: DuplicateReason }
  /** One is a branch of the other: two records that belong together and are not to be merged. */
  | { kind: "branch" }
  | { kind: "different" };

/** From here on a name is near another one; below it a person would not look twice. */
export const NEAR_LIKENESS = 0.86;
/** A short name that was made of the other name, with nothing of its own. */
export const ABBREVIATION_LIKENESS = 0.66;
export const SAME_TRADE_NAME_LIKENESS = 0.66;

const DIFFERENT: DuplicateVerdict = { kind: "different" };
const same = (reason: DuplicateReason): DuplicateVerdict => ({ kind: "same", reason });

/**
 * Whether two sides may be the same organisation, and why. Symmetric.
 * @param likeness of the two legal names, 0 to 1, see name-likeness.ts
 */
export function duplicateVerdict(a: DuplicateSide, b: DuplicateSide, likeness: number): DuplicateVerdict {
  if (a.creditCode !== null && a.creditCode === b.creditCode) return same("same_code");
  const branch = branchVerdict(a, b);
  if (branch) return branch;
  if (wholeName(a.legalName) === wholeName(b.legalName)) return same("same_name");
  // Who has another code is another firm, however alike the names: sisters in a group, a firm and its successor.
  if (a.creditCode !== null && b.creditCode !== null) return DIFFERENT;
  if (stem(a.legalName) === stem(b.legalName)) return same("same_but_form");
  if (isKnownAs(a, b) || isKnownAs(b, a)) return same("known_name");
  if (numbers(a.legalName) !== numbers(b.legalName) || regionsDiffer(a, b)) return DIFFERENT;
  const [one, other] = [a.legalName.parts, b.legalName.parts];
  if (
    one.tradeName === other.tradeName &&
    regionsAgree(a, b) &&
    likeness >= SAME_TRADE_NAME_LIKENESS &&
    linesAgree(one, other)
  )
    return same("same_trade_name_and_region");
  if (likeness >= ABBREVIATION_LIKENESS && (isMadeOf(a.legalName, b.legalName) || isMadeOf(b.legalName, a.legalName)))
    return same("abbreviation");
  return likeness >= NEAR_LIKENESS ? same("near_name") : DIFFERENT;
}

/** The written name without punctuation. */
function wholeName({ parts }: ReadName): string {
  return compact(parts.entity + parts.branch);
}

/** Region and core: the name without its form. */
function stem({ parts }: ReadName): string {
  return compact(`${parts.region}|${parts.core}`);
}

function compact(text: string): string {
  return text.replace(/[^\p{L}\p{N}|]+/gu, "");
}

function branchVerdict(a: DuplicateSide, b: DuplicateSide): DuplicateVerdict | null {
  const [one, other] = [a.legalName.parts, b.legalName.parts];
  if (one.branch === "" && other.branch === "") return null;
  if (one.branch !== "" && other.branch !== "") return compact(one.branch) === compact(other.branch) ? null : DIFFERENT;
  const [part, firm] = one.branch !== "" ? [one, b.legalName] : [other, a.legalName];
  if (
    compact(part.entity) === compact(firm.parts.entity) ||
    `${part.region}|${part.core}` === `${firm.parts.region}|${firm.parts.core}`
  )
    return { kind: "branch" };
  return DIFFERENT;
}

/** Two units are a word that many firms share; three are a name. */
const SHORTEST_KNOWN_NAME = 3;

/** A short, former or English name of one is, but for its form, any name of the other. */
function isKnownAs(a: DuplicateSide, b: DuplicateSide): boolean {
  const names = new Set([a.legalName, ...a.otherNames].map(stem));
  return b.otherNames.some((name) => name.readings[0]!.units.length >= SHORTEST_KNOWN_NAME && names.has(stem(name)));
}

/** First and second factory, 1 and 2: what differs only there is meant to differ. */
function numbers({ parts }: ReadName): string {
  const ordinals = new RegExp(`${ORDINAL_WORD}[${NUMERALS}]+|[0-9]+|[${NUMERALS}](?=[^${NUMERALS}]$)`, "gu");
  return (parts.core.match(ordinals) ?? []).join(",");
}

/** Provinces and cities of two codes: the first four digits. */
const city = (code: string) => code.slice(0, 4);

function regionsAgree(a: DuplicateSide, b: DuplicateSide): boolean {
  if (a.regionCode !== null && b.regionCode !== null) return city(a.regionCode) === city(b.regionCode);
  const [one, other] = [a.legalName.parts.region, b.legalName.parts.region];
  return one !== "" && one === other;
}

/** Both names name a region, and neither contains the other's. */
function regionsDiffer(a: DuplicateSide, b: DuplicateSide): boolean {
  const [one, other] = [a.legalName.parts.region, b.legalName.parts.region];
  return one !== "" && other !== "" && !one.includes(other) && !other.includes(one);
}

/** One says nothing of its industry, or the industry of one begins as that of the other. */
function linesAgree(one: { core: string; tradeName: string }, other: { core: string; tradeName: string }): boolean {
  const [a, b] = [one.core.slice(one.tradeName.length), other.core.slice(other.tradeName.length)];
  return a === "" || b === "" || a.startsWith(b) || b.startsWith(a);
}

const MOST_OF_SHORT_NAME = 6;

/** All units of a short name occur in the other name in the same order, the first at the start of its core or of the whole name. */
function isMadeOf(short: ReadName, long: ReadName): boolean {
  return short.readings.some(({ units }) => {
    if (units.length < 2 || units.length > MOST_OF_SHORT_NAME) return false;
    return long.readings.some((other) => {
      if (other.units.length <= units.length) return false;
      if (units[0] !== other.units[0] && units[0] !== other.units[other.coreStart]) return false;
      let at = 0;
      for (const unit of other.units) if (unit === units[at]) at += 1;
      return at === units.length;
    });
  });
}
