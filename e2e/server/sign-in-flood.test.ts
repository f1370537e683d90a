import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { hashPassword } from "~/modules/accounts/hash-password.server";
import { users } from "~db/schema";
import { figure } from "../figure";
import { LENGTHS } from "../lengths";
import { startHarness, type Harness } from "./harness";
import { formBody, HttpClient } from "./http-client";

/** Two passwords at once take 128 MiB; whatever the crowd, the rest of the growth is the connections and the heap. */
const MOST_GROWTH_MIB = 300;
let harness: Harness;

beforeAll(async () => {
  harness = await startHarness();
  const passwordHash = await hashPassword("tulip-anvil-rocket");
  harness.data.db.update(users).set({ passwordHash }).run();
});
afterAll(() => harness.stop());

function residentMebibytes(what: "VmRSS" | "VmHWM"): number {
  const status = readFileSync(`/proc/${harness.server.processId}/status`, "utf8");
  return Number(new RegExp(`${what}:\\s+(\\d+) kB`).exec(status)![1]) / 1024;
}

it(`${LENGTHS.signInsAtOnce} people who sign in at once do not keep the pages from others, and take a bounded memory`, async () => {
  const page = { path: "/organisations", headers: { Accept: "text/html" } };
  for (let turn = 0; turn < 5; turn += 1) await harness.askAs("staff", page);
  const before = residentMebibytes("VmRSS");
  // The readers have connections of their own, as browsers have.
  const crowd = new HttpClient(harness.server.port, LENGTHS.signInsAtOnce);
  let over = false;
  const statuses: Record<number, number> = {};
  const flood = Promise.all(
    Array.from({ length: LENGTHS.signInsAtOnce }, async (_, number) => {
      const answer = await crowd.ask({
        method: "POST",
        path: "/sign-in",
        headers: {
          Origin: harness.server.origin,
          "Content-Type": "application/x-www-form-urlencoded",
          "X-Forwarded-For": `198.51.${number >> 8}.${number & 255}`,
        },
        body: formBody({ email: `person-${number}@weft.example`, password: "wrong password 47" }),
      });
      statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
    }),
  ).finally(() => (over = true));
  const during: number[] = [];
  while (!over) {
    const { status, milliseconds } = await harness.askAs("staff", page);
    expect(status).toBe(200);
    during.push(milliseconds);
  }
  await flood;
  crowd.close();
  const growth = residentMebibytes("VmHWM") - before;
  const sorted = during.sort((a, b) => a - b);
  const late = sorted[Math.floor(sorted.length * 0.95)]!;
  figure(
    "sign-ins at the same moment",
    LENGTHS.signInsAtOnce,
    `${statuses[422] ?? 0} were checked, ${statuses[429] ?? 0} told to wait; ${during.length} pages meanwhile, 95 % within ${Math.round(late)} ms; ${Math.round(growth)} MiB more`,
  );
  // Who is neither let in nor told that it was wrong is told to come back: nobody is left without an answer.
  expect((statuses[422] ?? 0) + (statuses[429] ?? 0)).toBe(LENGTHS.signInsAtOnce);
  expect(statuses[429]).toBeGreaterThan(0);
  expect(growth).toBeLessThan(MOST_GROWTH_MIB);
});
