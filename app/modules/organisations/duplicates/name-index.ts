import { nameLikeness, readName, type LikenessWeights, type Rareness, type ReadName } from "./name-likeness";
import type { RegionNames } from "./name-parts";

/** A name in the index and the number under which its owner knows it. */
interface Entry {
  id: number;
  read: ReadName;
}

export interface NameHit {
  id: number;
  /** 0 to 1, see name-likeness.ts. */
  likeness: number;
  /** The name that was found. */
  read: ReadName;
}

export interface NameSearch {
  /** At most so many owners. */
  limit: number;
  /** Only names at least so alike. */
  atLeast?: number;
  /** So many entries are looked at while candidates are gathered: more finds more for very short names and takes longer. */
  effort?: number;
  weights?: LikenessWeights;
}

/** Enough for a person who waits; an import of ten thousand full names needs less, since rare pairs are in every one. */
export const THOROUGH = 60_000;
export const SWIFT = 4_000;
const CANDIDATES = 60;

/**
 * Names by their characters and pairs of characters (units, see name-likeness.ts), each with the entries that have it. A search
 * goes through the rarest of its units and pairs first, gathers the entries that share most of them and compares those in full.
 * Holds 100,000 organisations in about 60 MB.
 */
export class NameIndex {
  private readonly entries: (Entry | null)[] = [];
  private readonly byGram = new Map<string, number[]>();
  private readonly ofOwner = new Map<number, number[]>();
  private shared = new Float32Array(1024);
  private live = 0;

  constructor(private readonly regions: RegionNames) {}

  get size(): number {
    return this.ofOwner.size;
  }

  /** Puts the names of an owner in the place of those it had. */
  set(id: number, names: readonly string[]): void {
    this.remove(id);
    if (names.length === 0) return;
    const slots = names.map((name) => this.add(id, readName(name, this.regions)));
    this.ofOwner.set(id, slots);
  }

  remove(id: number): void {
    for (const slot of this.ofOwner.get(id) ?? []) {
      this.entries[slot] = null;
      this.live -= 1;
    }
    this.ofOwner.delete(id);
  }

  private add(id: number, read: ReadName): number {
    const slot = this.entries.push({ id, read }) - 1;
    this.live += 1;
    for (const gram of gramsOf(read)) {
      const slots = this.byGram.get(gram);
      if (slots) slots.push(slot);
      else this.byGram.set(gram, [slot]);
    }
    return slot;
  }

  /** Of units and pairs in this register; one that does not occur is the rarest. */
  readonly rareness: Rareness = (gram) => {
    const count = this.byGram.get(gram)?.length ?? 0;
    return Math.log((this.live + SMALL_REGISTER) / (Math.min(count, this.live) + 0.5));
  };

  /** Owners whose names are most like the name, best first; each with its best name. */
  search(name: string | ReadName, { limit, atLeast = 0, effort = THOROUGH, weights }: NameSearch): NameHit[] {
    const read = typeof name === "string" ? readName(name, this.regions) : name;
    const best = new Map<number, NameHit>();
    for (const slot of this.candidates(read, effort)) {
      const entry = this.entries[slot];
      if (!entry) continue;
      const likeness = nameLikeness(read, entry.read, this.rareness, weights);
      const known = best.get(entry.id);
      if (likeness >= atLeast && (!known || likeness > known.likeness))
        best.set(entry.id, { id: entry.id, likeness, read: entry.read });
    }
    return [...best.values()].sort((a, b) => b.likeness - a.likeness || a.id - b.id).slice(0, limit);
  }

  private candidates(read: ReadName, effort: number): number[] {
    if (this.shared.length < this.entries.length) this.shared = new Float32Array(this.entries.length * 2);
    const shared = this.shared;
    const touched: number[] = [];
    const lists = gramsOf(read)
      .map((gram) => ({ slots: this.byGram.get(gram) ?? [], rare: this.rareness(gram) }))
      .sort((a, b) => a.slots.length - b.slots.length);
    let seen = 0;
    for (const { slots, rare } of lists) {
      // What half the register has tells nothing, unless the whole register is small.
      if (seen > 0 && seen + slots.length > effort) break;
      seen += slots.length;
      for (const slot of slots) {
        if (shared[slot] === 0) touched.push(slot);
        shared[slot]! += rare;
      }
    }
    const chosen =
      touched.length <= CANDIDATES
        ? touched
        : touched.sort((a, b) => shared[b]! - shared[a]! || a - b).slice(0, CANDIDATES);
    const kept = [...chosen];
    for (const slot of touched) shared[slot] = 0;
    return kept;
  }
}

/** Keeps words that every name has from counting in a register of a few firms. */
const SMALL_REGISTER = 1;

function gramsOf({ readings }: ReadName): string[] {
  const grams = new Set<string>();
  for (const { units } of readings) {
    units.forEach((unit, at) => {
      grams.add(unit);
      if (at > 0) grams.add(units[at - 1]! + unit);
    });
  }
  return [...grams];
}
