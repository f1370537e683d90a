import { describe, expect, it } from "vitest";
import { auditEntries, eventCoHosts, events, promoters } from "~db/schema";
import { testWorld } from "~/access/testing";
import { searchIndex } from "~/search/search-index.server";
import { createEvent } from "./create-event.server";
import { eventInput } from "./event-fixtures.testing";

function world() {
  const base = testWorld();
  const promoter = base.db.select().from(promoters).get()!;
  const { id: _id, ...values } = promoter;
  const subPromoterId = base.db
    .insert(promoters)
    .values({ ...values, parentId: base.promoterId })
    .returning({ id: promoters.id })
    .get().id;
  return { ...base, subPromoterId };
}

describe("a new event", () => {
  it("is a draft with the days it falls on, its co-hosts, an audit entry and a place in the search", () => {
    const { db, account, promoterId, subPromoterId } = world();
    const staff = account("staff");
    const input = eventInput(promoterId, {
      endsAt: "2026-10-24T00:00",
      coHostIds: [String(subPromoterId), String(promoterId)],
    });
    const id = createEvent(staff, input);
    expect(db.select().from(events).get()).toMatchObject({
      id,
      publishedAt: null,
      startDay: "2026-10-22",
      endDay: "2026-10-23",
      startsAt: Date.parse("2026-10-22T06:00:00Z"),
      version: 1,
    });
    expect(db.select().from(eventCoHosts).all()).toEqual([{ eventId: id, promoterId: subPromoterId }]);
    expect(
      db
        .select()
        .from(auditEntries)
        .all()
        .map((entry) => entry.action),
    ).toEqual(["event.create"]);
    expect(searchIndex(staff, "液压", 5).hits.map((hit) => hit.subjectId)).toEqual([id]);
  });

  it("is made once, however often its form is sent", () => {
    const { db, account, promoterId } = world();
    const staff = account("staff");
    const key = "a".repeat(32);
    expect(createEvent(staff, eventInput(promoterId), key)).toBe(createEvent(staff, eventInput(promoterId), key));
    expect(db.select().from(events).all()).toHaveLength(1);
  });

  it("is made by staff only", () => {
    const { db, account, visitor, promoterId } = world();
    for (const context of [account("viewer"), account("firm_representative"), visitor]) {
      expect(() => createEvent(context, eventInput(promoterId))).toThrow("error.forbidden");
    }
    expect(db.select().from(events).all()).toEqual([]);
  });

  it("needs promoters that exist", () => {
    const { account, promoterId } = world();
    expect(() => createEvent(account("staff"), eventInput(99))).toThrow("invalid");
    expect(() => createEvent(account("staff"), eventInput(promoterId, { coHostIds: ["99"] }))).toThrow("invalid");
  });
});
