import { dayOfInstant } from "~/values/business-day";
import { SENT_AT_ONCE } from "./door-limits";
import { tellAlone, type DoorPeople, type KeptPerson, type LetInTwice, type ToldScan } from "./door-list";
import type { Correction, DoorMemory, KeptPeople, KeptScan } from "./door-memory";
import { readTicketCode } from "./read-ticket-code";
import type { PresenceMode } from "./vocabulary";

/** Why a phone does not get through: no network, the session has ended, or the server takes no more scans of this person. */
export type DoorTrouble = "offline" | "signedOut" | "refused";

/** One scan as the page shows it. */
export interface ShownScan extends ToldScan {
  key: string;
  code: string;
  at: number;
  /** Only the phone has answered. */
  isAlone: boolean;
}

export interface DoorState {
  /** The latest first. */
  shown: ShownScan[];
  /** How many scans the server has not heard of. */
  waiting: number;
  /** By the clock of the phone. */
  syncedAt: number | null;
  /** How many people the phone knows; null without a list. */
  people: number | null;
  trouble: DoorTrouble | null;
  /** The storage of the phone is full or forbidden: what waits is lost with the page. */
  isForgetful: boolean;
  twice: LetInTwice[];
  corrections: Correction[];
}

export interface AnsweredScan extends ToldScan {
  key: string;
}

/** What the server says to a batch of scans. */
export interface ScansAnswer {
  now: number;
  scans: AnsweredScan[];
  twice: LetInTwice[];
}

export type Answered<T> = { ok: true; body: T } | { ok: false; trouble: DoorTrouble };

/** The server, as a phone at the door reaches it. */
export interface DoorLine {
  people: () => Promise<Answered<DoorPeople>>;
  send: (mode: PresenceMode, scans: readonly KeptScan[]) => Promise<Answered<ScansAnswer>>;
  undo: (signInId: number) => Promise<Answered<unknown>>;
}

const MOST_SHOWN = 12;
const MOST_CORRECTIONS = 50;

/** Answers what is scanned at once by its own list, keeps it, and asks the server as soon as it is reached. */
export class DoorDesk {
  readonly #memory: DoorMemory;
  readonly #line: DoorLine;
  readonly #mode: PresenceMode;
  readonly #markOf: (code: string) => Promise<string>;
  readonly #clock: () => number;
  readonly #listeners = new Set<() => void>();
  readonly #unkept = new Map<string, KeptScan>();
  #list: KeptPeople | null;
  #byId = new Map<number, KeptPerson>();
  #isSyncing = false;
  #asksAgain = false;
  #state: DoorState;

