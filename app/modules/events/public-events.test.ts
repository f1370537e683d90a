import { describe, expect, it } from "vitest";
import { testWorld } from "~/access/testing";
import { createEvent } from "./create-event.server";
import { eventInput, publishedEvent } from "./event-fixtures.testing";
import { eventsForSearchEngines, publicEvent, publicEventsFor } from "./public-event-queries.server";
import { readPublicEventQuery } from "./public-event-query";
import { updateEvent } from "./update-event.server";

const DAY_MS = 24 * 3_600_000;

function world() {
  const here = testWorld();
  const staff = here.account("staff");
  const branch = here.subPromoter("浏阳");
  const october = publishedEvent(staff, here.promoterId, { summaryZh: "面向液压密封企业" });
  const november = publishedEvent(staff, branch, {
    ...{ titleZh: "精铸讲座", type: "lecture", startsAt: "2026-11-05T09:00", endsAt: "2026-11-05T11:00" },
  });
  createEvent(staff, eventInput(here.promoterId, { titleZh: "液压草稿" }));
  publishedEvent(staff, here.promoterId, { titleZh: "液压闭门会", listed: "" });
  const found = (search: string) =>
    publicEventsFor(here.visitor, readPublicEventQuery(new URLSearchParams(search))).map(({ id }) => id);
  return { ...here, staff, branch, october, november, found };
}

describe("the public list of events", () => {
  it("is searched, by type, by month and by promoter, and never shows a draft or what is not listed", () => {
    const { branch, october, november, found } = world();
    expect(found("")).toEqual([october, november]);
    expect(found("q=液压 密封")).toEqual([october]);
    expect(found("q=草稿")).toEqual([]);
    expect(found("q=闭门")).toEqual([]);
    expect(found("type=lecture")).toEqual([november]);
    expect(found("month=2026-10")).toEqual([october]);
    expect(found("view=calendar")).toEqual([october]);
    expect(found(`promoter=${branch}`)).toEqual([november]);
  });

  it("keeps what is over in the archive, the latest first", () => {
    const { october, november, found, advance, visitor } = world();
    expect(found("view=past")).toEqual([]);
    advance(60 * DAY_MS);
    expect(found("view=past")).toEqual([november, october]);
    expect(found("")).toEqual([]);
    expect(eventsForSearchEngines(visitor).map(({ id }) => id)).toEqual([november, october]);
    advance(400 * DAY_MS);
    expect(eventsForSearchEngines(visitor)).toEqual([]);
  });

  it("says from when an event was moved, since it was published and not before", () => {
    const { staff, promoterId, visitor } = world();
    const id = createEvent(staff, eventInput(promoterId));
    updateEvent(staff, id, 1, eventInput(promoterId, { endsAt: "2026-10-22T18:00" }));
    const published = publishedEvent(staff, promoterId);
    expect(publicEvent(visitor, published).moved).toEqual({ startsAt: null, attendanceMode: null });
    const version = publicEvent(visitor, published).version;
    const later = { startsAt: "2026-10-23T14:00", endsAt: "2026-10-23T17:30" };
    updateEvent(staff, published, version, eventInput(promoterId, later));
    expect(publicEvent(visitor, published).moved).toEqual({
      startsAt: Date.parse("2026-10-22T06:00:00Z"),
      attendanceMode: null,
    });
    const listed = (search: string) =>
      publicEventsFor(visitor, readPublicEventQuery(new URLSearchParams(search))).find((row) => row.id === published);
    expect(listed("")?.movedFrom).toBe(Date.parse("2026-10-22T06:00:00Z"));
    const nextMonth = { startsAt: "2026-11-23T14:00", endsAt: "2026-11-23T17:30" };
    updateEvent(staff, published, version + 1, eventInput(promoterId, nextMonth));
    expect(listed("view=calendar&month=2026-10")?.startDay, "who looks at the day announced finds where it went").toBe(
      "2026-11-23",
    );
    expect(listed("month=2026-10"), "the list of a month has what takes place in it").toBeUndefined();
    updateEvent(staff, published, version + 2, eventInput(promoterId));
    expect(listed("")?.movedFrom).toBeNull();
    expect(publicEvent(visitor, published).moved.startsAt).toBeNull();
  });
});
