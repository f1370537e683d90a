import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mayEver } from "~/http/may-ever";
import { figure } from "../figure";
import { LENGTHS } from "../lengths";
import { leaksIn } from "./canary-world";
import { hashTables } from "./database-hash";
import { startHarness, type Harness } from "./harness";
import type { Answer } from "./http-client";
import { inLanes } from "./lanes";
import { pairwise } from "./pairwise";
import { PERSON_NAMES, type PersonName } from "./people";
import { addressFor, fillPattern, productRoutes, TRANSPORTS, type ProductRoute, type Transport } from "./route-table";

const IDS = ["own", "other", "missing", "deleted", "negative", "uuid", "array"] as const;
type IdName = (typeof IDS)[number];
const METHODS = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"] as const;

interface Cell {
  route: ProductRoute;
  person: PersonName;
  id: IdName;
  transport: Transport;
  method: (typeof METHODS)[number];
}

const routes = await productRoutes();
let harness: Harness;

beforeAll(async () => {
  harness = await startHarness();
});
afterAll(async () => {
  await harness.stop();
});

/** Reading first, then writes of who may not, then writes of who may: these change what may be seen. */
function order({ route, person, method }: Cell): number {
  if (method !== "POST") return 0;
  return mayWrite(route, person) ? 2 : 1;
}

/** Of an address without an id every record asks for the same; only several ids in its search are something else. */
function factorsOf({ pattern }: ProductRoute): (readonly string[])[] {
  return [PERSON_NAMES, pattern.includes(":") ? IDS : ["own", "array"], TRANSPORTS, METHODS];
}

/** Each pair of values of two factors once for every address; at night every combination, or a share of them at even steps. */
function combinations(route: ProductRoute, number: number): string[][] {
  if (LENGTHS.accessCells === 0) return pairwise(factorsOf(route));
  const every = factorsOf(route).reduce<string[][]>(
    (rows, values) => rows.flatMap((row) => values.map((value) => [...row, value])),
    [[]],
  );
  // A step that none of the factors' lengths divides passes through all of their values.
  let step = Math.round(1 / LENGTHS.accessCells);
  while (step > 1 && [2, 3, 7].some((prime) => step % prime === 0)) step += 1;
  return every.filter((_, at) => (at + number) % step === 0);
}

const cells: Cell[] = routes
  .flatMap((route, number) =>
    combinations(route, number).map(
      ([person, id, transport, method]) => ({ route, person, id, transport, method }) as Cell,
    ),
  )
  .sort((a, b) => order(a) - order(b));

function mayWrite(route: ProductRoute, person: PersonName): boolean {
  const permission = route.action?.permission;
  return permission !== undefined && mayEver(roleOnly(person), permission);
}

function roleOnly(person: PersonName): Parameters<typeof mayEver>[0] {
  const role = {
    viewer: "viewer",
    staff: "staff",
    "sub-promoter staff": "staff",
    administrator: "administrator",
    "firm A": "firm_representative",
    "firm B": "firm_representative",
  } as const;
  return {
    role: role[person as keyof typeof role] ?? "visitor",
    userId: null,
    name: person,
    organisationIds: [],
    // Any number says that the person works for one sub-promoter alone.
    promoterId: person === "sub-promoter staff" ? 0 : null,
  };
}

/** The records of an address, by its subject; `/public/events/3` and `/events/3` are about events. */
function idText(route: ProductRoute, id: IdName): string {
  const subjects = Object.keys(harness.world.ids);
  const subject =
    route.pattern
      .split("/")
      .filter((part) => subjects.includes(part))
      .at(-1) ?? "organisations";
  const records = harness.world.ids[subject]!;
  switch (id) {
    case "own":
    case "other":
    case "deleted":
      return String(records[id]);
    case "missing":
      return "987654";
    case "negative":
      return "-1";
    case "uuid":
      return "6f1e2c34-9a7b-4c1d-8e2f-0a1b2c3d4e5f";
    case "array":
      return `${records.own},${records.other}`;
  }
}

function ask(cell: Cell): Promise<Answer> {
  const { route, person, id, transport, method } = cell;
  const search =
    id === "array" ? `?id=${harness.world.ids.organisations!.own}&id=${harness.world.ids.organisations!.other}` : "";
  const path = addressFor(route, fillPattern(route.pattern, idText(route, id)) + search, transport);
  const posting = method === "POST";
  // A session of its own for each write: signing out is an action too.
  const cookie = posting ? harness.freshCookie(person) : harness.people[person].cookie;
  const headers: Record<string, string> = { Accept: "text/html", ...(cookie ? { Cookie: cookie } : {}) };
  if (posting)
    Object.assign(headers, { Origin: harness.server.origin, "Content-Type": "application/x-www-form-urlencoded" });
  return harness.askAs(person, { method, path, headers, body: posting ? "" : undefined });
}

