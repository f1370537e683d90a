import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { figure } from "../figure";
import { LENGTHS } from "../lengths";
import { hostileTexts } from "./hostile-texts";
import { startHarness, type Harness } from "./harness";
import type { Question } from "./http-client";
import { PERSON_NAMES, type PersonName } from "./people";
import { addressFor, productRoutes, TRANSPORTS } from "./route-table";

const SEED = 20260930;
const REQUESTS = LENGTHS.fuzzedRequests;
/** So many are thought up at a time: all of a night at once would not fit into memory. */
const BATCH = 5_000;
const WORKERS = 6;
const LONGEST_MS = 2_000;

const routes = await productRoutes();
const texts = hostileTexts();
let harness: Harness;

beforeAll(async () => {
  harness = await startHarness();
});
afterAll(async () => {
  await harness.stop();
});

const text = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...texts) },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
  { weight: 2, arbitrary: fc.constantFrom("1", "2", "3", "2026Q3", "2026-09-10", "zh-CN", "yes", "name", "-name") },
);
const FIELD_NAMES = [
  "q",
  "page",
  "perPage",
  "sort",
  "filter.kind",
  "filter.region",
  "filter.__proto__",
  "filter.quarter",
  "filter.",
  "next",
  "locale",
  "id",
  "version",
  "email",
  "password",
  "name",
  "legalName",
  "creditCode",
  "products.0",
  "products.99999999",
  "people.0.name",
  "people.x.name",
  "people.0.0.0",
  "__proto__.x",
  "constructor.prototype.x",
  "titleZh",
  "startDay",
  "capacity",
  "seats",
  "status",
  "role",
  "submissionKey",
  "file",
  "reason",
  "a.b.c.d.e.f.g",
  "period",
  "promoterId",
] as const;
const fieldName = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom<string>(...FIELD_NAMES) },
  { weight: 1, arbitrary: text },
);
const fields = fc.array(fc.tuple(fieldName, text), { maxLength: 6 });

interface Fuzz {
  route: (typeof routes)[number];
  parts: string[];
  search: [string, string][];
  form: [string, string][];
  person: PersonName;
  transport: (typeof TRANSPORTS)[number];
  method: string;
  bodyKind: "form" | "multipart" | "json" | "broken multipart" | "no type" | "wrong charset";
  header: [string, string];
}

const fuzz: fc.Arbitrary<Fuzz> = fc.record({
  route: fc.constantFrom(...routes),
  parts: fc.array(fc.oneof({ weight: 2, arbitrary: text }, { weight: 3, arbitrary: fc.constantFrom("1", "2", "3") }), {
    minLength: 4,
    maxLength: 4,
  }),
  search: fields,
  form: fields,
  person: fc.constantFrom(...PERSON_NAMES),
  transport: fc.constantFrom(...TRANSPORTS),
  method: fc.constantFrom("GET", "GET", "GET", "HEAD", "POST", "POST", "POST", "PATCH", "TRACE", "PROPFIND"),
  bodyKind: fc.constantFrom(
    "form",
    "form",
    "form",
    "multipart",
    "json",
    "broken multipart",
    "no type",
    "wrong charset",
  ),
  header: fc.tuple(
    fc.constantFrom(
      "Cookie",
      "Accept-Language",
      "If-None-Match",
      "Range",
      "User-Agent",
      "X-Forwarded-For",
      "Referer",
      "Accept",
      "Content-Encoding",
      "X-Remix-Request",
    ),
    text,
  ),
});

/** Half of a pair of surrogates cannot be written in UTF-8. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString("utf8");
}

/** A path as a hostile caller writes it: some parts escaped, some cut in the middle of an escape. */
function escaped(part: string): string {
  const safe = [...part]
    .map((character) => (/[\w.~-]/.test(character) ? character : encodeURIComponent(wellFormed(character))))
    .join("");
  return safe.slice(0, 1_800) || "%20";
}

function multipart(form: readonly [string, string][]): { type: string; body: string } {
  const parts = form.map(
    ([name, value]) =>
      `--fuzz\r\nContent-Disposition: form-data; name="${name.replace(/[\r\n"]/g, "")}"\r\n\r\n${value}\r\n`,
  );
  return { type: "multipart/form-data; boundary=fuzz", body: `${parts.join("")}--fuzz--\r\n` };
}

function bodyOf({ bodyKind, form }: Fuzz): { type: string | null; body: string } {
  const whole = multipart(form);
  const encoded = new URLSearchParams(form.map(([name, value]) => [wellFormed(name), wellFormed(value)])).toString();
  switch (bodyKind) {
    case "multipart":
      return whole;
    case "broken multipart":
      return { ...whole, body: whole.body.slice(0, -12) };
    case "json":
      return { type: "application/json", body: JSON.stringify(Object.fromEntries(form)) };
    case "no type":
      return { type: null, body: encoded };
    case "wrong charset":
      return { type: "application/x-www-form-urlencoded; charset=utf-32", body: `${encoded}&a=%ff%fe&%80=%zz` };
    case "form":
      return { type: "application/x-www-form-urlencoded", body: encoded };
  }
}

