import { desc } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { auditEntries, lookingSessions } from "~db/schema";
import { hashTables } from "./database-hash";
import { startHarness, type Harness } from "./harness";

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.stop());

it("an administrator who looks as a firm's representative sees its pages and no others, and changes nothing in its name", async () => {
  const cookie = harness.freshCookie("administrator");
  const { userId } = harness.people["firm A"];
  const firm = harness.world.ids.organisations!.own;
  const headers = { Cookie: cookie, Accept: "text/html" };
  const get = (path: string) => harness.askAs("administrator", { method: "GET", path, headers });
  const post = (path: string, body: string) =>
    harness.askAs("administrator", {
      method: "POST",
      path,
      headers: {
        ...headers,
        Origin: harness.server.origin,
        "Content-Type": "application/x-www-form-urlencoded",
      },
      body,
    });
  const begun = await post(`/settings/accounts/${userId}/looking`, "reason=%E6%A0%B8%E5%AF%B9");
  expect([begun.status, begun.headers.location]).toEqual([303, "/"]);
  const home = await get("/");
  expect(home.headers.location).toBe("/portal");
  const portal = await get("/portal");
  expect(portal.status).toBe(200);
  expect(portal.text).toContain("firm A");
  expect(portal.text).toContain("/looking/ending");
  expect((await get("/audit")).status).toBe(403);
  expect((await get(`/organisations/${harness.world.ids.organisations!.other}`)).status).toBe(404);

  const before = hashTables(harness.data.db, { withKeptLooking: false });
  for (const path of [`/portal/organisations/${firm}/confirmation`, "/account", "/language"])
    expect([path, (await post(path, "version=1&name=x&locale=en&to=/")).status]).toEqual([path, 403]);
  expect(hashTables(harness.data.db, { withKeptLooking: false })).toEqual(before);

  for (const path of ["/exports/events.csv", `/events/${harness.world.ids.events!.own}/registrations/export`])
    expect([path, (await get(path)).status === 200]).toEqual([path, false]);
  expect(hashTables(harness.data.db, { withKeptLooking: false })).toEqual(before);

  const ended = await post("/looking/ending", "");
  expect(ended.status).toBe(303);
  expect((await get("/audit")).status).toBe(200);

  // The half hour is over while a form is open: it is not taken once, and the next one is.
  await post(`/settings/accounts/${userId}/looking`, "reason=%E6%A0%B8%E5%AF%B9");
  harness.data.db.update(lookingSessions).set({ expiresAt: 1 }).run();
  const late = await post("/account", "name=%E6%96%B0%E5%90%8D&locale=zh-CN");
  expect(late.status).toBe(409);
  expect((await post("/account", "name=%E6%96%B0%E5%90%8D&locale=zh-CN")).status).toBe(303);
});

it("signing out while looking ends the looking and signs out the administrator, not the person looked at", async () => {
  const cookie = harness.freshCookie("administrator");
  const { userId } = harness.people["firm A"];
  const post = (path: string, body = "") =>
    harness.askAs("administrator", {
      method: "POST",
      path,
      headers: {
        Cookie: cookie,
        Accept: "text/html",
        Origin: harness.server.origin,
        "Content-Type": "application/x-www-form-urlencoded",
      },
      body,
    });
  expect((await post(`/settings/accounts/${userId}/looking`, "reason=%E6%A0%B8%E5%AF%B9")).status).toBe(303);
  const signedOut = await post("/sign-out");
  expect([signedOut.status, signedOut.headers.location]).toEqual([303, "/sign-in?signedOut"]);
  const later = await harness.askAs("administrator", {
    method: "GET",
    path: "/audit",
    headers: { Cookie: cookie, Accept: "text/html" },
  });
  expect(later.headers.location).toMatch(/^\/sign-in/);
  const firm = await harness.askAs("firm A", { method: "GET", path: "/portal", headers: { Accept: "text/html" } });
  expect(firm.status).toBe(200);
  const last = harness.data.db.select().from(auditEntries).orderBy(desc(auditEntries.seq)).limit(2).all();
  expect(last.map(({ action, actorUserId, subjectId }) => ({ action, actorUserId, subjectId }))).toEqual([
    {
      action: "session.end",
      actorUserId: harness.people.administrator.userId,
      subjectId: harness.people.administrator.userId,
    },
    { action: "account.endLooking", actorUserId: harness.people.administrator.userId, subjectId: userId },
  ]);
});
