import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { oneTimeCode, stepAt } from "~/modules/accounts/totp.server";
import { hashPassword } from "~/modules/accounts/hash-password.server";
import { openSecret } from "~/modules/accounts/second-factor-secret.server";
import { secondFactorOffers, sessions, users } from "~db/schema";
import { startHarness, type Harness } from "./harness";
import { formBody, type Answer } from "./http-client";
import type { PersonName } from "./people";

const PASSWORD = "tulip-anvil-rocket";
const DEMANDED: PersonName[] = ["administrator", "staff"];
let harness: Harness;

beforeAll(async () => {
  // As in production: nothing waived, no proxy believed, and a public address on https.
  harness = await startHarness({
    WEFT_SECOND_FACTOR: "required",
    WEFT_TRUSTED_PROXY: "",
    WEFT_ORIGIN: "https://weft.example",
  });
  const passwordHash = await hashPassword(PASSWORD);
  harness.data.db.update(users).set({ passwordHash }).run();
});
afterAll(async () => {
  await harness.stop();
});

const get = (path: string, cookie: string) =>
  harness.server.client.ask({ path, headers: { Cookie: cookie, Accept: "text/html" } });
const post = (path: string, cookie: string, values: Record<string, string>, headers: Record<string, string> = {}) =>
  harness.server.client.ask({
    method: "POST",
    path,
    headers: {
      ...(cookie ? { Cookie: cookie } : {}),
      Origin: harness.server.origin,
      "Content-Type": "application/x-www-form-urlencoded",
      Accept: "text/html",
      ...headers,
    },
    body: formBody(values),
  });
const cookiesOf = (answer: Answer) => answer.headers["set-cookie"] ?? [];
const cookieOf = (answer: Answer, name: string) =>
  cookiesOf(answer).find((cookie) => cookie.startsWith(`${name}=`)) ?? "";
const sent = (cookie: string) => cookie.split(";")[0]!;
const toSignIn = (answer: Answer) =>
  answer.status >= 300 && answer.status < 400 && String(answer.headers.location).startsWith("/sign-in");

describe("without a second factor", () => {
  it.each(DEMANDED)("a session of %s reaches no page, no data and no file, however it came about", async (name) => {
    const cookie = harness.freshCookie(name);
    const seen = ({ status, headers }: Answer) => [status, headers.location, headers["x-remix-redirect"]];
    for (const path of ["/", "/organisations", "/account", "/account/second-factor", "/settings/accounts", "/events"]) {
      const data = `${path === "/" ? "/_root" : path}.data`;
      for (const way of [path, data, `${data}?_routes=routes%2Fhome`, `${path}?_data=routes%2Fhome`]) {
        const answer = await get(way, cookie);
        expect([way, ...seen(answer)]).toEqual([way, ...seen(await get(way, ""))]);
        expect(answer.text).not.toContain(`"${name}"`);
      }
    }
    expect(toSignIn(await get("/organisations", cookie))).toBe(true);
    const changed = await post("/account", cookie, { name: "x", locale: "en" });
    expect(toSignIn(changed)).toBe(true);
  });

  it.each(["viewer", "firm A"] as const)("%s reaches their pages all the same", async (name) => {
    expect((await get("/account", harness.freshCookie(name))).status).toBe(200);
  });
});

describe("the first sign-in of a staff member", () => {
  it("goes through the set-up to a session of its own; each cookie is for this host, https and no script", async () => {
    const { email, userId } = harness.people.staff;
    const planted = harness.freshCookie("staff");
    const first = await post("/sign-in?next=/events", planted, { email, password: PASSWORD, next: "/events" });
    expect(first.status).toBe(303);
    expect(first.headers.location).toBe("/sign-in/set-up?next=%2Fevents");
    expect(cookieOf(first, "__Host-weft")).toBe("");
    const pending = cookieOf(first, "__Host-weft-pending");
    expect(pending).toMatch(/^__Host-weft-pending=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=600$/);

    for (const path of ["/events", "/account", "/organisations"])
      expect(toSignIn(await get(path, sent(pending)))).toBe(true);
    expect(toSignIn(await get("/events", sent(pending).replace("-pending", "")))).toBe(true);
    const page = await get("/sign-in/set-up?next=/events", sent(pending));
    expect(page.status).toBe(200);
    expect(page.headers["cache-control"]).toContain("no-store");
    const secret = openSecret(
      harness.context,
      userId!,
      harness.data.db.select().from(secondFactorOffers).where(eq(secondFactorOffers.userId, userId!)).get()!.secret,
    )!;
    const step = stepAt(Date.now());
    const done = await post("/sign-in/set-up", `${sent(pending)}; ${planted}`, {
      code: oneTimeCode(secret, step),
      next: "/events",
    });
    expect(done.status).toBe(200);
    expect(done.text.match(/[A-Z2-7]{4}( [A-Z2-7]{4}){3}/g)?.length).toBeGreaterThanOrEqual(10);
    const session = cookieOf(done, "__Host-weft");
    expect(session).toMatch(/^__Host-weft=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
    expect(cookieOf(done, "__Host-weft-pending")).toContain("Max-Age=0");
    expect(sent(session)).not.toBe(planted);
    const events = await get("/events", sent(session));
    expect(events.status).toBe(200);
    expect(events.text).not.toContain("没有要求管理员和工作人员使用两步验证");
    expect(harness.server.output).not.toContain(secret.toString("base64url"));

    const again = await post("/sign-in", "", { email, password: PASSWORD });
    expect(again.headers.location).toBe("/sign-in/code");
    const second = sent(cookieOf(again, "__Host-weft-pending"));
    expect((await post("/sign-in/code", second, { code: oneTimeCode(secret, step) })).status).toBe(422);
    const inside = await post("/sign-in/code", second, { code: oneTimeCode(secret, step + 1) });
    expect([inside.status, inside.headers.location]).toEqual([303, "/"]);
    expect((await post("/sign-in/code", second, { code: oneTimeCode(secret, step + 2) })).status).toBe(422);

    const out = sent(cookieOf(inside, "__Host-weft"));
    expect((await get("/events", out)).status).toBe(200);
    await post("/sign-out", out, {});
    expect(toSignIn(await get("/events", out))).toBe(true);
    expect((await get("/events", sent(session))).status).toBe(200);
    harness.data.db.update(users).set({ disabledAt: 1 }).where(eq(users.id, userId!)).run();
    expect(toSignIn(await get("/events", sent(session)))).toBe(true);
    expect(harness.data.db.select().from(sessions).where(eq(sessions.userId, userId!)).all()).not.toEqual([]);
  });
});

describe("guessing passwords from one address", () => {
  it("is stopped after thirty accounts, whatever the request says about whom it was forwarded for", async () => {
    const statuses: number[] = [];
    for (let count = 0; count < 40; count += 1) {
      const faked = `198.51.100.${count}`;
      const { status } = await post(
        "/sign-in",
        "",
        { email: `person-${count}@weft.example`, password: "wrong password" },
        { "X-Forwarded-For": faked, Forwarded: `for=${faked}`, "X-Real-IP": faked, "X-Client-IP": faked },
      );
      statuses.push(status);
    }
    // One wrong code of the test above came from here too.
    expect(statuses.filter((status) => status === 422).length).toBeLessThanOrEqual(30);
    expect(statuses.slice(30).every((status) => status === 429)).toBe(true);
  }, 120_000);
});
