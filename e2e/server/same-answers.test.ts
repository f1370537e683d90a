import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashPassword } from "~/modules/accounts/hash-password.server";
import { PRIVACY_NOTICE_VERSION } from "~/modules/events/privacy-notice";
import { APPLICATION_NOTICE_VERSION } from "~/modules/organisations/membership/application-form";
import { outboxMessages, users } from "~db/schema";
import { figure } from "../figure";
import { LENGTHS } from "../lengths";
import { startHarness, type Harness } from "./harness";
import { formBody, type Answer } from "./http-client";

const PASSWORD = "tulip-anvil-rocket";
let harness: Harness;
let passwordHash: string;

beforeAll(async () => {
  harness = await startHarness({ WEFT_SMTP_URL: "smtp://127.0.0.1:1", WEFT_MAIL_FROM: "weft@weft.example" });
  passwordHash = await hashPassword(PASSWORD);
  harness.data.db.update(users).set({ passwordHash }).run();
});
afterAll(() => harness.stop());

function post(path: string, values: Record<string, string>): Promise<Answer> {
  return harness.askAs("visitor", {
    method: "POST",
    path,
    headers: {
      Origin: harness.server.origin,
      "Content-Type": "application/x-www-form-urlencoded",
      Accept: "text/html",
    },
    body: formBody(values),
  });
}

/** The answer without what is new in each: times, ids of requests, nonces, and what was typed. */
function essence({ status, headers, text }: Answer, typed: readonly string[]): string {
  const {
    date: _date,
    "x-request-id": _id,
    "content-security-policy": policy,
    "content-length": _length,
    ...rest
  } = headers;
  const whole = JSON.stringify([status, rest, String(policy).replace(/nonce-[\w+/=-]+/g, "nonce")]) + text;
  return typed
    .reduce((left, word) => left.replaceAll(word, "…"), whole)
    .replace(/nonce="[^"]*"/g, "")
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g, "id");
}

/** Whose account it is: one that signs in, one that was closed, one that is nobody's. */
const KNOWN = "staff@weft.example";
const OTHERS = ["disabled@weft.example", "nobody@weft.example"];

describe("whoever asks whether somebody has an account", () => {
  it.each(["/sign-in", "/sign-in.data"])("is told nothing by a wrong password at %s", async (path) => {
    const answer = async (email: string) =>
      essence(await post(path, { email, password: "wrong password 47" }), [email]);
    const known = await answer(KNOWN);
    expect(known).toContain("422");
    for (const email of OTHERS) expect(await answer(email)).toBe(known);
  });

  it.each(["/forgotten-password", "/forgotten-password.data"])(
    "is told nothing by a new password asked for at %s",
    async (path) => {
      const answer = async (email: string) => essence(await post(path, { email }), [email]);
      const known = await answer(KNOWN);
      for (const email of OTHERS) expect(await answer(email)).toBe(known);
      const mailed = harness.data.db.select().from(outboxMessages).where(eq(outboxMessages.recipient, KNOWN)).all();
      expect(mailed.length).toBeGreaterThan(0);
    },
  );

  it("is told nothing by registering for an event, or by applying for membership, with somebody's address", async () => {
    const registration = async (email: string) => {
      const submissionKey = crypto.randomUUID();
      const form = {
        submissionKey,
        organisationName: "远方精密机械有限公司",
        contactName: "李雷",
        email,
        phone: "13800000000",
        "people.0.name": "李雷",
        noticeVersion: PRIVACY_NOTICE_VERSION,
      };
      const answer = await post(`/public/events/${harness.world.ids.events!.own}`, form);
      expect(answer.status).toBe(303);
      return essence(answer, [email, submissionKey]);
    };
    const application = async (email: string) => {
      const submissionKey = crypto.randomUUID();
      const form = {
        submissionKey,
        noticeVersion: APPLICATION_NOTICE_VERSION,
        legalName: "远方精密机械有限公司",
        kind: "enterprise",
        contactName: "李雷",
        email,
        phone: "13800000000",
        reason: "想加入",
      };
      return essence(await post("/public/membership/apply", form), [email, submissionKey]);
    };
    for (const send of [registration, application]) {
      const known = await send(KNOWN);
      for (const email of OTHERS) expect(await send(email)).toBe(known);
    }
  });

  it("would be told by another word, another status or another header", async () => {
    const answer = await post("/sign-in", { email: KNOWN, password: "wrong password 47" });
    const same = essence(answer, [KNOWN]);
    expect(essence({ ...answer, text: `${answer.text}.` }, [KNOWN])).not.toBe(same);
    expect(essence({ ...answer, status: 429 }, [KNOWN])).not.toBe(same);
    expect(essence({ ...answer, headers: { ...answer.headers, "x-known": "1" } }, [KNOWN])).not.toBe(same);
  });

  it.runIf(LENGTHS.comparedTries > 0)("is told nothing by how long the answers take", async () => {
    const people = Array.from({ length: LENGTHS.comparedTries / 2 }, (_, at) => `person-${at}@weft.example`);
    harness.data.db
      .insert(users)
      .values(
        people.map((email) => ({
          email,
          name: email,
          role: "viewer" as const,
          passwordHash,
          locale: "zh-CN" as const,
          createdAt: 1,
        })),
      )
      .run();
    const ways: [string, (email: string) => Promise<Answer>][] = [
      ["sign-in", (email) => post("/sign-in", { email, password: "wrong password 47" })],
      ["new password", (email) => post("/forgotten-password", { email })],
    ];
    for (const [name, ask] of ways) {
      const times: Record<"known" | "unknown", number[]> = { known: [], unknown: [] };
      // By turns, so that whatever else the machine does falls on both alike.
      for (const email of people) {
        times.known.push((await ask(email)).milliseconds);
        times.unknown.push((await ask(email.replace("person", "nobody"))).milliseconds);
      }
      const median = (all: number[]) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)]!;
      const [known, unknown] = [median(times.known), median(times.unknown)];
      figure(
        `${name} for accounts that exist and that do not`,
        people.length * 2,
        `answered alike; medians ${known.toFixed(1)} and ${unknown.toFixed(1)} ms`,
      );
      // Wide, since the machine does other work too; the figure says more.
      expect(known / unknown).toBeGreaterThan(1 / 3);
      expect(known / unknown).toBeLessThan(3);
    }
  });
});
