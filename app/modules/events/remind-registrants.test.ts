import { eq, like } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { events, outboxMessages } from "~db/schema";
import { testWorld } from "~/access/testing";
import { cancelEvent } from "./cancel-event.server";
import { cancelRegistration } from "./cancel-registration.server";
import { confirmRegistration } from "./confirm-registration.server";
import { eventInput, people, publishedEvent, registrationInput } from "./event-fixtures.testing";
import { registerForEvent } from "./register-for-event.server";
import { remindRegistrants } from "./remind-registrants.server";
import { updateEvent } from "./update-event.server";

const HOUR = 3_600_000;

function eventIn(hours: number, values: Record<string, unknown> = {}) {
  const world = testWorld();
  const staff = world.account("staff");
  // 22 October, 14:00 in Shanghai: 52 hours after the clock of the tests.
  const id = publishedEvent(staff, world.promoterId, values);
  const register = (email: string) => registerForEvent(staff, id, registrationInput({ email })).registrationId;
  const reminders = () =>
    world.db
      .select()
      .from(outboxMessages)
      .all()
      .filter(({ causeKey }) => causeKey.startsWith("registration-reminder:"));
  const registrationId = register("li.min@firm.example");
  world.advance((52 - hours) * HOUR);
  return { ...world, staff, id, register, reminders, registrationId };
}

describe("a reminder", () => {
  it("goes once to whoever has a seat, a day before the start, with the calendar file", () => {
    const { system, advance, reminders } = eventIn(25);
    expect(remindRegistrants(system)).toBe(0);
    advance(HOUR);
    expect(remindRegistrants(system)).toBe(1);
    expect(remindRegistrants(system)).toBe(0);
    const [mail] = reminders();
    expect(mail!.body).toContain("长沙国际会展中心 W2");
    expect(mail!.calendar).toContain("METHOD:PUBLISH");
  });

  it("is as early as the event says, and none at all when it says so", () => {
    expect(remindRegistrants(eventIn(30, { reminderHours: 48 }).system)).toBe(1);
    expect(remindRegistrants(eventIn(1, { reminderHours: 0 }).system)).toBe(0);
  });

  it("is not for those who gave their seat up, came in late, or whose event is cancelled or under way", () => {
    const gone = eventIn(20);
    cancelRegistration(gone.staff, { id: gone.registrationId });
    gone.register("late@firm.example");
    expect(remindRegistrants(gone.system)).toBe(0);
    const cancelled = eventIn(20);
    cancelEvent(cancelled.staff, cancelled.id, "主讲人行程有变");
    expect(remindRegistrants(cancelled.system)).toBe(0);
    expect(remindRegistrants(eventIn(-1).system)).toBe(0);
  });

  it("is one mail to a party that was parted and seated bit by bit, and names those who have a seat", () => {
    const places = { capacity: 3, waitingRule: "first_come" };
    const { db, system, staff, visitor, id, promoterId, advance, reminders } = eventIn(40, places);
    const email = "party@firm.example";
    const party = registrationInput({ email, people: people(4), partyRule: "as_many_as_possible" });
    registerForEvent(staff, id, party);
    const { version } = db.select({ version: events.version }).from(events).where(eq(events.id, id)).get()!;
    updateEvent(staff, id, version, eventInput(promoterId, { ...places, capacity: 4 }));
    const offers = db.select().from(outboxMessages).where(like(outboxMessages.causeKey, "registration-offer:%")).all();
    const token = /registrations\/([A-Za-z0-9_-]{43})/.exec(offers[0]!.body)![1]!;
    confirmRegistration(visitor, { token });
    advance(16 * HOUR);
    expect(remindRegistrants(system), "this party and the other firm").toBe(2);
    expect(remindRegistrants(system)).toBe(0);
    const mails = reminders().filter(({ recipient }) => recipient === email);
    expect(mails).toHaveLength(1);
    expect(mails[0]!.body).toContain("以下 3 人保留席位：来宾1、来宾2、来宾3。");
  });

  it("comes again for the new time of an event that was moved", () => {
    const { db, system, staff, id, promoterId, advance, reminders } = eventIn(20);
    expect(remindRegistrants(system)).toBe(1);
    const { version } = db.select({ version: events.version }).from(events).where(eq(events.id, id)).get()!;
    const moved = { startsAt: "2026-10-25T14:00", endsAt: "2026-10-25T17:30" };
    updateEvent(staff, id, version, eventInput(promoterId, moved));
    expect(remindRegistrants(system)).toBe(0);
    advance(72 * HOUR);
    expect(remindRegistrants(system)).toBe(1);
    expect(reminders()).toHaveLength(2);
  });
});

describe("the calendar file of a mail", () => {
  it("puts the event into the calendar, and takes the same one out when the seat is given up, and puts it back", () => {
    const { db, staff, registrationId, register, advance } = eventIn(40);
    cancelRegistration(staff, { id: registrationId });
    advance(HOUR);
    register("wang.fang@firm.example");
    const files = db
      .select({ calendar: outboxMessages.calendar })
      .from(outboxMessages)
      .all()
      .map(({ calendar }) => calendar ?? "");
    const valueOf = (file: string, name: string) => new RegExp(`^${name}:(.*)\\r$`, "m").exec(file)?.[1];
    expect(files.map((file) => valueOf(file, "METHOD"))).toEqual(["PUBLISH", "CANCEL", "PUBLISH"]);
    expect(new Set(files.map((file) => valueOf(file, "UID"))).size).toBe(1);
    // Each is later than the one before and not of an older version: a calendar takes all three.
    const order = files.map((file) => `${valueOf(file, "SEQUENCE")} ${valueOf(file, "DTSTAMP")}`);
    expect([...order].sort()).toEqual(order);
    expect(new Set(order).size).toBe(3);
  });
});
