import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { Context } from "~/access/context";
import { testWorld } from "~/access/testing";
import { filterQuery } from "~/lists/list-query";
import { runList } from "~/lists/run-list.server";
import { cancelEvent } from "./cancel-event.server";
import { copyEvent } from "./copy-event.server";
import { createEvent } from "./create-event.server";
import { doorList } from "./door-queries.server";
import { eventInput, publishedEvent } from "./event-fixtures.testing";
import { eventList } from "./event-list";
import { eventPage } from "./event-page.server";
import { eventSource } from "./event-queries.server";
import { coHostsOf, findEvent } from "./find-event.server";
import { findRegistration } from "./find-registration.server";
import { publishEvent } from "./publish-event.server";
import { recordAttendanceCount } from "./record-attendance-count.server";
import { signInWalkIn } from "./record-sign-in.server";
import { registrationSource } from "./registration-queries.server";
import { undoSignIn } from "./undo-sign-in.server";
import { stuckEvents } from "./stuck-events.server";
import { updateEvent } from "./update-event.server";

let world: ReturnType<typeof testWorld>;
let parts: number;
let hubStaff: Context;
let partsStaff: Context;

beforeEach(() => {
  world = testWorld();
  parts = world.subPromoter("零部件办公室");
  hubStaff = world.account("staff");
  partsStaff = world.account("staff", [], parts);
});

const listed = (context: Context) => runList(context, eventSource, filterQuery(eventList, {})).rows.map(({ id }) => id);

describe("an event of another promoter", () => {
  it("is seen once it is published, and as a draft by its own people and the hub only", () => {
    const draft = createEvent(hubStaff, eventInput(world.promoterId));
    expect(() => eventPage(partsStaff, draft)).toThrow("not_found");
    expect(listed(partsStaff)).toEqual([]);
    publishEvent(hubStaff, draft);
    expect(eventPage(partsStaff, draft).mayRun).toBe(false);
    expect(listed(partsStaff)).toEqual([draft]);
    const own = createEvent(partsStaff, eventInput(parts));
    expect(eventPage(hubStaff, own).mayRun).toBe(true);
    expect(stuckEvents(hubStaff)).toHaveLength(1);
    expect(stuckEvents(partsStaff)).toHaveLength(1);
  });

  it("is not changed, cancelled or counted by people of another, and shows them nobody's name", () => {
    const id = publishedEvent(hubStaff, world.promoterId);
    const refused = "forbidden: event.otherPromoter";
    world.advance(2 * 86_400_000);
    const signInId = signInWalkIn(hubStaff, id, {
      personName: "来宾",
      organisationId: null,
      organisationName: "湘江重工",
      day: "2026-10-22",
      mode: "venue",
      submissionKey: randomUUID(),
    });
    expect(() => updateEvent(partsStaff, id, findEvent(hubStaff, id).version, eventInput(parts))).toThrow(refused);
    expect(() => cancelEvent(partsStaff, id, "改期")).toThrow(refused);
    expect(() => doorList(partsStaff, id, "2026-10-22", "")).toThrow(refused);
    expect(() => undoSignIn(partsStaff, id, signInId)).toThrow(refused);
    expect(() => registrationSource(partsStaff, id).authorize(partsStaff)).toThrow(refused);
    expect(() =>
      recordAttendanceCount(partsStaff, id, {
        day: "2026-10-22",
        mode: "venue",
        people: 9,
        source: "estimate",
        sourceNote: null,
      } as never),
    ).toThrow(refused);
  });

  it("is run by both when it is run together", () => {
    const id = publishedEvent(hubStaff, world.promoterId, { coHostIds: [String(parts)] });
    cancelEvent(partsStaff, id, "场地原因");
    expect(findEvent(hubStaff, id).cancelledAt).not.toBeNull();
  });
});

describe("whoever works for a sub-promoter", () => {
  it("makes events of it, alone or together with others, and none of others alone", () => {
    const other = world.subPromoter("国际办");
    expect(() => createEvent(partsStaff, eventInput(world.promoterId))).toThrow("invalid");
    expect(() => createEvent(partsStaff, eventInput(other))).toThrow("invalid");
    expect(() => createEvent(partsStaff, eventInput(other, { coHostIds: [String(parts)] }))).toThrow("invalid");
    const shared = createEvent(partsStaff, eventInput(parts, { coHostIds: [String(other)] }));
    expect(coHostsOf(partsStaff, shared)).toEqual([other]);
  });

  it("takes over no event that its promoter only helps to run", () => {
    const id = publishedEvent(hubStaff, world.promoterId, { coHostIds: [String(parts)] });
    const taken = eventInput(parts, { coHostIds: [String(world.promoterId)] });
    expect(() => updateEvent(partsStaff, id, findEvent(hubStaff, id).version, taken)).toThrow("invalid");
    updateEvent(hubStaff, id, findEvent(hubStaff, id).version, taken);
    expect(findEvent(hubStaff, id).promoterId).toBe(parts);
  });

  it("copies the event of another promoter into one of its own", () => {
    const id = publishedEvent(hubStaff, world.promoterId, { coHostIds: [String(world.subPromoter("国际办"))] });
    const copy = copyEvent(partsStaff, id, "2026-11-05T14:00");
    expect(findEvent(partsStaff, copy).promoterId).toBe(parts);
    expect(coHostsOf(partsStaff, copy)).toEqual([]);
  });

  it("does not find the registrations of other promoters' events by their number", () => {
    expect(() => findRegistration(partsStaff, { id: 1 })).toThrow("not_found");
  });
});