function questionOf(one: Fuzz): Question {
  let next = 0;
  const path = one.route.pattern
    .split("/")
    .map((part) => (part.startsWith(":") || part === "*" ? escaped(one.parts[next++ % 4]!) : part))
    .join("/");
  const search = new URLSearchParams(one.search.map(([name, value]) => [wellFormed(name), wellFormed(value)]))
    .toString()
    .slice(0, 1_500);
  const headers: Record<string, string> = { Accept: "text/html", Origin: harness.server.origin };
  const [name, value] = one.header;
  headers[name] = wellFormed(value)
    .replace(/[^\x20-\x7e\x80-\xff]/g, "?")
    .slice(0, 3_000);
  if (name === "Cookie") headers.Cookie = `${harness.people[one.person].cookie}; weft=${headers.Cookie}`;
  const sends = one.method !== "GET" && one.method !== "HEAD" && one.method !== "TRACE";
  const { type, body } = bodyOf(one);
  if (sends && type !== null) headers["Content-Type"] = type;
  return {
    method: one.method,
    path: addressFor(one.route, search ? `${path}?${search}` : path, one.transport),
    headers,
    body: sends ? body : undefined,
  };
}

const STACK_TRACE =
  /\n\s+at (?:async )?[\w.<>[\] ]+ ?\(?(?:file:|node:|\/)[^\n]+:\d+:\d+|node_modules\/|SQLITE_[A-Z]+|DrizzleQueryError/;

describe("requests that no browser of ours sends", () => {
  it("are answered in time, without a fault and without a word of the inside", async () => {
    let batch: Fuzz[] = [];
    const batchFrom = (number: number) =>
      fc.sample(fuzz, { seed: SEED + number / BATCH, numRuns: Math.min(BATCH, REQUESTS - number) });
    const problems: string[] = [];
    const statuses: Record<number, number> = {};
    let slowest = 0;
    let next = 0;
    const slow: { label: string; again: () => Promise<number> }[] = [];
    const work = async () => {
      for (;;) {
        if (next >= REQUESTS) return;
        if (next % BATCH === 0) batch = batchFrom(next);
        const one = batch[next++ % BATCH]!;
        const question = questionOf(one);
        // Actions may end the session; who asks next must still be signed in.
        const cookie: Record<string, string> =
          one.method === "POST" && one.header[0] !== "Cookie" ? { Cookie: harness.freshCookie(one.person) } : {};
        const label = `${one.method} ${question.path.slice(0, 300)} as ${one.person} (${one.bodyKind}, ${one.header[0]})`;
        try {
          const ask = () => harness.askAs(one.person, { ...question, headers: { ...cookie, ...question.headers } });
          const answer = await ask();
          statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
          slowest = Math.max(slowest, answer.milliseconds);
          if (answer.status >= 500)
            problems.push(`${label}: ${answer.status} form ${JSON.stringify(one.form).slice(0, 300)}`);
          if (answer.milliseconds > LONGEST_MS) slow.push({ label, again: async () => (await ask()).milliseconds });
          if (STACK_TRACE.test(answer.text))
            problems.push(`${label}: ${STACK_TRACE.exec(answer.text)![0].slice(0, 200)}`);
        } catch (error) {
          problems.push(`${label}: ${String(error)}`);
        }
      }
    };
    await Promise.all(Array.from({ length: WORKERS }, work));
    // What hangs, hangs by itself too; in the rush a request also waits for the machine and for others.
    for (const { label, again } of slow) {
      const alone = await again();
      if (alone > LONGEST_MS) problems.push(`${label}: ${Math.round(alone)} ms, asked alone`);
    }
    console.log(`slowest ${Math.round(slowest)} ms, answers ${JSON.stringify(statuses)}`);
    const faults = Object.entries(statuses).reduce(
      (sum, [status, count]) => sum + (Number(status) >= 500 ? count : 0),
      0,
    );
    figure("fuzzed requests", REQUESTS, `${faults} server errors, ${problems.length} other faults (seed ${SEED})`);
    expect(problems.slice(0, 20)).toEqual([]);
    expect(harness.server.faults().slice(0, 5)).toEqual([]);
    expect((await harness.askAs("visitor", { path: "/healthz" })).status).toBe(200);
  }, 14_400_000);

  it("would be noticed when an answer shows a stack trace", () => {
    expect(STACK_TRACE.test("Error: x\n    at render (file:///srv/build/server/index.js:10:20)")).toBe(true);
    expect(STACK_TRACE.test("SQLITE_CONSTRAINT: UNIQUE")).toBe(true);
    expect(STACK_TRACE.test("<p>请在 10:20 到场</p>")).toBe(false);
  });
});
