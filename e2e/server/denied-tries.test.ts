import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { auditEntries } from "~db/schema";
import { startHarness, type Harness } from "./harness";

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.stop());

const denied = () => harness.data.db.select().from(auditEntries).where(eq(auditEntries.action, "access.denied")).all();

it("a try for which a person lacks the permission is kept in the log, with whom, what and where; twenty of them in an hour", async () => {
  const headers = { Accept: "text/html", Cookie: harness.people.viewer.cookie };
  const answer = await harness.askAs("viewer", { method: "GET", path: "/settings/accounts?q=x", headers });
  expect(answer.status).toBe(403);
  const [entry] = denied();
  expect(entry?.actorUserId).toBe(harness.people.viewer.userId);
  expect(JSON.parse(entry!.after!)).toEqual({
    permission: "account.manage",
    method: "GET",
    path: "/settings/accounts",
  });
  for (let number = 0; number < 40; number += 1)
    await harness.askAs("viewer", { method: "GET", path: "/audit", headers });
  expect(denied()).toHaveLength(20);
});

it("whoever is not signed in, and whoever asks for a record out of sight, leaves nothing", async () => {
  const before = denied().length;
  await harness.askAs("visitor", { method: "GET", path: "/audit", headers: { Accept: "text/html" } });
  const other = harness.world.ids.organisations!.other;
  const answer = await harness.askAs("firm A", {
    method: "GET",
    path: `/organisations/${other}`,
    headers: { Accept: "text/html" },
  });
  expect(answer.status).toBe(404);
  expect(denied()).toHaveLength(before);
});
