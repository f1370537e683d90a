import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Context } from "~/access/context";
import { testWorld } from "~/access/testing";
import { Refusal } from "~/http/errors";
import { events } from "~db/schema";
import { calendarEvents } from "./calendar-events.server";
import { cancelRegistration } from "./cancel-registration.server";
import { createEvent } from "./create-event.server";
import { eventInput, publishedEvent, registrationInput } from "./event-fixtures.testing";
import { eventsWithinSight } from "./event-queries.server";
import {
  comingPublicEvents,
  eventsForSearchEngines,
  publicEvent,
  publicEventsFor,
} from "./public-event-queries.server";
import { readPublicEventQuery } from "./public-event-query";
import { registerForEvent } from "./register-for-event.server";
import { putOnStand } from "./stands/save-place.server";
import { addStand } from "./stands/save-stand.server";
import { ownPlace, standsOfFirm } from "./stands/stand-queries.server";
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
  it("has a page for the firms that take part in what is not listed, and for nobody else", () => {
    const { db, account, staff, visitor, promoterId, organisation } = world();
    const [registered, exhibiting, waiting, other] = ["甲公司", "乙公司", "丙公司", "丁公司"].map((name) =>
      organisation(name, { memberSince: "2024-01-01" }),
    ) as [number, number, number, number];
    const of = (firm: number) => account("firm_representative", [firm]);
    const id = publishedEvent(staff, promoterId, { listed: "", capacity: 1, waitingRule: "first_come" });
    const register = (organisationId: number) =>
      registerForEvent(staff, id, registrationInput({ organisationId, email: `${organisationId}@firm.example` }));
    const { registrationId } = register(registered);
    expect(register(waiting).status).toBe("waiting");
    const stand = addStand(staff, id, {
      ...{ nameZh: "联合展台", nameEn: null, hall: null, areaSquareMetres: null, costFen: null },
      ...{ joinUntil: "2026-10-21", note: null, version: 0 },
    });
    putOnStand(staff, id, stand, {
      ...{ firm: "乙公司", products: null, peopleIds: [], peopleNames: [], listed: true, shareFen: null, version: 0 },
    });
    const sees = (context: Context) => {
      const linked = eventsWithinSight(context, [id]).has(id);
      if (linked) expect(publicEvent(context, id)).toMatchObject({ id });
      else expect(() => publicEvent(context, id)).toThrow(Refusal);
      return linked;
    };
    expect([registered, waiting, exhibiting].map((firm) => sees(of(firm)))).toEqual([true, true, true]);
    expect([of(other), visitor].map(sees)).toEqual([false, false]);
    expect(standsOfFirm(of(exhibiting), exhibiting)).toMatchObject([{ standId: stand, status: "confirmed" }]);
    expect(ownPlace(of(exhibiting), exhibiting, stand)).toMatchObject({ status: "confirmed" });
    expect(standsOfFirm(of(other), other)).toEqual([]);
    expect(calendarEvents(of(registered), { own: true })).toMatchObject([
      { url: `https://weft.example/public/events/${id}` },
    ]);
    expect(
      comingPublicEvents(of(registered), null).map((row) => row.id),
      "it stays off the list",
    ).not.toContain(id);
    cancelRegistration(staff, { id: registrationId });
    expect(sees(of(registered)), "who gave the seat up takes part no longer").toBe(false);
    db.update(events).set({ publishedAt: null }).where(eq(events.id, id)).run();
    expect(sees(of(exhibiting)), "a draft is for those who prepare it").toBe(false);
  });

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
