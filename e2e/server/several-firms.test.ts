import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { VISITOR } from "~/access/actor";
import { representations } from "~db/schema";
import { startHarness, type Harness } from "./harness";

let harness: Harness;
let own: number;
let rival: number;

/** One person who speaks for two competitors. */
beforeAll(async () => {
  harness = await startHarness();
  ({ own, other: rival } = harness.world.ids.organisations!);
  const { userId } = harness.people["firm A"];
  harness.data.db.insert(representations).values({ userId: userId!, organisationId: rival, createdAt: 0 }).run();
});
afterAll(async () => {
  await harness.stop();
});

const pageOf = (path: string) => harness.askAs("firm A", { path, headers: { Accept: "text/html" } });
/** What everybody may read, such as an event for which both have registered, belongs to neither. */
const canariesIn = (text: string) =>
  harness.world.canaries
    .filter((canary) => text.includes(canary.text) && !canary.mayRead(VISITOR))
    .map(({ text: found }) => found);

describe("a person who speaks for two competitors", () => {
  it("reads of each on its own page, and nothing of the one on the page of the other", async () => {
    let read = 0;
    for (const page of [
      "/portal/organisations/:id",
      "/portal/organisations/:id/proposal",
      "/portal/organisations/:id/events",
      "/portal/organisations/:id/people",
      "/portal/organisations/:id/holdings",
      "/portal/organisations/:id/requests",
      "/organisations/:id/recognitions",
      "/organisations/:id/contacts",
      "/organisations/:id/directory",
    ]) {
      const [mine, theirs] = [
        await pageOf(page.replace(":id", String(own))),
        await pageOf(page.replace(":id", String(rival))),
      ];
      expect([page, mine.status, theirs.status]).toEqual([page, 200, 200]);
      const [onMine, onTheirs] = [canariesIn(mine.text), canariesIn(theirs.text)];
      expect([page, onMine.filter((text) => onTheirs.includes(text))]).toEqual([page, []]);
      read += onMine.length > 0 && onTheirs.length > 0 ? 1 : 0;
    }
    expect(read).toBeGreaterThanOrEqual(2);
  });

  it("sees on the desk which record is whose", async () => {
    const { text } = await pageOf("/portal");
    for (const id of [own, rival]) expect(text).toContain(`href="/portal/organisations/${id}"`);
  });

  it("is asked for which firm, and none is chosen beforehand", async () => {
    const { text } = await pageOf("/portal/complaints/new");
    const choice = /<select[^>]*name="organisationId"[\s\S]*?<\/select>/.exec(text)?.[0] ?? "";
    for (const id of [own, rival]) expect(choice).toContain(`value="${id}"`);
    expect(choice).not.toMatch(/value="\d+" selected|selected="" value="\d+"/);
  });

  it("is out of one at the next request, and stays in the other", async () => {
    harness.data.db.delete(representations).where(eq(representations.organisationId, rival)).run();
    expect((await pageOf(`/portal/organisations/${rival}`)).status).toBe(404);
    expect((await pageOf(`/portal/organisations/${own}`)).status).toBe(200);
  });
});
