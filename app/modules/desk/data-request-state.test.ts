import { describe, expect, it } from "vitest";
import { dataRequestState } from "./data-request-state";

describe("where a request of a firm stands", () => {
  it("waits up to and with its last day, and is late the day after", () => {
    const open = { outcome: null, dueOn: "2026-11-04" };
    expect(dataRequestState(open, "2026-11-04")).toBe("waiting");
    expect(dataRequestState(open, "2026-11-05")).toBe("late");
  });

  it("is what it was answered, however late the answer came", () => {
    expect(dataRequestState({ outcome: "declined", dueOn: "2026-11-04" }, "2027-01-01")).toBe("declined");
  });
});
