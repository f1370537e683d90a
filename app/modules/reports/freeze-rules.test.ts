import { describe, expect, it } from "vitest";
import { cancelEvent } from "~/modules/events/cancel-event.server";
import { createEvent } from "~/modules/events/create-event.server";
import { eventInput } from "~/modules/events/event-fixtures.testing";
import { publishEvent } from "~/modules/events/publish-event.server";
import { dayOfInstant } from "~/values/business-day";
import { eventsNotHeld } from "./events-not-held.server";
import { freezeReport } from "./freeze-report.server";
import { freezeWarnings } from "./freeze-rules";
import { openReport } from "./open-report.server";
import { reportContents } from "./report-contents.server";
import { findReport, readReportDocument } from "./report-queries.server";
import { reportWorld } from "./report-world.testing";

/** The day after the fourth quarter, with a report of it. */
function world() {
  const made = reportWorld();
  const { staff, promoterId, advance } = made;
  const id = openReport(staff, "2026Q4", promoterId);
  const to = (instant: string) => advance(Date.parse(instant) - staff.now());
  const draft = (titleZh: string, day: string) =>
    createEvent(staff, eventInput(promoterId, { titleZh, startsAt: `${day}T09:00`, endsAt: `${day}T17:00` }));
  const warnings = () =>
    freezeWarnings(reportContents(staff, findReport(staff, id)), eventsNotHeld(staff, findReport(staff, id)).drafts);
  return { ...made, id, to, draft, warnings };
}

describe("freezing while an event of the period is not over", () => {
  it("is refused with its name and the day it ends, and counts it afterwards", () => {
    const { staff, id, event, to } = world();
    event("2026-12-30", { titleZh: "跨年展" }, "2027-01-02");
    event("2026-12-31", { titleZh: "跨年夜" }, "2027-01-01");
    event("2027-01-01", { titleZh: "下一期的展会" }, "2027-02-01");
    to("2027-01-01T02:00:00Z");
    try {
      freezeReport(staff, id, 1);
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({
        kind: "conflict",
        key: "report.refused.eventRuns",
        params: { count: 2, title: "跨年展", endDay: "2027-01-02" },
      });
    }
    expect(findReport(staff, id).frozenAt).toBeNull();
    to("2027-01-02T08:59:59Z");
    expect(() => freezeReport(staff, id, 1)).toThrow("report.refused.eventRuns");
    to("2027-01-02T09:00:00Z");
    freezeReport(staff, id, 1);
    expect(readReportDocument(staff, findReport(staff, id)).figures.events_held?.value).toBe(2);
  });

  it("is not held up by one that is cancelled, a draft, or of another promoter", () => {
    const { staff, id, event, subPromoterId, promoterId, to } = world();
    cancelEvent(staff, event("2026-12-30", {}, "2027-01-02"), "不办了");
    createEvent(staff, eventInput(promoterId, { startsAt: "2026-12-30T09:00", endsAt: "2027-01-02T17:00" }));
    const ofSub = openReport(staff, "2026Q4", subPromoterId);
    to("2027-01-01T02:00:00Z");
    freezeReport(staff, id, 1);
    event("2026-12-30", {}, "2027-01-02");
    freezeReport(staff, ofSub, 1);
    expect(dayOfInstant(findReport(staff, ofSub).frozenAt!)).toBe("2027-01-01");
  });
});

describe("before a freeze", () => {
  it("drafts of the period are named, whether their day is past or not", () => {
    const { staff, draft, to, warnings } = world();
    draft("忘了发布的讲座", "2026-11-10");
    draft("下一期的草稿", "2027-01-10");
    publishEvent(staff, draft("发布了的讲座", "2026-11-11"));
    to("2027-01-01T02:00:00Z");
    expect(warnings()).toContainEqual({ key: "report.warning.drafts", params: { count: 1, titles: "忘了发布的讲座" } });
    for (let day = 1; day <= 5; day += 1) draft(`草稿${day}`, `2026-12-0${day}`);
    expect(warnings()).toContainEqual({
      key: "report.warning.drafts",
      params: { count: 6, titles: "忘了发布的讲座 / 草稿1 / 草稿2 / 草稿3 / 草稿4 / …" },
    });
  });

  it("nothing is said of drafts where there are none", () => {
    const { draft, to, warnings } = world();
    draft("下一期的草稿", "2027-01-10");
    to("2027-01-01T02:00:00Z");
    expect(warnings().map((warning) => warning.key)).not.toContain("report.warning.drafts");
  });
});
