import { describe, expect, it } from "vitest";
import { instantAt } from "~/values/business-day";
import { eventTimeText } from "./event-time-text";

const at = (from: string, to: string) => ({
  startsAt: instantAt(from.slice(0, 10), from.slice(11)),
  endsAt: instantAt(to.slice(0, 10), to.slice(11)),
});

describe("the time of an event in words", () => {
  it.each([
    [at("2026-10-22 14:00", "2026-10-22 17:30"), "2026年10月22日 14:00–17:30", "22 Oct 2026, 14:00–17:30"],
    [
      at("2026-10-22 09:00", "2026-10-24 16:00"),
      "2026年10月22日 09:00 – 10月24日 16:00",
      "22 Oct 2026, 09:00 – 24 Oct, 16:00",
    ],
    [
      at("2026-12-31 20:00", "2027-01-01 01:00"),
      "2026年12月31日 20:00 – 2027年1月1日 01:00",
      "31 Dec 2026, 20:00 – 1 Jan 2027, 01:00",
    ],
    [at("2026-10-22 14:00", "2026-10-22 14:00"), "2026年10月22日 14:00", "22 Oct 2026, 14:00"],
  ])("%j", (event, zh, en) => {
    expect(eventTimeText(event, "zh-CN")).toBe(zh);
    expect(eventTimeText(event, "en")).toBe(en);
  });
});
