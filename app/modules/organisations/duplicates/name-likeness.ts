import {
  abbreviatedRegion,
  nameParts,
  withoutExchangeMarks,
  withoutForm,
  type NameParts,
  type RegionNames,
} from "./name-parts";
import { writtenName } from "./written-name";

/** The parts that a name is read in, each with its own weight: region, trade name, industry, form. */
const REGION = 0;
const FORM = 3;

/**
 * How much the parts count. Searched for on one half of the names of `weft eval duplicates`, rounded, and taken from where the other
 * half agrees and small changes change little.
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
  industry: 0.55,
  form: 0.45,
  pair: 0.25,
  start: 1,
  excess: 0.06,
};

/** A unit of names as a number below 0, or a pair of units in a row as a number above 0. */
export type Gram = number;
/** How rare a unit or a pair of units is in the register: the natural logarithm of how many names there are for one that has it. */
export type Rareness = (gram: Gram) => number;

/** A name as a row of units: Chinese characters, and words of letters or digits. */
export interface Reading {
  /** Numbers of the units; the same unit has the same number everywhere. */
  units: readonly number[];
  zones: readonly number[];
  coreStart: number;
  /** Where the form begins, which names are not looked for by. */
  formStart: number;
}

/** A name prepared for comparing; one of a short name has a second reading, with its first character taken for a region. */
export interface ReadName {
  parts: NameParts;
  readings: readonly Reading[];
}

/** The Chinese characters of daily use have their place in Unicode as number, all other units get one when they are first met. */
const [FIRST_HAN, LAST_HAN] = [0x4e00, 0x9fff];
const others = new Map<string, number>();
/** Pairs of units below this are small integers, which the index finds fastest. */
const SMALL = 2 ** 15;
/** More than the words of any register; those met after them compare as one and the same. */
const MOST_UNITS_KNOWN = 2 ** 21;

function numberOf(unit: string): number {
  let number = others.get(unit);
  if (number === undefined) {
    number = Math.min(LAST_HAN - FIRST_HAN + 2 + others.size, MOST_UNITS_KNOWN - 1);
    if (number < MOST_UNITS_KNOWN - 1) others.set(unit, number);
  }
  return number;
}

export function gramOf(unit: number): Gram {
  return -unit;
}

export function pairOf(first: number, second: number): Gram {
  return first < SMALL && second < SMALL ? first * SMALL + second : SMALL * SMALL + first * MOST_UNITS_KNOWN + second;
}

const isPlainLetter = (code: number) => (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a);
const LETTER = /[\p{L}\p{N}\p{M}]/u;

/** Calls back with the number of every unit of a text. */
function eachUnit(text: string, found: (unit: number) => void): void {
  let word = "";
  for (let at = 0; at < text.length; at += 1) {
    const code = text.codePointAt(at)!;
    if (code > 0xffff) at += 1;
    const isHan = code >= FIRST_HAN && code <= LAST_HAN;
    if (!isHan && (isPlainLetter(code) || LETTER.test(String.fromCodePoint(code)))) {
      word += String.fromCodePoint(code);
      continue;
    }
    if (word !== "") found(numberOf(word));
    word = "";
    if (isHan) found(code - FIRST_HAN + 1);
  }
  if (word !== "") found(numberOf(word));
}

/** Units of one reading that are compared: the rest of a very long name says nothing more. */
const MOST_UNITS = 48;

function reading({ region, core, tradeName, form }: Omit<NameParts, "branch" | "entity">): Reading {
  const units: number[] = [];
  const zones: number[] = [];
  const starts: number[] = [];
  [region, tradeName, core.slice(tradeName.length), form].forEach((part, zone) => {
    starts.push(units.length);
    eachUnit(part, (unit) => {
      if (units.length === MOST_UNITS) return;
      units.push(unit);
      zones.push(zone);
    });
  });
  return { units, zones, coreStart: starts[REGION + 1]!, formStart: starts[FORM]! };
}

/** The units that a name is looked for by: as it is written, without the form, since every firm has one. */
export function soughtUnits(name: string): number[] {
  const units: number[] = [];
  eachUnit(withoutForm(withoutExchangeMarks(writtenName(name))), (unit) => {
    if (units.length < MOST_UNITS) units.push(unit);
  });
  return units;
}

const SHORT_NAME = 6;

export function readName(name: string, regions: RegionNames): ReadName {
  const parts = nameParts(name, regions);
  const readings = [reading(parts)];
  if (name.length <= 2 * SHORT_NAME && parts.region === "") {
    const written = withoutExchangeMarks(writtenName(name));
    const abbreviated = written.length <= SHORT_NAME ? abbreviatedRegion(written) : null;
    if (abbreviated)
      readings.push(
        reading({
          ...parts,
          region: abbreviated.region,
          core: abbreviated.rest,
          tradeName: abbreviated.rest,
          form: "",
        }),
      );
  }
  return { parts, readings };
}

