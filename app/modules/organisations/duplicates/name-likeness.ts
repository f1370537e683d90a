import { abbreviatedRegion, nameParts, withoutExchangeMarks, type NameParts, type RegionNames } from "./name-parts";
import { writtenName } from "./written-name";

/** The first of the parts that a name is read in: region, trade name, industry, form; each counts with its own weight. */
const REGION = 0;

/**
 * How much the parts count. Tuned on one half of the names of `weft eval duplicates` and checked on the other half; small changes
 * change little.
 */
export interface LikenessWeights {
  region: number;
  tradeName: number;
  industry: number;
  form: number;
  /** Two units in a row on both sides count this much of the rareness of their pair. */
  pair: number;
  /** Both names have the unit at the start of their core, or of the whole name: abbreviations keep the first character. */
  start: number;
  /** What the longer name has and the shorter has not counts this much. */
  excess: number;
}
export const LIKENESS_WEIGHTS: LikenessWeights = {
  region: 1.15,
  tradeName: 1,
  industry: 0.42,
  form: 0.36,
  pair: 0.2,
  start: 1,
  excess: 0.09,
};

/** How rare a unit or a pair of units is in the register: ln((N + 1) / (n + 0.5)), larger is rarer. */
export type Rareness = (gram: string) => number;

/** A name as a row of units: Chinese characters, and words of letters or digits. */
export interface Reading {
  units: readonly string[];
  zones: Uint8Array;
  coreStart: number;
}

/** A name prepared for comparing; one of a short name has a second reading, with its first character taken for a region. */
export interface ReadName {
  parts: NameParts;
  readings: readonly Reading[];
}

const UNIT = /\p{Script=Han}|[\p{L}\p{N}\p{M}](?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])*/gu;

export function unitsOf(text: string): string[] {
  return text.match(UNIT) ?? [];
}

function reading({
  region,
  core,
  tradeName,
  form,
}: Pick<NameParts, "region" | "core" | "tradeName" | "form">): Reading {
  const zoned = [region, tradeName, core.slice(tradeName.length), form].map(unitsOf);
  return {
    units: zoned.flat(),
    zones: Uint8Array.from(zoned.flatMap((units, zone) => units.map(() => zone))),
    coreStart: zoned[REGION]!.length,
  };
}

const SHORT_NAME = 6;

export function readName(name: string, regions: RegionNames): ReadName {
  const parts = nameParts(name, regions);
  const readings = [reading(parts)];
  const written = withoutExchangeMarks(writtenName(name));
  const abbreviated = written.length <= SHORT_NAME && parts.region === "" ? abbreviatedRegion(written) : null;
  if (abbreviated)
    readings.push(
      reading({ ...parts, region: abbreviated.region, core: abbreviated.rest, tradeName: abbreviated.rest }),
    );
  return { parts, readings };
}

const MOST_UNITS = 48;
const gain = new Float64Array((MOST_UNITS + 1) * (MOST_UNITS + 1));
const ended = new Float64Array((MOST_UNITS + 1) * (MOST_UNITS + 1));

/**
 * What two readings have in common: the heaviest row of units that occurs in both in the same order, not necessarily side by side.
 * So a short name is found in the full name that it was made of. The same whichever comes first.
 */
function common(a: Reading, b: Reading, rare: Rareness, weights: LikenessWeights): number {
  const zoneWeights = [weights.region, weights.tradeName, weights.industry, weights.form];
  const [rows, columns] = [Math.min(a.units.length, MOST_UNITS), Math.min(b.units.length, MOST_UNITS)];
  const width = columns + 1;
  gain.fill(0, 0, width);
  for (let i = 1; i <= rows; i += 1) {
    const unit = a.units[i - 1]!;
    const row = i * width;
    gain[row] = 0;
    for (let j = 1; j <= columns; j += 1) {
      const at = row + j;
      let best = Math.max(gain[at - width]!, gain[at - 1]!);
      if (unit === b.units[j - 1]) {
        const zone = Math.min(zoneWeights[a.zones[i - 1]!]!, zoneWeights[b.zones[j - 1]!]!);
        const own = zone * rare(unit);
        const starts = (i - 1 === a.coreStart && j - 1 === b.coreStart) || (i === 1 && j === 1);
        let together = gain[at - width - 1]! + own + (starts ? weights.start : 0);
        if (i > 1 && j > 1 && a.units[i - 2] === b.units[j - 2]) {
          together = Math.max(
            together,
            ended[at - width - 1]! + own + weights.pair * zone * rare(a.units[i - 2]! + unit),
          );
        }
        ended[at] = together;
        best = Math.max(best, together);
      }
      gain[at] = best;
    }
  }
  return gain[rows * width + columns]!;
}

/** How much a reading has in common with itself. */
function weight(own: Reading, rare: Rareness, weights: LikenessWeights): number {
  return common(own, own, rare, weights);
}

/**
 * How alike two names are, 0 to 1: what they have in common, against the shorter name and a little of what the longer has besides.
 * 1 only for names of the same units; near 1 for an abbreviation of the other. Symmetric.
 */
export function nameLikeness(
  a: ReadName,
  b: ReadName,
  rare: Rareness,
  weights: LikenessWeights = LIKENESS_WEIGHTS,
): number {
  let best = 0;
  for (const one of a.readings) {
    const ofOne = weight(one, rare, weights);
    for (const other of b.readings) {
      const ofOther = weight(other, rare, weights);
      const whole = (1 - weights.excess) * Math.min(ofOne, ofOther) + weights.excess * Math.max(ofOne, ofOther);
      if (whole > 0) best = Math.max(best, common(one, other, rare, weights) / whole);
    }
  }
  return Math.min(1, best);
}
