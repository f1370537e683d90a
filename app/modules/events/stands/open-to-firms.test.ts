import { describe, expect, it } from "vitest";
import { isOpenToFirms } from "./open-to-firms";

describe("a stand at an exhibition", () => {
  const event = { startDay: "2026-11-03", publishedAt: 1, cancelledAt: null };
  it("is open to firms up to and with the last day that the promoter named", () => {
    expect(isOpenToFirms({ joinUntil: "2026-10-20", event }, "2026-10-20")).toBe(true);
    expect(isOpenToFirms({ joinUntil: "2026-10-20", event }, "2026-10-21")).toBe(false);
  });

  it("is not open once the exhibition has begun, whatever day was named", () => {
    expect(isOpenToFirms({ joinUntil: "2026-12-31", event }, "2026-11-03")).toBe(true);
    expect(isOpenToFirms({ joinUntil: "2026-12-31", event }, "2026-11-04")).toBe(false);
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