/** A reading with the weights of its units and pairs in a register, for comparing it with many others. */
interface Weighed {
  reading: Reading;
  zones: Float64Array;
  units: Float64Array;
  /** Of the unit and the one before it. */
  pairs: Float64Array;
  /** What it has in common with itself: no other row of units weighs more. */
  self: number;
}

function weigh(own: Reading, rare: Rareness, weights: LikenessWeights): Weighed {
  const ofZone = [weights.region, weights.tradeName, weights.industry, weights.form];
  const length = own.units.length;
  const [zones, units, pairs] = [new Float64Array(length), new Float64Array(length), new Float64Array(length)];
  let self = 0;
  for (let at = 0; at < length; at += 1) {
    const unit = own.units[at]!;
    zones[at] = ofZone[own.zones[at]!]!;
    units[at] = rare(gramOf(unit));
    pairs[at] = at > 0 && weights.pair > 0 ? weights.pair * rare(pairOf(own.units[at - 1]!, unit)) : 0;
    const start = at === 0 || at === own.coreStart ? weights.start : 0;
    self += zones[at]! * units[at]! + Math.max(start, zones[at]! * pairs[at]!);
  }
  return { reading: own, zones, units, pairs, self };
}

const WIDTH = MOST_UNITS + 1;
const gain = new Float64Array(WIDTH * WIDTH);
const ended = new Float64Array(WIDTH * WIDTH);

/**
 * What two readings have in common: the heaviest row of units that occurs in both in the same order, not necessarily side by side.
 * So a short name is found in the full name that it was made of. The same whichever comes first.
 */
function common(a: Weighed, b: Weighed, start: number): number {
  const [unitsOfA, unitsOfB] = [a.reading.units, b.reading.units];
  const [rows, columns] = [unitsOfA.length, unitsOfB.length];
  for (let j = 0; j <= columns; j += 1) gain[j] = 0;
  for (let i = 1; i <= rows; i += 1) {
    const unit = unitsOfA[i - 1]!;
    const row = i * WIDTH;
    gain[row] = 0;
    for (let j = 1; j <= columns; j += 1) {
      const at = row + j;
      const [above, left] = [gain[at - WIDTH]!, gain[at - 1]!];
      let best = above > left ? above : left;
      if (unit === unitsOfB[j - 1]) {
        const zone = Math.min(a.zones[i - 1]!, b.zones[j - 1]!);
        const own = zone * a.units[i - 1]!;
        const starts = (i === 1 && j === 1) || (i - 1 === a.reading.coreStart && j - 1 === b.reading.coreStart);
        let together = gain[at - WIDTH - 1]! + own + (starts ? start : 0);
        if (i > 1 && j > 1 && unitsOfA[i - 2] === unitsOfB[j - 2]) {
          const inARow = ended[at - WIDTH - 1]! + own + zone * a.pairs[i - 1]!;
          if (inARow > together) together = inARow;
        }
        ended[at] = together;
        if (together > best) best = together;
      }
      gain[at] = best;
    }
  }
  return gain[rows * WIDTH + columns]!;
}

/** A name that is compared with many others of one register. */
export interface WeighedName {
  read: ReadName;
  readings: readonly Weighed[];
}

export function weighName(read: ReadName, rare: Rareness, weights: LikenessWeights = LIKENESS_WEIGHTS): WeighedName {
  return { read, readings: read.readings.map((own) => weigh(own, rare, weights)) };
}

/**
 * How alike two names are, 0 to 1: what they have in common, against the shorter name and a little of what the longer has besides.
 * 1 only for names of the same units; near 1 for an abbreviation of the other. Symmetric.
 */
export function weighedLikeness(a: WeighedName, b: WeighedName, { start, excess }: LikenessWeights = LIKENESS_WEIGHTS) {
  let best = 0;
  for (const one of a.readings) {
    for (const other of b.readings) {
      const whole = (1 - excess) * Math.min(one.self, other.self) + excess * Math.max(one.self, other.self);
      if (whole > 0) best = Math.max(best, common(one, other, start) / whole);
    }
  }
  return Math.min(1, best);
}

export function nameLikeness(
  a: ReadName,
  b: ReadName,
  rare: Rareness,
  weights: LikenessWeights = LIKENESS_WEIGHTS,
): number {
  return weighedLikeness(weighName(a, rare, weights), weighName(b, rare, weights), weights);
}
