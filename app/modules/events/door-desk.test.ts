import { beforeEach, describe, expect, it } from "vitest";
import { DoorDesk, type AnsweredScan, type DoorLine, type DoorTrouble } from "./door-desk";
import type { DoorPeople, KeptPerson } from "./door-list";
import { DoorMemory, forgetDoorNames, type KeptScan } from "./door-memory";
import { SENT_AT_ONCE } from "./door-limits";

const EVENT = 7;
/** Ten in the morning of 22 October 2026 in Shanghai. */
const MORNING = Date.parse("2026-10-22T02:00:00Z");
const PROOF = "7ZK3Q9M2A4XWB8TD";
const code = (personId: number) => `${personId}-${PROOF}`;

class FakeStorage implements Storage {
  readonly rows = new Map<string, string>();
  isFull = false;
  get length() {
    return this.rows.size;
  }
  key = (index: number) => [...this.rows.keys()][index] ?? null;
  getItem = (name: string) => this.rows.get(name) ?? null;
  setItem = (name: string, value: string) => {
    if (this.isFull) throw new DOMException("full", "QuotaExceededError");
    this.rows.set(name, value);
  };
  removeItem = (name: string) => void this.rows.delete(name);
  clear = () => this.rows.clear();
}

const person = (id: number, name: string, values: Partial<KeptPerson> = {}): KeptPerson => ({
  id,
  mark: `mark of ${code(id)}`,
  name,
  duty: null,
  organisation: "湘凯液压股份有限公司",
  ticketType: "普通票",
  sessions: ["15:00–16:00 液压工坊 · 三号厅"],
  status: "confirmed",
  signIn: null,
  ...values,
});

/** A server that keeps who is in, and a line to it that can be cut. */
class FakeServer {
  people = [
    person(1, "李敏"),
    person(2, "赵强"),
    person(3, "候补", { status: "waiting" }),
    person(4, "取消", { status: "cancelled" }),
    person(5, "换人", { mark: "mark of another name" }),
  ];
  trouble: DoorTrouble | null = null;
  losesAnswers = false;
  batches: KeptScan[][] = [];
  undone: number[] = [];
  taken = new Map<string, AnsweredScan>();
  clock = () => MORNING;

  list = (): DoorPeople => ({
    loadedAt: this.clock(),
    day: "2026-10-22",
    event: { id: EVENT, startDay: "2026-10-22", endDay: "2026-10-22", isOpen: true },
    people: structuredClone(this.people),
    twice: [],
  });

  line: DoorLine = {
    people: () =>
      Promise.resolve(this.trouble ? { ok: false, trouble: this.trouble } : { ok: true, body: this.list() }),
    send: (_mode, scans) => {
      if (this.trouble) return Promise.resolve({ ok: false, trouble: this.trouble });
      this.batches.push([...scans]);
      const answered = scans.map((scan) => this.#take(scan));
      if (this.losesAnswers) return Promise.resolve({ ok: false, trouble: "offline" });
      return Promise.resolve({ ok: true, body: { now: this.clock(), scans: answered, twice: [] } });
    },
    undo: (signInId) => {
      this.undone.push(signInId);
      for (const each of this.people) if (each.signIn?.id === signInId) each.signIn = null;
      return Promise.resolve({ ok: true, body: null });
    },
  };

  #take({ key, code: sent, at }: KeptScan): AnsweredScan {
    const before = this.taken.get(key);
    if (before) return before;
    const found = this.people.find(({ id }) => code(id) === sent);
    const isIn = found?.signIn != null;
    if (found && !isIn) found.signIn = { id: found.id * 100, at, by: "陈卫国" };
    const answer: AnsweredScan = {
      key,
      answer: found ? (isIn ? "already_in" : "admitted") : "unknown",
      person: found ?? null,
      signIn: found?.signIn ?? null,
      other: null,
    };
    this.taken.set(key, answer);
    return answer;
  }
}

let storage: FakeStorage;
let server: FakeServer;
let clock: number;
beforeEach(() => {
  storage = new FakeStorage();
  server = new FakeServer();
  clock = MORNING;
});

