import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, it } from "vitest";
import { testWorld } from "~/access/testing";
import { organisations } from "~db/schema";
import { searchCondition } from "./search-condition.server";
import { indexForSearch } from "./search-index.server";

const CONTENTS = [
  "湘凯液压股份有限公司",
  "湘凯 长沙",
  "（长沙）ＡＢＣ液压 12",
  "油 缸",
  "Rheinland é ABC-12",
  "e\u0301toile 油缸厂",
];

it("a search selects the same records all at once, one by one and when they are counted", () => {
  const world = testWorld();
  world.db.$client.transaction(() => {
    CONTENTS.forEach((content) =>
      indexForSearch(world.system, {
        kind: "organisation",
        subjectId: world.organisation(content),
        title: content,
        detail: "",
        content: "",
      }),
    );
  })();
  const found = (text: string) => {
    const search = searchCondition(world.db, "organisation", organisations.id, text);
    if (search === null) return null;
    const ids = (condition: ReturnType<typeof sql>) =>
      world.db
        .select({ id: organisations.id })
        .from(organisations)
        .where(condition)
        .orderBy(organisations.id)
        .all()
        .map(({ id }) => id);
    const counted = world.db.get<{ total: number }>(
      sql`SELECT count(*) AS total FROM ${search.from(organisations)} WHERE ${search.where}`,
    );
    return { among: ids(search.among), one: ids(search.one), counted: counted.total };
  };
  expect(found("液压")!.among).toEqual([1, 3]);
  expect(found("（）")).toBeNull();
  const piece = fc
    .tuple(fc.constantFrom(...CONTENTS), fc.nat(12), fc.integer({ min: 1, max: 6 }))
    .map(([content, start, length]) => content.slice(start, start + length));
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { minLength: 1, maxLength: 3 }), (pieces) => {
      const result = found(pieces.join(" "));
      if (result === null) return;
      expect(result.one).toEqual(result.among);
      expect(result.counted).toBe(result.among.length);
    }),
    { numRuns: 300 },
  );
});
