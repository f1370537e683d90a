import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { auditEntries, events, outboxMessages } from "~db/schema";
import { testWorld } from "~/access/testing";
import { type Refusal } from "~/http/errors";
import { cancelEvent } from "./cancel-event.server";
import { cancelRegistration } from "./cancel-registration.server";
import { copyEvent } from "./copy-event.server";
import { createEvent } from "./create-event.server";
import { erasePastPeople } from "./erase-past-people.server";
import { registerForEvent } from "./register-for-event.server";
import { recordAttendanceCount } from "./record-attendance-count.server";
import { eventInput, people, publishedEvent, registrationInput } from "./event-fixtures.testing";
import { reopenEvent } from "./reopen-event.server";
import { updateEvent } from "./update-event.server";

describe("changing an event", () => {
  it("says that somebody else saved in between, and keeps what they saved", () => {
    const { db, account, promoterId } = testWorld();
    const staff = account("staff");
    const id = createEvent(staff, eventInput(promoterId));
    updateEvent(staff, id, 1, eventInput(promoterId, { titleZh: "甲的改动" }));
    expect(() => updateEvent(staff, id, 1, eventInput(promoterId, { titleZh: "乙的改动" }))).toThrow("error.conflict");
    expect(db.select().from(events).get()).toMatchObject({ titleZh: "甲的改动", version: 2 });
  });

  it("leaves no trace when nothing is different", () => {
    const { db, account, promoterId } = testWorld();
    const staff = account("staff");
    const id = createEvent(staff, eventInput(promoterId));
    updateEvent(staff, id, 1, eventInput(promoterId));
    expect(db.select().from(events).get()!.version).toBe(1);
    expect(db.select().from(auditEntries).all()).toHaveLength(1);
  });

  it("refuses fewer seats than are confirmed, with the numbers", () => {
    const { account, promoterId } = testWorld();
    const staff = account("staff");
    const id = publishedEvent(staff, promoterId, { capacity: 10 });
    registerForEvent(staff, id, registrationInput({ people: people(4) }));
    expect(() => updateEvent(staff, id, 2, eventInput(promoterId, { capacity: 4 }))).not.toThrow();
    try {
      updateEvent(staff, id, 3, eventInput(promoterId, { capacity: 3 }));
      expect.unreachable();
    } catch (error) {
      expect((error as Refusal).fields).toEqual({
        capacity: {
          key: "event.problem.capacityBelowConfirmed",
          params: { capacity: 3, confirmed: 4, latest: "湘凯液压股份有限公司" },
        },
      });
    }
  });

  it("tells a new time or place to everybody who holds a seat, and other changes to nobody", () => {
    const { db, account, visitor, promoterId } = testWorld();
    const staff = account("staff");
    const id = publishedEvent(staff, promoterId);
    registerForEvent(staff, id, registrationInput());
    registerForEvent(visitor, id, registrationInput({ email: "waiting@firm.example" }));
    db.delete(outboxMessages).run();
    updateEvent(staff, id, 2, eventInput(promoterId, { summaryZh: "新的介绍" }));
    expect(db.select().from(outboxMessages).all()).toEqual([]);
    updateEvent(staff, id, 3, eventInput(promoterId, { summaryZh: "新的介绍", venue: "W3" }));
    expect(db.select().from(outboxMessages).all()).toMatchObject([
      { recipient: "li.min@xiangkai.example", body: expect.stringContaining("W3") },
    ]);
  });

  it("does not move away from days on which people were counted", () => {
    const { account, promoterId, advance } = testWorld();
    const staff = account("staff");
    const id = publishedEvent(staff, promoterId);
    advance(3 * 86_400_000);
    recordAttendanceCount(staff, id, {
      day: "2026-10-22",
      mode: "venue",
      people: 80,
      source: "venue_counter",
      sourceNote: null,
    });
    const moved = eventInput(promoterId, { startsAt: "2026-10-23T14:00", endsAt: "2026-10-23T15:00" });
    expect(() => updateEvent(staff, id, 2, moved)).toThrow("invalid");
  });
});

describe("an event that people attended", () => {
  const atBoth = { attendanceMode: "both", onlineAddress: "https://meet.example/8" };
  const count = { day: "2026-10-22", people: 80, source: "platform_statistics", sourceNote: null } as const;

  it.each([
    ["online", "venue", "event.problem.attendedOnline"],
    ["venue", "online", "event.problem.attendedAtVenue"],
  ] as const)("counted %s does not become one that is only %s", (mode, attendanceMode, key) => {
    const { account, promoterId, advance } = testWorld();
    const staff = account("staff");
    const id = publishedEvent(staff, promoterId, atBoth);
    advance(3 * 86_400_000);
    recordAttendanceCount(staff, id, { ...count, mode });
    try {
      updateEvent(staff, id, 2, eventInput(promoterId, { ...atBoth, attendanceMode }));
      expect.unreachable();
    } catch (error) {
      expect((error as Refusal).fields).toMatchObject({ attendanceMode: { key } });
    }
    updateEvent(staff, id, 2, eventInput(promoterId, { ...atBoth, attendanceMode: mode }));
  });

  it("and whose people were erased can be moved, cancelled and reopened; nobody is mailed", () => {
    const { db, account, system, promoterId, advance } = testWorld();
    const staff = account("staff");
    const id = publishedEvent(staff, promoterId);
    const { registrationId } = registerForEvent(staff, id, registrationInput());
    advance(190 * 86_400_000);
    erasePastPeople(system);
    db.delete(outboxMessages).run();
    updateEvent(staff, id, 2, eventInput(promoterId, { startsAt: "2027-06-22T14:00", endsAt: "2027-06-22T17:30" }));
    expect(cancelEvent(staff, id, "会场停电")).toBe(0);
    expect(reopenEvent(staff, id)).toBe(0);
    cancelRegistration(staff, { id: registrationId });
    expect(db.select().from(outboxMessages).all()).toEqual([]);
  });
});

describe("copying an event", () => {
  it("makes a draft at another time that lasts as long and closes as long before", () => {
    const { db, account, promoterId } = testWorld();
    const staff = account("staff");
    const id = publishedEvent(staff, promoterId, { registrationClosesAt: "2026-10-21T18:00", capacity: 80 });
    registerForEvent(staff, id, registrationInput());
    const copy = copyEvent(staff, id, "2027-01-14T09:00", "b".repeat(32));
    expect(copyEvent(staff, id, "2027-01-14T09:00", "b".repeat(32))).toBe(copy);
    expect(db.select().from(events).where(eq(events.id, copy)).get()).toMatchObject({
      publishedAt: null,
      capacity: 80,
      startDay: "2027-01-14",
      endsAt: Date.parse("2027-01-14T04:30:00Z"),
      registrationClosesAt: Date.parse("2027-01-13T05:00:00Z"),
    });
  });
});
