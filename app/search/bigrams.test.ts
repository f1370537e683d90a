import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testDatabase } from "~db/testing";
import { bigramsOf, searchQuery } from "./bigrams";

function matches(content: string, query: string): boolean {
  const { $client: db } = testDatabase();
  db.prepare("INSERT INTO search_bigrams (rowid, grams) VALUES (1, ?)").run(bigramsOf(content));
  const found = db
    .prepare("SELECT count(*) FROM search_bigrams WHERE search_bigrams MATCH ?")
    .pluck()
    .get(searchQuery(query));
  db.close();
  return found === 1;
}

describe("search by pairs of characters", () => {
  it.each([
    ["株洲恒力油缸有限公司", "油缸"],
    ["株洲恒力油缸有限公司", "恒力油缸"],
    ["株洲恒力油缸有限公司", "司"],
    ["91430100MAXX000152", "maxx0001"],
    ["ＡＢＣ液压", "abc液"],
    ["湘凯液压（长沙）股份有限公司", "湘凯 长沙"],
  ])("finds %s by %s", (content, query) => {
    expect(matches(content, query)).toBe(true);
  });

  it("does not find what is not there", () => {
    expect(matches("株洲恒力油缸有限公司", "缸油")).toBe(false);
    expect(matches("液压 元件", "压元")).toBe(false);
  });

  it("gives no query for text without letters and never breaks the query language", () => {
    expect(searchQuery('（）、 -*"')).toBeNull();
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 30 }), (text) => {
        if (searchQuery(text) !== null) matches("任意内容", text);
      }),
      { numRuns: 50 },
    );
  });

  it("finds every piece of a name that is two characters or longer", () => {
    const name = "湖南中联精密铸造ABC12有限公司";
    fc.assert(
      fc.property(fc.nat(name.length - 2), fc.integer({ min: 2, max: 6 }), (start, length) => {
        expect(matches(name, name.slice(start, start + length))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});
