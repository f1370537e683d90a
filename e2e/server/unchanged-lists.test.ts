import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { organisations, sessions, users } from "~db/schema";
import { startHarness, type Harness } from "./harness";
import type { Answer } from "./http-client";
import { PERSON_NAMES, type PersonName } from "./people";

const LIST = "/organisations?filter.kind=enterprise";

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.stop());

const tagOf = ({ headers }: Answer) => String(headers.etag ?? "");

async function ask(cookie: string, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return harness.server.client.ask({ path, headers: { Accept: "text/html", Cookie: cookie, ...headers } });
}

/** A session of a person, in which the list was opened once. */
async function opened(name: PersonName, path = LIST) {
  const cookie = harness.freshCookie(name);
  const first = await ask(cookie, path);
  expect([first.status, first.headers["cache-control"]]).toEqual([200, "private, no-cache"]);
  const again = (headers: Record<string, string> = {}, as = cookie, at = path) =>
    ask(as, at, { "If-None-Match": tagOf(first), ...headers });
  return { cookie, first, again };
}

describe("a list that has not changed since its browser saw it", () => {
  it.each([LIST, "/organisations.data?filter.kind=enterprise", "/audit", "/events?q=%E4%BC%9A"])(
    "is answered with 304 and nothing else: %s",
    async (path) => {
      const { first, again } = await opened("administrator", path);
      const answer = await again();
      expect([answer.status, answer.body.length, tagOf(answer)]).toEqual([304, 0, tagOf(first)]);
      expect(answer.headers["cache-control"]).toBe("private, no-cache");
      expect(answer.headers.vary).toContain("Cookie");
      // The page keeps its own policy and its own nonce.
      expect(answer.headers["content-security-policy"]).toBeUndefined();
      expect(answer.headers["x-request-id"]).not.toBe(first.headers["x-request-id"]);
    },
  );

  it("is made anew after any write, of the server or of another process", async () => {
    const { first, again } = await opened("staff");
    const { id } = harness.context.db.select().from(organisations).limit(1).get()!;
    harness.context.db.update(organisations).set({ note: "改过" }).where(eq(organisations.id, id)).run();
    const answer = await again();
    expect([answer.status, tagOf(answer) === tagOf(first)]).toEqual([200, false]);
    const next = await opened("staff");
    await harness.askAs("administrator", {
      method: "POST",
      path: "/account",
      headers: { Origin: harness.server.origin, "Content-Type": "application/x-www-form-urlencoded" },
      body: "name=administrator&locale=en",
    });
    expect((await next.again()).status).toBe(200);
  });

  it("does not become another one because its reader was seen a minute later", async () => {
    const { again } = await opened("staff");
    harness.context.db
      .update(sessions)
      .set({ lastSeenAt: Date.now() - 5 * 60_000 })
      .run();
    const changed = await again();
    expect(changed.status).toBe(200);
    expect((await ask(harness.people.viewer.cookie, "/account")).status).toBe(200);
    expect((await again({ "If-None-Match": tagOf(changed) })).status).toBe(304);
  });

  it("is never answered for another person, another session, another language or another address", async () => {
    const otherSession = harness.freshCookie("staff");
    const { cookie, again } = await opened("staff");
    for (const name of PERSON_NAMES) {
      const answer = await again({}, harness.people[name].cookie);
      expect([name, answer.status === 304]).toEqual([name, false]);
    }
    expect((await again({}, otherSession)).status).toBe(200);
    const english = await again({}, `${cookie}; weft_language=en`);
    expect([english.status, english.text.includes('lang="en"')]).toEqual([200, true]);
    expect((await again({}, cookie, "/organisations")).status).toBe(200);
    expect((await again({}, cookie, `${LIST}&page=2`)).status).toBe(200);
    expect((await again({}, cookie, "/organisations.data?filter.kind=enterprise")).status).toBe(200);
    expect((await again()).status).toBe(304);
  });

  it("is not answered any more when its reader has another role, is closed or has signed out", async () => {
    const { db } = harness.context;
    const userId = harness.people.viewer.userId!;
    const promoted = await opened("viewer");
    db.update(users).set({ role: "staff" }).where(eq(users.id, userId)).run();
    expect((await promoted.again()).status).toBe(200);
    db.update(users).set({ role: "viewer" }).where(eq(users.id, userId)).run();

    const closed = await opened("viewer");
    db.update(users).set({ disabledAt: Date.now() }).where(eq(users.id, userId)).run();
    const refused = await closed.again();
    expect([refused.status, String(refused.headers.location).slice(0, 8)]).toEqual([303, "/sign-in"]);
    // Whoever sits there now is not left what the browser kept.
    expect(refused.headers["clear-site-data"]).toBe('"cache"');
    expect(refused.headers["cache-control"]).toBe("no-store");
    db.update(users).set({ disabledAt: null }).where(eq(users.id, userId)).run();

    const left = await opened("viewer");
    const signedOut = await harness.server.client.ask({
      method: "POST",
      path: "/sign-out",
      headers: {
        Cookie: left.cookie,
        Origin: harness.server.origin,
        "Content-Type": "application/x-www-form-urlencoded",
      },
      body: "",
    });
    expect([signedOut.status, signedOut.headers["clear-site-data"]]).toEqual([303, '"cache"']);
    expect((await left.again()).status).toBe(303);
  });

  it("is another one while an administrator looks as somebody else, and afterwards", async () => {
    const { cookie, first, again } = await opened("administrator");
    const post = (path: string, body: string) =>
      harness.server.client.ask({
        method: "POST",
        path,
        headers: {
          Cookie: cookie,
          Origin: harness.server.origin,
          "Content-Type": "application/x-www-form-urlencoded",
        },
        body,
      });
    await post(`/settings/accounts/${harness.people.viewer.userId}/looking`, "reason=%E6%A0%B8%E5%AF%B9");
    const looking = await again();
    expect([looking.status, tagOf(looking) === tagOf(first)]).toEqual([200, false]);
    expect((await again({ "If-None-Match": tagOf(looking) })).status).toBe(304);
    await post("/looking/ending", "");
    expect((await again({ "If-None-Match": tagOf(looking) })).status).toBe(200);
  });

  it("is told by nothing but its own word, and a restart forgets all of them", async () => {
    const { cookie, first, again } = await opened("staff");
    expect(tagOf(first)).toMatch(/^W\/"[\w-]{43}"$/);
    for (const word of ["*", '"*"', 'W/""', tagOf(first).replace("W/", ""), tagOf(first).slice(0, -3)])
      expect([word, (await again({ "If-None-Match": word })).status]).toEqual([word, 200]);
    expect((await again({ "If-None-Match": `"a", ${tagOf(first)}` })).status).toBe(304);
    const post = await harness.server.client.ask({
      method: "POST",
      path: LIST,
      headers: { Cookie: cookie, Origin: harness.server.origin, "If-None-Match": tagOf(first) },
      body: "",
    });
    expect(post.status).not.toBe(304);
  });
});

describe("every other private page", () => {
  it("is kept nowhere, and neither is a refusal at the address of a list", async () => {
    const { own } = harness.world.ids.organisations!;
    for (const path of [
      "/",
      "/account",
      `/organisations/${own}`,
      "/organisations/new",
      "/reports",
      "/settings/health",
    ]) {
      const { headers } = await ask(harness.people.administrator.cookie, path);
      expect([path, headers["cache-control"], headers.etag]).toEqual([path, "no-store", undefined]);
    }
    const refused = await ask(harness.people["firm A"].cookie, "/audit");
    expect([refused.status, refused.headers["cache-control"], refused.headers.etag]).toEqual([
      403,
      "no-store",
      undefined,
    ]);
  });
});