/** The page as it opens. */
function openPage(): DoorDesk {
  return new DoorDesk({
    memory: new DoorMemory(storage, EVENT),
    line: server.line,
    mode: "venue",
    markOf: (text) => Promise.resolve(`mark of ${text}`),
    clock: () => clock,
  });
}

const latest = (desk: DoorDesk) => desk.state().shown[0]!;

describe("a phone at the door that gets through", () => {
  it("has the answer of the server, and nothing waits", async () => {
    const desk = openPage();
    await desk.load();
    await desk.scan(`https://weft.example/public/tickets/${code(1)}`);
    expect(latest(desk)).toMatchObject({
      answer: "admitted",
      isAlone: false,
      person: { name: "李敏" },
      signIn: { id: 100, by: "陈卫国" },
    });
    expect(desk.state()).toMatchObject({ waiting: 0, trouble: null, people: 5, syncedAt: MORNING });
    expect(storage.rows.size).toBe(1);
  });

  it("is told by the server who is in by another phone, and does not call that its own mistake", async () => {
    const desk = openPage();
    await desk.load();
    server.people[0]!.signIn = { id: 100, at: MORNING - 60_000, by: "别的手机" };
    await desk.scan(code(1));
    expect(latest(desk)).toMatchObject({ answer: "already_in", signIn: { by: "别的手机" }, isAlone: false });
    expect(server.batches[0]![0]!.saidAlone).toBeNull();
    expect(desk.state().corrections).toEqual([]);
  });

  it("works without a list", async () => {
    const desk = openPage();
    await desk.scan(code(2));
    expect(latest(desk)).toMatchObject({ answer: "admitted", person: { name: "赵强" } });
  });
});

