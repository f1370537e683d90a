import { describe, expect, it } from "vitest";
import { isOpenToFirms } from "./open-to-firms";

describe("a stand at an exhibition", () => {
  const event = { publishedAt: 1, cancelledAt: null };
  it("is open to firms up to and with the last day that the promoter named", () => {
    expect(isOpenToFirms({ joinUntil: "2026-10-20", event }, "2026-10-20")).toBe(true);
    expect(isOpenToFirms({ joinUntil: "2026-10-20", event }, "2026-10-21")).toBe(false);
  });

  it("is not open where no day was named, before the event is published, and once it is cancelled", () => {
    expect(isOpenToFirms({ joinUntil: null, event }, "2026-10-20")).toBe(false);
    for (const closed of [
      { ...event, publishedAt: null },
      { ...event, cancelledAt: 2 },
    ])
      expect(isOpenToFirms({ joinUntil: "2026-10-30", event: closed }, "2026-10-20")).toBe(false);
  });
});