  constructor(parts: {
    memory: DoorMemory;
    line: DoorLine;
    mode: PresenceMode;
    markOf: (code: string) => Promise<string>;
    clock: () => number;
  }) {
    this.#memory = parts.memory;
    this.#line = parts.line;
    this.#mode = parts.mode;
    this.#markOf = parts.markOf;
    this.#clock = parts.clock;
    this.#list = this.#memory.people();
    this.#index();
    for (const scan of this.#memory.scans()) this.#tookByItself(scan);
    this.#state = {
      shown: [],
      waiting: this.#waiting().length,
      syncedAt: this.#list?.syncedAt ?? null,
      people: this.#list?.people.length ?? null,
      trouble: null,
      isForgetful: false,
      twice: this.#list?.twice ?? [],
      corrections: this.#memory.corrections(),
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly state = (): DoorState => this.#state;

  /** The list anew. */
  async load(): Promise<void> {
    const answered = await this.#line.people();
    if (!answered.ok) return this.#show({ trouble: answered.trouble });
    const now = this.#clock();
    const { body } = answered;
    this.#list = { ...body, clockAhead: body.loadedAt - now, syncedAt: now };
    this.#index();
    this.#memory.keepPeople(this.#list);
    this.#show({ trouble: null, people: body.people.length, syncedAt: now, twice: body.twice });
  }

  /** Answers at once, then asks the server. What was typed or scanned may be anything. */
  async scan(text: string): Promise<void> {
    if (text.trim() === "") return;
    const read = readTicketCode(text);
    const code = read ? `${read.personId}-${read.proof}` : text.trim().slice(0, 300);
    const person = read ? this.#byId.get(read.personId) : undefined;
    const mark = person ? await this.#markOf(code) : "";
    const at = this.#clock() + (this.#list?.clockAhead ?? 0);
    const told: ToldScan = this.#list
      ? tellAlone(this.#list, person ? { person, mark } : null, at, this.#letInAlone(person, at))
      : { answer: "unknown", person: null, signIn: null, other: null };
    const scan: KeptScan = {
      key: crypto.randomUUID(),
      code,
      at,
      saidAlone: null,
      answer: told.answer,
      personId: told.person?.id ?? null,
      wasSent: false,
    };
    this.#keep(scan);
    const shown: ShownScan = { ...told, key: scan.key, code, at, isAlone: true };
    this.#show({ shown: [shown, ...this.#state.shown].slice(0, MOST_SHOWN) });
    await this.sync();
  }

  /** Sends what waits, the oldest first, until nothing does or the server is not reached. */
  async sync(): Promise<void> {
    this.#asksAgain = true;
    if (this.#isSyncing) return;
    this.#isSyncing = true;
    try {
      while (this.#asksAgain) {
        this.#asksAgain = false;
        const batch = this.#waiting().slice(0, SENT_AT_ONCE);
        if (batch.length === 0) return;
        for (const scan of batch) this.#keep({ ...scan, wasSent: true });
        const answered = await this.#line.send(this.#mode, batch);
        if (!answered.ok) {
          for (const scan of this.#waiting()) this.#tookByItself(scan);
          this.#asksAgain = false;
          return this.#show({ trouble: answered.trouble });
        }
        this.#take(answered.body);
        if (this.#waiting().length > 0) this.#asksAgain = true;
      }
    } finally {
      this.#isSyncing = false;
    }
  }

  /** Whether an admission can be taken back now; of one that was sent without an answer nobody knows yet. */
  mayUndo({ key, answer, signIn }: ShownScan): boolean {
    if (answer !== "admitted" && answer !== "already_in") return false;
    if (signIn?.id != null) return true;
    return this.#waiting().some((scan) => scan.key === key && !scan.wasSent);
  }

  async undo(shown: ShownScan): Promise<void> {
    if (!this.mayUndo(shown)) return;
    const { key, signIn, person } = shown;
    if (signIn?.id != null) {
      const answered = await this.#line.undo(signIn.id);
      if (!answered.ok) return this.#show({ trouble: answered.trouble });
      // What was taken back is no more on the list: the server says so, and that this person may still ask.
      await this.load();
      if (person && this.#byId.get(person.id)?.signIn?.id === signIn.id) return;
    } else {
      this.#memory.forgetScan(key);
      this.#unkept.delete(key);
    }
    this.#show({ shown: this.#state.shown.filter((each) => each.person?.id !== person?.id) });
  }

  forgetCorrections(): void {
    this.#memory.keepCorrections([]);
    this.#show({ corrections: [] });
  }

  #take({ now, scans, twice }: ScansAnswer): void {
    const kept = new Map(this.#waiting().map((scan) => [scan.key, scan]));
    const corrections = [...this.#state.corrections];
    for (const { key, ...told } of scans) {
      const scan = kept.get(key);
      this.#memory.forgetScan(key);
      this.#unkept.delete(key);
      if (told.person && (told.answer === "admitted" || told.answer === "already_in"))
        this.#setSignIn(told.person.id, told.signIn);
      // What was let in and has no place there is told, also when nobody looked at the page as the answer came.
      if (scan?.saidAlone === "admitted" && told.answer !== "admitted")
        corrections.unshift({
          key,
          at: scan.at,
          name: told.person?.name ?? this.#nameOf(scan.personId) ?? scan.code,
          told: scan.saidAlone,
          answer: told.answer,
        });
    }
    const answers = new Map(scans.map((scan) => [scan.key, scan]));
    const at = this.#clock();
    if (this.#list) {
      this.#list = { ...this.#list, clockAhead: now - at, syncedAt: at, twice };
      this.#memory.keepPeople(this.#list);
    }
    if (corrections.length > this.#state.corrections.length)
      this.#memory.keepCorrections(corrections.slice(0, MOST_CORRECTIONS));
    this.#show({
      trouble: null,
      syncedAt: at,
      twice,
      corrections: corrections.slice(0, MOST_CORRECTIONS),
      shown: this.#state.shown.map((shown) => {
        const answer = answers.get(shown.key);
        return answer ? { ...shown, ...answer, isAlone: false } : shown;
      }),
    });
  }

  /** The server was not reached in time: whoever stood there heard what the phone said. */
  #tookByItself(scan: KeptScan): void {
    if (scan.saidAlone === null) this.#keep({ ...scan, saidAlone: scan.answer });
  }

  #keep(scan: KeptScan): void {
    if (this.#memory.keepScan(scan)) return;
    this.#unkept.set(scan.key, scan);
    this.#show({ isForgetful: true });
  }

  #waiting(): KeptScan[] {
    const kept = this.#memory.scans();
    const keys = new Set(kept.map(({ key }) => key));
    return [...kept, ...[...this.#unkept.values()].filter(({ key }) => !keys.has(key))];
  }

  #letInAlone(person: KeptPerson | undefined, at: number): number | null {
    if (!person) return null;
    const day = dayOfInstant(at);
    const scan = this.#waiting().find(
      ({ personId, answer, at: then }) => personId === person.id && answer === "admitted" && dayOfInstant(then) === day,
    );
    return scan?.at ?? null;
  }

  #setSignIn(personId: number, signIn: ToldScan["signIn"]): void {
    const person = this.#byId.get(personId);
    if (person) person.signIn = signIn?.id == null ? null : { ...signIn, id: signIn.id };
  }

  #nameOf(personId: number | null): string | null {
    return personId === null ? null : (this.#byId.get(personId)?.name ?? null);
  }

  #index(): void {
    this.#byId = new Map(this.#list?.people.map((person) => [person.id, person]) ?? []);
  }

  #show(change: Partial<DoorState>): void {
    this.#state = { ...this.#state, ...change, waiting: this.#waiting().length };
    for (const listener of this.#listeners) listener();
  }
}