/** What is wrong with the answer for this person, or null. */
function problem(cell: Cell, answer: Answer): string | null {
  const { route, person, method, transport } = cell;
  const actor = harness.actorOf(person);
  const text = answer.text + JSON.stringify(answer.headers);
  const leaks = leaksIn(text, harness.world.canaries, actor);
  if (leaks.length > 0) return `shows ${leaks.join(", ")}`;
  if (answer.status >= 500) return `answers ${answer.status}`;
  // No page of ours uses it; refused before anything is asked.
  if (transport === "legacy data") return answer.status === 400 ? null : `answers ${answer.status} instead of 400`;
  if (method === "PUT" || method === "DELETE" || method === "OPTIONS") {
    return answer.status === 405 ? null : `answers ${answer.status} instead of 405`;
  }
  const permission = method === "POST" ? route.action?.permission : route.loader?.permission;
  if (permission === undefined || mayEver(actor, permission)) return null;
  const sentToSignIn =
    /\/sign-in\?next=/.test(String(answer.headers.location ?? "") + answer.text) || method === "HEAD";
  const refused =
    actor.role === "visitor" ? sentToSignIn || answer.status >= 400 : answer.status === 403 || answer.status === 404;
  // The frame of the page answers together with it; only the page itself is refused inside the same answer.
  const insideAnswer = transport !== "document" && route.id === "root";
  return refused || insideAnswer ? null : `answers ${answer.status} though ${actor.role} lacks ${permission}`;
}

const name = ({ route, person, id, transport, method }: Cell) =>
  `${method} ${route.pattern} (${transport}) with ${id} id as ${person}`;

describe("every address, every person, every kind of id, every transport, every method", () => {
  it("gives nobody a record that is not theirs, and never breaks", async () => {
    const before = hashTables(harness.data.db, { withKeptLooking: false });
    const problems: string[] = [];
    const counts: Record<number, number> = {};
    const judge = async (cell: Cell) => {
      const answer = await ask(cell);
      counts[answer.status] = (counts[answer.status] ?? 0) + 1;
      const found = problem(cell, answer);
      if (found) problems.push(`${name(cell)}: ${found}`);
    };
    await inLanes(
      cells.filter((cell) => order(cell) < 2),
      judge,
    );
    // Sessions of the people asking are the only rows that may have been added.
    const { sessions: _before, ...expected } = before;
    const { sessions: _after, ...actual } = hashTables(harness.data.db, { withKeptLooking: false });
    expect(actual).toEqual(expected);
    for (const cell of cells) if (order(cell) === 2) await judge(cell);
    console.log(`answers by status: ${JSON.stringify(counts)}`);
    figure(
      "cells of who may do what",
      cells.length,
      `${problems.length} leaks or faults, over ${routes.length} addresses`,
    );
    expect(problems.slice(0, 20)).toEqual([]);
    expect(harness.server.faults().slice(0, 5)).toEqual([]);
  }, 14_400_000);

  it("would notice one record of another firm in an answer", () => {
    const other = harness.world.canaries.find(({ text }) => text.includes("xphone乙x"))!;
    const route = routes.find(({ id }) => id === "root")!;
    const cell: Cell = { route, person: "firm A", id: "other", transport: "data", method: "GET" };
    const answer = { status: 200, headers: {}, body: Buffer.alloc(0), text: `…${other.text}…`, milliseconds: 1 };
    expect(problem(cell, answer)).toBe(`shows ${other.text}`);
    expect(problem({ ...cell, person: "firm B" }, answer)).toBeNull();
    expect(problem(cell, { ...answer, text: "", status: 500 })).toBe("answers 500");
  });

  it("would notice a loader whose check was left out", () => {
    const desk: ProductRoute = {
      id: "desk",
      pattern: "/desk",
      file: "",
      loader: { permission: "audit.see" },
      action: null,
      hasPage: true,
      load: null,
      act: null,
    };
    const cell: Cell = { route: desk, person: "viewer", id: "own", transport: "document", method: "GET" };
    const answer = { status: 200, headers: {}, body: Buffer.alloc(0), text: "", milliseconds: 1 };
    expect(problem(cell, answer)).toBe("answers 200 though viewer lacks audit.see");
    expect(problem({ ...cell, person: "administrator" }, answer)).toBeNull();
  });
});
