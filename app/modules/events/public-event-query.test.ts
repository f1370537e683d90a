import { describe, expect, it } from "vitest";
import { publicCalendarPath, publicEventsPath, readPublicEventQuery } from "./public-event-query";

const read = (search: string) => readPublicEventQuery(new URLSearchParams(search));

describe("the query of the public events", () => {
  it("is the coming events where nothing was asked or nothing of it is known", () => {
    const all = { view: "coming", q: "", type: null, function: null, promoter: null, month: null };
    expect(read("")).toEqual(all);
    expect(read("view=secret&type=party&promoter=0&promoter=x&month=2026-13")).toEqual(all);
  });

  it("stands in its address and is read back from there", () => {
    const query = read("view=past&q= 液压 密封 &type=lecture&function=international&promoter=2&month=2026-09");
    expect(query).toEqual({
      view: "past",
      q: "液压 密封",
      type: "lecture",
      function: "international",
      promoter: 2,
      month: "2026-09",
    });
    expect(readPublicEventQuery(new URL(`https://weft.example${publicEventsPath(query)}`).searchParams)).toEqual(query);
    expect(publicEventsPath(read(""))).toBe("/public/events");
  });

  it("has an address for calendar programs, which forgets words, months and views", () => {
    expect(publicCalendarPath(read("view=calendar&q=液压&month=2026-09"), "zh-CN")).toBe("/public/events/calendar.ics");
    expect(publicCalendarPath(read("type=lecture&function=coordination&promoter=2"), "en")).toBe(
      "/public/events/calendar.ics?type=lecture&function=coordination&promoter=2&lang=en",
    );
  });
});
