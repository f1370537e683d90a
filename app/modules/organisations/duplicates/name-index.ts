import {
  gramOf,
  pairOf,
  readName,
  soughtUnits,
  weighedLikeness,
  weighName,
  type Gram,
  type LikenessWeights,
  type Rareness,
  type ReadName,
  type WeighedName,
} from "./name-likeness";
import type { RegionNames } from "./name-parts";

/** A name in the index and the number under which its owner knows it. */
interface Entry {
  id: number;
  name: string;
  /** Read when it is first compared: most names of a large register never are. */
  read: ReadName | null;
  /** The name with the weights of its units, as they were at `weighedAt`. */
  weighed: WeighedName | null;
  weighedAt: number;
}

export interface NameHit {
  id: number;
  /** 0 to 1, see name-likeness.ts. */
  likeness: number;
  /** The name that was found. */
  name: string;
}

/** How far a search goes: entries that are looked up while candidates are gathered, and candidates that are compared in full. */
export interface SearchEffort {
  lookedUp: number;
  compared: number;
}
/** For a person who waits: finds a short name by characters that thousands of names have. */
export const THOROUGH: SearchEffort = { lookedUp: 60_000, compared: 60 };
/** For thousands of full names in a row: each has rare pairs of characters, which are enough. */
export const SWIFT: SearchEffort = { lookedUp: 1_000, compared: 6 };

export interface NameSearch {
  /** At most so many owners. */
  limit: number;
  /** Only names at least so alike. */
  atLeast?: number;
  effort?: SearchEffort;
  weights?: LikenessWeights;
}

/**
 * Names by their units and pairs of units (see name-likeness.ts), each with the entries that have it; the form is left out, since
 * every firm has one. A search goes through the rarest of its units and pairs first, gathers the entries that share most of them and
 * compares those in full.
 */
export class NameIndex {
  private readonly entries: (Entry | null)[] = [];
  private readonly byGram = new Map<Gram, number[]>();
  private readonly ofOwner = new Map<number, number[]>();
  private shared = new Float32Array(1024);
  private live = 0;
  /** Counts changes: what was weighed before a change is weighed anew. */
  private changes = 0;

  constructor(private readonly regions: RegionNames) {}

  get size(): number {
    return this.ofOwner.size;
  }

  /** Puts the names of an owner in the place of those it had. */
  set(id: number, names: readonly string[]): void {
    this.remove(id);
    this.changes += 1;
    if (names.length === 0) return;
    this.ofOwner.set(
      id,
      names.map((name) => this.add(id, name)),
    );
  }

  remove(id: number): void {
    this.changes += 1;
    for (const slot of this.ofOwner.get(id) ?? []) {
      this.entries[slot] = null;
      this.live -= 1;
    }
    this.ofOwner.delete(id);
  }

  private add(id: number, name: string): number {
    const slot = this.entries.push({ id, name, read: null, weighed: null, weighedAt: -1 }) - 1;
    this.live += 1;
    const units = soughtUnits(name);
    for (let at = 0; at < units.length; at += 1) {
      this.note(gramOf(units[at]!), slot);
      if (at > 0) this.note(pairOf(units[at - 1]!, units[at]!), slot);
    }
    return slot;
  }

  private note(gram: Gram, slot: number): void {
    const slots = this.byGram.get(gram);
    if (!slots) this.byGram.set(gram, [slot]);
    // A gram that a name has twice is noted once.
    else if (slots[slots.length - 1] !== slot) slots.push(slot);
  }

  /** Of units and pairs in this register; one that does not occur is the rarest. */
  readonly rareness: Rareness = (gram) => {
    const count = this.byGram.get(gram)?.length ?? 0;
    return Math.log((this.live + 1) / (Math.min(count, this.live) + 0.5));
  };

  /** A name as it was read for the index, or anew where the owner has none that is written so. */
  readOf(id: number, name: string): ReadName {
    const entry = this.entryOf(id, name);
    return entry ? (entry.read ??= readName(name, this.regions)) : readName(name, this.regions);
  }

  /** The name with the weights that its units have in this register now. */
  weigh(name: ReadName): WeighedName {
    return weighName(name, this.rareness);
  }

