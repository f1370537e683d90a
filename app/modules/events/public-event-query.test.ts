import { describe, expect, it } from "vitest";
import { publicEventsPath, readPublicEventQuery } from "./public-event-query";

const read = (search: string) => readPublicEventQuery(new URLSearchParams(search));

describe("the query of the public events", () => {
  it("is the coming events where nothing was asked or nothing of it is known", () => {
    const all = { view: "coming", q: "", type: null, promoter: null, month: null };
    expect(read("")).toEqual(all);
    expect(read("view=secret&type=party&promoter=0&promoter=x&month=2026-13")).toEqual(all);
  });

  it("stands in its address and is read back from there", () => {
    const query = read("view=past&q= 液压 密封 &type=lecture&promoter=2&month=2026-09");
    expect(query).toEqual({ view: "past", q: "液压 密封", type: "lecture", promoter: 2, month: "2026-09" });
    expect(readPublicEventQuery(new URL(`https://weft.example${publicEventsPath(query)}`).searchParams)).toEqual(query);
    expect(publicEventsPath(read(""))).toBe("/public/events");
  });
});
