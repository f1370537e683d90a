import { describe, expect, it } from "vitest";
import { VISITOR } from "~/access/actor";
import type { Context } from "~/access/context";
import { testWorld } from "~/access/testing";
import { createCalendarFeed } from "~/modules/accounts/calendars/create-calendar-feed.server";
import { endCalendarFeed } from "~/modules/accounts/calendars/end-calendar-feed.server";
import { disableAccount } from "~/modules/accounts/disable-account.server";
import { cancelEvent } from "~/modules/events/cancel-event.server";
import { createEvent } from "~/modules/events/create-event.server";
import { eventInput, publishedEvent, registrationInput } from "~/modules/events/event-fixtures.testing";
import { registerForEvent } from "~/modules/events/register-for-event.server";
import { publicEvent } from "~/modules/events/public-event-queries.server";
import { updateEvent } from "~/modules/events/update-event.server";
import { loader } from "~/routes/public/calendar-feed";
import { loader as publicLoader } from "~/routes/public/public-calendar-feed";

async function read(context: Context, url: string): Promise<{ status: number; text: string; titles: string[] }> {
  const request = { ...context, actor: VISITOR, address: "203.0.113.7" };
  const token = new URL(url).pathname.split("/").at(-1);
  const answer = await loader({ request: new Request(url), params: { token }, context: { request } } as never);
  const text = await answer.text();
  const titles = [...text.replace(/\r\n /g, "").matchAll(/SUMMARY:(.*)\r/g)].map(([, title]) => title!);
  return { status: answer.status, text, titles };
}

describe("a calendar address", () => {
  it("shows what its person may see: no draft, and to a firm nothing that is not listed", async () => {
    const world = testWorld();
    const staff = world.account("staff");
    const firm = world.organisation("湘凯液压股份有限公司");
    const representative = world.account("firm_representative", [firm]);
    createEvent(staff, eventInput(world.promoterId, { titleZh: "草稿" }));
    publishedEvent(staff, world.promoterId, { titleZh: "内部会议", listed: "" });
    const open = publishedEvent(staff, world.promoterId, {
      titleZh: "对接会",
      onlineAddress: "https://meet.example/x",
    });
    publishedEvent(world.account("staff"), world.promoterId, { titleZh: "讲座" });

    const ofStaff = await read(staff, createCalendarFeed(staff, "published").url);
    expect(ofStaff.titles.sort()).toEqual(["内部会议", "对接会", "讲座"].sort());
    expect(ofStaff.text).not.toContain("meet.example");
    const url = createCalendarFeed(representative, "published").url;
    expect((await read(staff, url)).titles.sort()).toEqual(["对接会", "讲座"].sort());

    expect((await read(staff, createCalendarFeed(staff, "own").url)).titles.sort()).toEqual(
      ["内部会议", "对接会"].sort(),
    );
    const own = createCalendarFeed(representative, "own").url;
    expect((await read(staff, own)).titles).toEqual([]);
    registerForEvent(representative, open, registrationInput({ organisationId: firm }));
    expect((await read(staff, own)).titles).toEqual(["对接会"]);
    cancelEvent(staff, open, "讲师生病");
    expect((await read(staff, own)).text).toContain("STATUS:CANCELLED");
  });

  it("answers nobody once it is ended or its person is out, and no other token of the person", async () => {
    const world = testWorld();
    const [administrator, staff] = [world.account("administrator"), world.account("staff")];
    const [first, second] = [createCalendarFeed(staff, "own"), createCalendarFeed(staff, "published")];
    expect((await read(staff, first.url)).status).toBe(200);
    endCalendarFeed(staff, first.id);
    expect((await read(staff, first.url)).status).toBe(404);
    expect((await read(staff, second.url)).status).toBe(200);
    expect(() => endCalendarFeed(administrator, second.id)).toThrow("not_found");
    disableAccount(administrator, staff.actor.userId!);
    expect((await read(staff, second.url)).status).toBe(404);
    expect((await read(staff, `https://weft.example/calendar/${"a".repeat(43)}.ics`)).status).toBe(404);
  });
});

describe("the calendar address of everybody", () => {
  async function readPublic(context: Context, search: string) {
    const url = new URL(`https://weft.example/public/events/calendar.ics${search}`);
    const request = { ...context, address: "203.0.113.7", url };
    const answer = await publicLoader({ request: new Request(url), params: {}, context: { request } } as never);
    const text = (await answer.text()).replace(/\r\n /g, "");
    return { text, titles: [...text.matchAll(/SUMMARY:(.*)\r/g)].map(([, title]) => title!) };
  }

  it("holds what is listed, by type, function and promoter, and nothing more to somebody who is signed in", async () => {
    const world = testWorld();
    const staff = world.account("staff");
    const branch = world.subPromoter("零部件分会");
    createEvent(staff, eventInput(world.promoterId, { titleZh: "草稿" }));
    publishedEvent(staff, world.promoterId, { titleZh: "内部会议", listed: "" });
    publishedEvent(staff, world.promoterId, {
      titleZh: "对接会",
      titleEn: "Matchmaking",
      onlineAddress: "https://meet.example/x",
    });
    publishedEvent(staff, branch, { titleZh: "讲座", type: "lecture", promoterFunction: "international" });
    for (const reader of [world.visitor, staff]) {
      const all = await readPublic(reader, "");
      expect(all.titles.sort()).toEqual(["对接会", "讲座"].sort());
      expect(all.text).not.toContain("meet.example");
    }
    expect((await readPublic(world.visitor, "?type=lecture")).titles).toEqual(["讲座"]);
    expect((await readPublic(world.visitor, "?function=communication")).titles).toEqual(["对接会"]);
    expect((await readPublic(world.visitor, `?promoter=${branch}`)).titles).toEqual(["讲座"]);
    expect((await readPublic(world.visitor, `?promoter=${branch}&type=matchmaking`)).titles).toEqual([]);
    expect((await readPublic(world.visitor, "?type=matchmaking&lang=en")).titles).toEqual(["Matchmaking"]);
  });

  it("says of a moved event its new time and of a cancelled one that it is, each with a higher number than before", async () => {
    const world = testWorld();
    const staff = world.account("staff");
    const id = publishedEvent(staff, world.promoterId);
    const sequence = async () => Number(/SEQUENCE:(\d+)/.exec((await readPublic(world.visitor, "")).text)![1]);
    const first = await sequence();
    const later = { startsAt: "2026-10-23T14:00", endsAt: "2026-10-23T17:30" };
    updateEvent(staff, id, publicEvent(world.visitor, id).version, eventInput(world.promoterId, later));
    const moved = await readPublic(world.visitor, "");
    expect(moved.text).toContain("DTSTART:20261023T060000Z");
    const second = await sequence();
    cancelEvent(staff, id, "讲师生病");
    expect((await readPublic(world.visitor, "")).text).toContain("STATUS:CANCELLED");
    expect([second, await sequence()]).toEqual([first + 1, first + 2]);
  });
});
