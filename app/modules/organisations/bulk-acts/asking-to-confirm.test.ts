import { describe, expect, it } from "vitest";
import { testWorld } from "~/access/testing";
import type { BulkRegistry } from "~/lists/define-bulk-act";
import { targetOf } from "~/lists/find-bulk-act.server";
import { previewBulkChange } from "~/lists/preview-bulk-change.server";
import { runBulkChange } from "~/lists/run-bulk-change.server";
import { undoBulkChange } from "~/lists/undo-bulk-change.server";
import { outboxMessages } from "~db/schema";
import { organisationSource } from "../organisation-queries.server";
import { organisationBulkActs } from "./organisation-bulk-acts.server";

const registry: BulkRegistry = {
  organisations: {
    source: organisationSource as unknown as BulkRegistry[string]["source"],
    acts: organisationBulkActs,
  },
};
const DAY_MS = 86_400_000;

function desk() {
  const world = testWorld();
  const staff = world.account("staff");
  const firms = ["湘凯液压有限公司", "浏阳精铸有限公司", "没有代表的公司"].map((name) => world.organisation(name));
  for (const organisationId of firms.slice(0, 2)) world.account("firm_representative", [organisationId]);
  const input = () => ({
    listId: "organisations",
    actId: "confirmation-request",
    values: {},
    target: targetOf(registry.organisations!, new URLSearchParams()),
  });
  const preview = () => previewBulkChange(staff, registry, input());
  const ask = () => runBulkChange(staff, registry, { ...input(), fingerprint: preview().fingerprint, typedCount: "" });
  const mails = () => world.db.select().from(outboxMessages).all().length;
  return { ...world, staff, preview, ask, mails };
}

describe("asking all firms of a query to confirm what is kept of them", () => {
  it("says first who cannot be asked, and writes one mail to each representative of the others", () => {
    const { preview, ask, mails } = desk();
    expect(preview()).toMatchObject({
      ...{ count: 3, changing: 2 },
      skipped: [{ key: "organisation.bulk.nobodyToAsk", count: 1 }],
    });
    expect(mails()).toBe(0);
    ask();
    expect(mails()).toBe(2);
  });

  it("leaves in peace for a week whoever was asked", () => {
    const { preview, ask, mails, advance } = desk();
    ask();
    advance(6 * DAY_MS);
    expect(preview()).toMatchObject({ changing: 0 });
    advance(DAY_MS);
    expect(preview()).toMatchObject({ changing: 2 });
    ask();
    expect(mails()).toBe(4);
  });

  it("takes no mail back: the undo lists every firm as left", () => {
    const { ask, mails, staff } = desk();
    const id = ask();
    expect(undoBulkChange(staff, registry, id)).toEqual({ restored: 0, left: 2 });
    expect(mails()).toBe(2);
  });
});
