import type { DoorScan } from "./attendance-form";
import type { ScanAnswer } from "./door-answer";
import type { DoorPeople } from "./door-list";

/** A scan of which the server has not heard yet, or has not said that it has. */
export interface KeptScan extends DoorScan {
  answer: ScanAnswer;
  personId: number | null;
  /** It may have reached the server already. */
  wasSent: boolean;
}

/** Somebody whom the phone told otherwise by itself than the server did afterwards. */
export interface Correction {
  key: string;
  at: number;
  name: string;
  told: ScanAnswer;
  answer: ScanAnswer;
}

export interface KeptPeople extends DoorPeople {
  /** The clock of the server, less that of the phone. */
  clockAhead: number;
  syncedAt: number;
}

const NAMES = "weft.door.names.";

/**
 * What a phone keeps of a door, across reloads. Each scan stands by itself, so that two pages of the same phone lose none of each
 * other's. Names are kept apart: they go when the session ends, scans stay until they were sent.
 */
export class DoorMemory {
  readonly #storage: Storage;
  readonly #scans: string;
  readonly #people: string;
  readonly #corrections: string;

  constructor(storage: Storage, eventId: number) {
    this.#storage = storage;
    this.#scans = `weft.door.scans.${eventId}.`;
    this.#people = `${NAMES}${eventId}.list`;
    this.#corrections = `${NAMES}${eventId}.corrections`;
  }

  people(): KeptPeople | null {
    return this.#read<KeptPeople>(this.#people);
  }

  keepPeople(people: KeptPeople): boolean {
    return this.#write(this.#people, people);
  }

  /** The oldest first. */
  scans(): KeptScan[] {
    return namesIn(this.#storage)
      .filter((name) => name.startsWith(this.#scans))
      .flatMap((name) => this.#read<KeptScan>(name) ?? [])
      .sort((a, b) => a.at - b.at || a.key.localeCompare(b.key));
  }

  /** @returns false where the phone keeps nothing: its storage is full or forbidden */
  keepScan(scan: KeptScan): boolean {
    return this.#write(this.#scans + scan.key, scan);
  }

  forgetScan(key: string): void {
    this.#storage.removeItem(this.#scans + key);
  }

  corrections(): Correction[] {
    return this.#read<Correction[]>(this.#corrections) ?? [];
  }

  keepCorrections(corrections: Correction[]): void {
    this.#write(this.#corrections, corrections);
  }

  #read<T>(name: string): T | null {
    try {
      return JSON.parse(this.#storage.getItem(name) ?? "null") as T | null;
    } catch {
      return null;
    }
  }

  #write(name: string, value: unknown): boolean {
    try {
      this.#storage.setItem(name, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  }
}

function namesIn(storage: Storage): string[] {
  return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
}

/** Where a browser forbids to keep anything, nothing is kept, and the page says so. */
const NOTHING_KEPT: Storage = {
  length: 0,
  key: () => null,
  getItem: () => null,
  setItem: () => {
    throw new Error("nothing is kept here");
  },
  removeItem: () => undefined,
  clear: () => undefined,
};

export function storageOfBrowser(): Storage {
  try {
    return window.localStorage;
  } catch {
    return NOTHING_KEPT;
  }
}

/** No names are left on a phone that others use too. */
export function forgetDoorNames(storage: Storage): void {
  for (const name of namesIn(storage)) if (name.startsWith(NAMES)) storage.removeItem(name);
}