describe("a phone at the door without a network", () => {
  async function offline(): Promise<DoorDesk> {
    const desk = openPage();
    await desk.load();
    server.trouble = "offline";
    return desk;
  }

  it("answers each ticket by its list", async () => {
    const desk = await offline();
    const said = [];
    for (const text of [code(1), code(1), code(2), code(3), code(4), code(5), code(99), "随便写的"]) {
      await desk.scan(text);
      said.push(latest(desk).answer);
    }
    expect(said).toEqual([
      "admitted",
      "already_in",
      "admitted",
      "waiting",
      "cancelled",
      "replaced",
      "unknown",
      "unknown",
    ]);
    expect(latest(desk).isAlone).toBe(true);
    expect(desk.state()).toMatchObject({ waiting: 8, trouble: "offline" });
  });

  it("loses nothing when its page is opened anew, and sends it once it gets through", async () => {
    const desk = await offline();
    await desk.scan(code(1));
    clock += 60_000;
    await desk.scan(code(2));
    const again = openPage();
    expect(again.state()).toMatchObject({ waiting: 2, people: 5 });
    clock += 60_000;
    await again.scan(code(1));
    expect(latest(again).answer).toBe("already_in");
    server.trouble = null;
    await again.sync();
    expect(again.state()).toMatchObject({ waiting: 0, trouble: null });
    expect(server.batches.flat().map(({ code: sent, at, saidAlone }) => [sent, at, saidAlone])).toEqual([
      [code(1), MORNING, "admitted"],
      [code(2), MORNING + 60_000, "admitted"],
      [code(1), MORNING + 120_000, "already_in"],
    ]);
    expect(server.people.map(({ signIn }) => signIn?.at ?? null)).toEqual([
      MORNING,
      MORNING + 60_000,
      null,
      null,
      null,
    ]);
  });

  it("hears afterwards whom it should not have let in", async () => {
    const desk = await offline();
    await desk.scan(code(1));
    server.people[0]!.signIn = { id: 100, at: MORNING - 60_000, by: "别的手机" };
    server.trouble = null;
    await desk.sync();
    expect(desk.state().corrections).toMatchObject([{ name: "李敏", told: "admitted", answer: "already_in" }]);
    expect(openPage().state().corrections).toHaveLength(1);
    desk.forgetCorrections();
    expect(openPage().state().corrections).toEqual([]);
  });

  it("sends the same scan again when the answer was lost, under the same name", async () => {
    const desk = openPage();
    await desk.load();
    server.losesAnswers = true;
    await desk.scan(code(1));
    expect(desk.state()).toMatchObject({ waiting: 1, trouble: "offline" });
    expect(desk.mayUndo(latest(desk))).toBe(false);
    server.losesAnswers = false;
    await desk.sync();
    expect(latest(desk)).toMatchObject({ answer: "admitted", isAlone: false });
    const [first, second] = server.batches.flat();
    expect(second!.key).toBe(first!.key);
  });

  it("sends many in batches that the server takes", async () => {
    const desk = await offline();
    const memory = new DoorMemory(storage, EVENT);
    for (let index = 0; index < SENT_AT_ONCE + 20; index += 1)
      memory.keepScan({
        key: `scan-${String(index).padStart(16, "0")}`,
        code: code(99),
        at: MORNING + index,
        saidAlone: "unknown",
        answer: "unknown",
        personId: null,
        wasSent: false,
      });
    server.trouble = null;
    await desk.sync();
    expect(server.batches.map((batch) => batch.length)).toEqual([SENT_AT_ONCE, 20]);
    expect(desk.state().waiting).toBe(0);
  });

  it("knows the time of the server, whatever its own clock says", async () => {
    clock = MORNING - 3 * 86_400_000;
    const desk = openPage();
    await desk.load();
    await desk.scan(code(1));
    expect(latest(desk)).toMatchObject({ answer: "admitted", at: MORNING });
  });

  it("keeps what it scans when the session has ended, and leaves no names to whoever signs in next", async () => {
    const desk = await offline();
    server.trouble = "signedOut";
    await desk.scan(code(1));
    expect(desk.state()).toMatchObject({ waiting: 1, trouble: "signedOut" });
    forgetDoorNames(storage);
    expect([...storage.rows.values()].join()).not.toContain("李敏");
    expect(openPage().state()).toMatchObject({ waiting: 1, people: null });
  });

  it("says that it keeps nothing where its storage is full, and sends all the same", async () => {
    const desk = await offline();
    storage.isFull = true;
    await desk.scan(code(1));
    expect(desk.state()).toMatchObject({ isForgetful: true, waiting: 1 });
    server.trouble = null;
    await desk.sync();
    expect(desk.state().waiting).toBe(0);
    expect(server.people[0]!.signIn).not.toBeNull();
  });
});

describe("taking an admission back", () => {
  it("asks the server where it knows of it", async () => {
    const desk = openPage();
    await desk.load();
    await desk.scan(code(1));
    await desk.undo(latest(desk));
    expect(server.undone).toEqual([100]);
    expect(desk.state().shown).toEqual([]);
    await desk.scan(code(1));
    expect(latest(desk).answer).toBe("admitted");
  });

  it("leaves it standing where the server did not", async () => {
    const desk = openPage();
    await desk.load();
    await desk.scan(code(1));
    server.line.undo = () => Promise.resolve({ ok: true, body: null });
    await desk.undo(latest(desk));
    expect(latest(desk)).toMatchObject({ answer: "admitted", signIn: { id: 100 } });
  });

  it("leaves the scan out where it was never sent", async () => {
    const desk = openPage();
    await desk.load();
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const { send } = server.line;
    server.line.send = async (mode, scans) => {
      await held;
      return send(mode, scans);
    };
    const first = desk.scan(code(1));
    const second = desk.scan(code(2));
    await new Promise((resolve) => setImmediate(resolve));
    const [unsent, sent] = desk.state().shown;
    expect([desk.mayUndo(unsent!), desk.mayUndo(sent!)]).toEqual([true, false]);
    await desk.undo(unsent!);
    release();
    await Promise.all([first, second]);
    expect(server.batches.flat().map((scan) => scan.code)).toEqual([code(1)]);
  });
});
