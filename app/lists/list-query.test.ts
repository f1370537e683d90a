import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defineList } from "./define-list";
import { filterQuery, listSearch, parseListQuery } from "./list-query";

const list = defineList({
  id: "things",
  path: "/things",
  name: "nav.events",
  columns: { name: { label: "action.all", sortable: true }, note: { label: "action.all" } },
  filters: {
    kind: { kind: "choice", label: "action.all", options: [{ value: "a", label: "yes" }] },
    period: { kind: "period", label: "action.all" },
  },
  defaultSort: "-name",
  searchable: true,
});
const parse = (text: string) => parseListQuery(list, new URLSearchParams(text));

describe("the address of a list", () => {
  it("takes only what the list declares and says what it ignored", () => {
    const query = parse(
      "q=液压&filter.kind=a&filter.kind=x&filter.secret=1&filter.__proto__=1&sort=note&page=3&perPage=7",
    );
    expect(query.filters).toEqual({ kind: ["a"] });
    expect(query.sort).toEqual({ column: "name", descending: true });
    expect(query).toMatchObject({ q: "液压", page: 3, perPage: 50 });
    expect(query.ignored.sort()).toEqual(["filter.__proto__", "filter.kind", "filter.secret", "sort"]);
  });

  it("comes back the same after it was written", () => {
    const query = parse("q=a&filter.period=2026Q3&sort=name&page=2&perPage=100");
    expect(parse(listSearch(list, query, { page: 2 }))).toEqual(query);
    expect(listSearch(list, parse(""))).toBe("");
  });

  it("goes back to the first page when a filter changes", () => {
    expect(listSearch(list, parse("page=4"), { filters: { kind: ["a"] } })).toBe("?filter.kind=a");
  });

  it("never throws and never passes on an unknown sort, whatever the address holds", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.oneof(fc.string(), fc.constantFrom("q", "sort", "page", "perPage", "filter.kind", "filter.period")),
            fc.string(),
          ),
        ),
        (pairs) => {
          const query = parseListQuery(list, new URLSearchParams(pairs));
          expect(query.sort.column).toBe("name");
          expect(query.page).toBeGreaterThanOrEqual(1);
        },
      ),
    );
  });

  it("lets a figure name only filters that exist", () => {
    expect(filterQuery(list, { period: "2026Q3" }).filters).toEqual({ period: ["2026Q3"] });
    expect(() => filterQuery(list, { quarter: "2026Q3" })).toThrow(RangeError);
  });
});