  /** How alike a name and one of an owner's names are; neither is read or weighed again. */
  likenessTo(asked: WeighedName, id: number, name: string): number {
    const entry = this.entryOf(id, name);
    const other = entry ? this.weighed(entry, undefined) : this.weigh(readName(name, this.regions));
    return weighedLikeness(asked, other);
  }

  private entryOf(id: number, name: string): Entry | undefined {
    for (const slot of this.ofOwner.get(id) ?? []) if (this.entries[slot]?.name === name) return this.entries[slot]!;
    return undefined;
  }

  /** Owners whose names are most like the name, best first; each with its best name. */
  search(
    name: string | ReadName | WeighedName,
    { limit, atLeast = 0, effort = THOROUGH, weights }: NameSearch,
  ): NameHit[] {
    const known = typeof name === "string" ? readName(name, this.regions) : name;
    const read = "read" in known ? known.read : known;
    const asked = "read" in known && !weights ? known : weighName(read, this.rareness, weights);
    const best = new Map<number, NameHit>();
    const sought = typeof name === "string" ? soughtUnits(name) : null;
    for (const slot of this.candidates(read, sought, effort)) {
      const entry = this.entries[slot];
      if (!entry) continue;
      const likeness = weighedLikeness(asked, this.weighed(entry, weights), weights);
      const before = best.get(entry.id);
      if (likeness >= atLeast && (!before || likeness > before.likeness))
        best.set(entry.id, { id: entry.id, likeness, name: entry.name });
    }
    return [...best.values()].sort((a, b) => b.likeness - a.likeness || a.id - b.id).slice(0, limit);
  }

  private weighed(entry: Entry, weights: LikenessWeights | undefined): WeighedName {
    entry.read ??= readName(entry.name, this.regions);
    if (weights) return weighName(entry.read, this.rareness, weights);
    if (!entry.weighed || entry.weighedAt !== this.changes) {
      entry.weighed = weighName(entry.read, this.rareness);
      entry.weighedAt = this.changes;
    }
    return entry.weighed;
  }

  private candidates(read: ReadName, sought: readonly number[] | null, { lookedUp, compared }: SearchEffort): number[] {
    if (this.shared.length < this.entries.length) this.shared = new Float32Array(this.entries.length * 2);
    const shared = this.shared;
    const touched: number[] = [];
    const lists: number[][] = [];
    const rows = read.readings.map(({ units, formStart }) => units.slice(0, formStart > 0 ? formStart : units.length));
    for (const gram of gramsOf(sought ? [sought, ...rows] : rows)) {
      const slots = this.byGram.get(gram);
      if (slots) lists.push(slots);
    }
    lists.sort((a, b) => a.length - b.length);
    let seen = 0;
    for (const slots of lists) {
      // What half the register has tells nothing, unless there is nothing rarer.
      if (seen > 0 && seen + slots.length > lookedUp) break;
      seen += slots.length;
      const rare = Math.log((this.live + 1) / (Math.min(slots.length, this.live) + 0.5));
      for (const slot of slots) {
        if (shared[slot] === 0) touched.push(slot);
        shared[slot]! += rare;
      }
    }
    const chosen = heaviest(touched, shared, compared);
    for (const slot of touched) shared[slot] = 0;
    return chosen;
  }
}

/** The slots with the largest sums, the largest first; of equal sums the one that was met first. */
function heaviest(slots: readonly number[], sums: Float32Array, count: number): number[] {
  const chosen: number[] = [];
  let least = 0;
  for (const slot of slots) {
    const sum = sums[slot]!;
    if (chosen.length === count && sum <= least) continue;
    let at = chosen.length < count ? chosen.length : count - 1;
    while (at > 0 && sums[chosen[at - 1]!]! < sum) {
      chosen[at] = chosen[at - 1]!;
      at -= 1;
    }
    chosen[at] = slot;
    least = sums[chosen[chosen.length - 1]!]!;
  }
  return chosen;
}

/** Units and pairs of units of the rows, each once. */
function gramsOf(rows: readonly (readonly number[])[]): Iterable<Gram> {
  const grams: Gram[] = [];
  for (const units of rows) {
    for (let at = 0; at < units.length; at += 1) {
      grams.push(gramOf(units[at]!));
      if (at > 0) grams.push(pairOf(units[at - 1]!, units[at]!));
    }
  }
  return new Set(grams);
}
