import fc from "fast-check";
import { and, eq, inArray, sql } from "drizzle-orm";
import { describe, expect, it, vi } from "vitest";
import { auditEntries, events, outboxMessages, registeredPeople, registrations } from "~db/schema";
import { testWorld } from "~/access/testing";
import { Refusal } from "~/http/errors";
import { amendRegistration } from "./amend-registration.server";
import { cancelEvent } from "./cancel-event.server";
import { cancelRegistration } from "./cancel-registration.server";
import { confirmRegistration } from "./confirm-registration.server";
import { amendment, eventInput, people, publishedEvent, registrationInput } from "./event-fixtures.testing";
import { moveDueWaitingLists } from "./move-waiting-list.server";
import { placeOnWaitingList, waitingParties } from "./waiting-list-queries.server";
import { registerForEvent } from "./register-for-event.server";
import { registrationView } from "./registration-queries.server";
import { newRegistrationToken } from "./registration-token.server";
import { updateEvent } from "./update-event.server";
import { SEATED_STATUSES, type PartyRule, type WaitingRule } from "./vocabulary";
import * as rules from "./waiting-list";

const HOUR = 3_600_000;

type World = ReturnType<typeof testWorld>;

function eventWithList(world: World, values: Record<string, unknown> = {}) {
  const staff = world.account("staff");
  const id = publishedEvent(staff, world.promoterId, { capacity: 2, waitingRule: "first_come", ...values });
  let parties = 0;
  const register = (seats: number, partyRule: PartyRule = "together", organisationName?: string) => {
    parties += 1;
    const input = registrationInput({
      email: `party${parties}@firm.example`,
      people: people(seats),
      partyRule,
      ...(organisationName ? { organisationName } : {}),
    });
    return registerForEvent(staff, id, input).registrationId;
  };
  const stateOf = (registrationId: number) =>
    world.db
      .select({ status: registrations.status, seats: registrations.seats })
      .from(registrations)
      .where(eq(registrations.id, registrationId))
      .get()!;
  const waitingSeats = () =>
    world.db
      .select({ id: registrations.id, seats: registrations.seats })
      .from(registrations)
      .where(and(eq(registrations.eventId, id), eq(registrations.status, "waiting")))
      .all();
  const mailsOf = (start: string) =>
    world.db
      .select()
      .from(outboxMessages)
      .all()
      .filter(({ causeKey }) => causeKey.startsWith(start));
  return { staff, id, register, stateOf, waitingSeats, mailsOf };
}

/** The link in the latest mail of an offer. */
function offeredToken(mails: { body: string }[]): string {
  return /registrations\/([A-Za-z0-9_-]{43})/.exec(mails.at(-1)!.body)![1]!;
}

describe("a full event with a waiting list", () => {
  it("takes a registration that waits, says its place, and offers it the seats that become free", () => {
    const world = testWorld();
    const { staff, register, stateOf, mailsOf } = eventWithList(world);
    const first = register(2);
    const waiting = register(1);
    const behind = register(1);
    expect(stateOf(waiting).status).toBe("waiting");
    expect(registrationView(staff, { id: behind }).placeOnWaitingList).toBe(2);
    expect(mailsOf("registration-waiting:")).toHaveLength(2);

    cancelRegistration(staff, { id: first });
    expect([stateOf(waiting).status, stateOf(behind).status]).toEqual(["offered", "offered"]);
    const offers = mailsOf(`registration-offer:${waiting}:`);
    expect(offers[0]!.subject).toMatch(/有席位了，请在 \d{4}-\d\d-\d\d \d\d:\d\d 前答复/);
    const token = offeredToken(offers);
    confirmRegistration(world.visitor, { token });
    expect(stateOf(waiting).status).toBe("confirmed");
    // What moved by itself is in the log as done by nobody in particular.
    const offered = world.db.select().from(auditEntries).where(eq(auditEntries.action, "registration.offer")).all();
    expect(offered.map(({ actorRole }) => actorRole)).toEqual(["system", "system"]);
  });

  it("really holds an offered seat: whoever comes later waits", () => {
    const world = testWorld();
    const { staff, register, stateOf } = eventWithList(world, { capacity: 1 });
    const first = register(1);
    const waiting = register(1);
    cancelRegistration(staff, { id: first });
    expect(stateOf(waiting).status).toBe("offered");
    expect(stateOf(register(1)).status).toBe("waiting");
  });

  it("passes the seats on when an offer is declined, and when nobody answers in time", () => {
    const world = testWorld();
    const { staff, register, stateOf, mailsOf } = eventWithList(world, { capacity: 1, offerHours: 2 });
    const [first, second, third, fourth] = [register(1), register(1), register(1), register(1)];
    cancelRegistration(staff, { id: first });
    cancelRegistration(world.visitor, { token: offeredToken(mailsOf(`registration-offer:${second}:`)) });
    expect([stateOf(second).status, stateOf(third).status]).toEqual(["cancelled", "offered"]);

    world.advance(2 * HOUR - 1);
    expect(moveDueWaitingLists(world.system)).toBe(0);
    world.advance(1);
    expect(moveDueWaitingLists(world.system)).toBe(1);
    expect([stateOf(third).status, stateOf(fourth).status]).toEqual(["lapsed", "offered"]);
    expect(mailsOf(`registration-lapsed:${third}:`)).toHaveLength(1);
  });

  it("is not held up by another event whose list cannot move", () => {
    const world = testWorld();
    const [broken, sound] = [1, 2].map(() => eventWithList(world, { capacity: 1, offerHours: 1 }));
    const waits = [broken!, sound!].map(({ staff, register }) => {
      const first = register(1);
      const waiting = register(1);
      cancelRegistration(staff, { id: first });
      return waiting;
    });
    world.advance(HOUR);
    world.db.run(
      sql`CREATE TRIGGER stuck BEFORE UPDATE ON registrations WHEN NEW.event_id = (SELECT min(id) FROM events) BEGIN SELECT RAISE(ABORT, 'stuck'); END`,
    );
    expect(() => moveDueWaitingLists(world.system)).toThrow("stuck");
    expect([broken!.stateOf(waits[0]!).status, sound!.stateOf(waits[1]!).status]).toEqual(["offered", "lapsed"]);
  });

  it("refuses an answer that comes after the end of the offer, before and after the seats went on", () => {
    const world = testWorld();
    const { staff, register, stateOf, mailsOf } = eventWithList(world, { capacity: 1, offerHours: 1 });
    const [first, second, third] = [register(1), register(1), register(1)];
    cancelRegistration(staff, { id: first });
    const token = offeredToken(mailsOf(`registration-offer:${second}:`));
    world.advance(HOUR);
    const late = "registration.refused.offerLapsed";
    expect(() => confirmRegistration(world.visitor, { token })).toThrow(late);
    moveDueWaitingLists(world.system);
    expect(() => confirmRegistration(world.visitor, { token })).toThrow(late);
    expect([stateOf(second).status, stateOf(third).status]).toEqual(["lapsed", "offered"]);
  });

  it("lets a party of three wait together while two seats are free, and passes it over for one that fits", () => {
    const world = testWorld();
    const { staff, id, register, stateOf } = eventWithList(world, { capacity: 3 });
    const [one, two] = [register(1), register(2)];
    const three = register(3);
    const single = register(1);
    cancelRegistration(staff, { id: two });
    expect([stateOf(three).status, stateOf(single).status]).toEqual(["waiting", "offered"]);
    expect(placeOnWaitingList(staff, { id, waitingRule: "first_come" }, three)).toBe(1);
    cancelRegistration(staff, { id: single });
    cancelRegistration(staff, { id: one });
    expect(stateOf(three)).toEqual({ status: "offered", seats: 3 });
  });

  it("parts a party that comes with as many as possible; the others wait with a link of their own", () => {
    const world = testWorld();
    const { register, stateOf, waitingSeats, mailsOf } = eventWithList(world);
    const party = register(3, "as_many_as_possible");
    expect(stateOf(party)).toEqual({ status: "confirmed", seats: 2 });
    const [rest] = waitingSeats();
    expect(rest!.seats).toBe(1);
    const names = world.db
      .select({ name: registeredPeople.name })
      .from(registeredPeople)
      .where(eq(registeredPeople.registrationId, rest!.id))
      .all();
    expect(names).toEqual([{ name: "来宾3" }]);
    expect(mailsOf("registration-waiting:")).toHaveLength(1);
  });

  it("gives a visitor who confirms too late a place on the list instead of a refusal", () => {
    const world = testWorld();
    const { id, register, stateOf } = eventWithList(world);
    const { token, hash } = newRegistrationToken();
    const { registrationId } = registerForEvent(world.visitor, id, registrationInput({ people: people(3) }), {
      token,
      hash,
    });
    register(1);
    confirmRegistration(world.visitor, { token });
    expect(stateOf(registrationId).status).toBe("waiting");
  });

  it("offers seats that were added, takes offers back that are too many, and never those that are confirmed", () => {
    const world = testWorld();
    const { staff, id, register, stateOf, mailsOf } = eventWithList(world, { capacity: 1 });
    const confirmed = register(1);
    const [second, third] = [register(1), register(1)];
    const change = (values: Record<string, unknown>) => {
      const { version } = world.db.select({ version: events.version }).from(events).where(eq(events.id, id)).get()!;
      updateEvent(staff, id, version, eventInput(world.promoterId, { waitingRule: "first_come", ...values }));
    };
    change({ capacity: 3 });
    expect([stateOf(second).status, stateOf(third).status]).toEqual(["offered", "offered"]);
    change({ capacity: 2 });
    expect([stateOf(confirmed).status, stateOf(second).status, stateOf(third).status]).toEqual([
      "confirmed",
      "offered",
      "waiting",
    ]);
    expect(mailsOf(`registration-withdrawn:${third}:`)).toHaveLength(1);
    expect(() => change({ capacity: 2, waitingRule: "none" })).toThrow(Refusal);
  });

  it("says whose confirmed seats would be too many when the number is lowered below them", () => {
    const world = testWorld();
    const { staff, id, register } = eventWithList(world);
    register(1, "together", "湘凯液压股份有限公司");
    world.advance(1000);
    register(1, "together", "浏阳精铸有限公司");
    let refused: unknown;
    try {
      updateEvent(staff, id, 2, eventInput(world.promoterId, { capacity: 1, waitingRule: "first_come" }));
    } catch (error) {
      refused = error;
    }
    expect(JSON.stringify((refused as Refusal).fields)).toContain("浏阳精铸有限公司");
    expect(JSON.stringify((refused as Refusal).fields)).not.toContain("湘凯液压股份有限公司");
  });

  it("tells those who wait that the event is cancelled, and offers nothing any more", () => {
    const world = testWorld();
    const { staff, id, register, stateOf, mailsOf } = eventWithList(world, { capacity: 1 });
    const first = register(1);
    const waiting = register(1);
    expect(cancelEvent(staff, id, "主讲人行程有变")).toBe(2);
    expect(mailsOf(`event-cancelled:${id}:`)).toHaveLength(2);
    cancelRegistration(staff, { id: first });
    expect(stateOf(waiting).status).toBe("waiting");
  });

  it("offers nothing once the event has begun", () => {
    const world = testWorld();
    const { staff, id, register, stateOf } = eventWithList(world, { capacity: 1 });
    const first = register(1);
    const waiting = register(1);
    const { startsAt } = world.db.select({ startsAt: events.startsAt }).from(events).where(eq(events.id, id)).get()!;
    world.advance(startsAt - world.system.now());
    cancelRegistration(staff, { id: first });
    expect(stateOf(waiting).status).toBe("waiting");
  });

  it("moves up a party that has become small enough", () => {
    const world = testWorld();
    const { staff, register, stateOf } = eventWithList(world);
    register(1);
    const party = register(2);
    amendRegistration(staff, { id: party }, amendment(staff, { id: party }, people(1)));
    expect(stateOf(party)).toEqual({ status: "offered", seats: 1 });
  });
});

describe("a list that serves first who came short", () => {
  it("offers the seat to the firm that had none for longest", () => {
    const world = testWorld();
    const staff = world.account("staff");
    const [served, short] = [world.organisation("湘凯液压股份有限公司"), world.organisation("浏阳精铸有限公司")];
    const earlier = publishedEvent(staff, world.promoterId, {
      startsAt: "2026-10-21T09:00",
      endsAt: "2026-10-21T11:00",
    });
    registerForEvent(staff, earlier, registrationInput({ organisationId: served, organisationName: "" }));
    const { id, stateOf } = eventWithList(world, { capacity: 1, waitingRule: "least_recently_served" });
    const register = (organisationId: number, email: string) =>
      registerForEvent(staff, id, registrationInput({ organisationId, organisationName: "", email })).registrationId;
    const first = register(served, "a@firm.example");
    const again = register(served, "b@firm.example");
    const late = register(short, "c@firm.example");
    cancelRegistration(staff, { id: first });
    expect([stateOf(again).status, stateOf(late).status]).toEqual(["waiting", "offered"]);
  });
});

type Step =
  | { act: "register"; seats: number; partyRule: PartyRule }
  | { act: "accept"; party: number }
  | { act: "cancel"; party: number }
  | { act: "amend"; party: number; seats: number }
  | { act: "capacity"; capacity: number | null }
  | { act: "wait"; hours: number };

const seats = fc.integer({ min: 1, max: 4 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      act: fc.constant("register" as const),
      seats,
      partyRule: fc.constantFrom("together" as const, "as_many_as_possible" as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ act: fc.constantFrom("accept" as const, "cancel" as const), party: fc.nat(30) }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("amend" as const), party: fc.nat(30), seats }) },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constant("capacity" as const),
      capacity: fc.option(fc.integer({ min: 1, max: 9 })),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("wait" as const), hours: fc.integer({ min: 1, max: 6 }) }) },
);

/** Plays the steps and looks after each at what must always hold. */
function play(rule: WaitingRule, steps: readonly Step[]): void {
  const world = testWorld();
  const staff = world.account("staff");
  let capacity: number | null = 5;
  // Long enough before its start that no step reaches it.
  const times = { startsAt: "2027-03-01T09:00", endsAt: "2027-03-01T12:00", waitingRule: rule, offerHours: 4 };
  const id = publishedEvent(staff, world.promoterId, { ...times, capacity });
  const ids = () =>
    world.db
      .select({ id: registrations.id })
      .from(registrations)
      .orderBy(registrations.id)
      .all()
      .map((each) => each.id);
  const peopleAsked = { count: 0 };
  const attempt = (work: () => void) => {
    try {
      work();
      return true;
    } catch (error) {
      if (error instanceof Refusal) return false;
      throw error;
    }
  };
  for (const each of steps) {
    const all = ids();
    const party = "party" in each ? all[each.party % Math.max(1, all.length)] : undefined;
    if (each.act === "register") {
      const email = `party${peopleAsked.count}@firm.example`;
      const input = registrationInput({ email, people: people(each.seats), partyRule: each.partyRule });
      expect(attempt(() => void registerForEvent(staff, id, input))).toBe(true);
      peopleAsked.count += each.seats;
    } else if (each.act === "wait") {
      world.advance(each.hours * HOUR);
      moveDueWaitingLists(world.system);
    } else if (each.act === "capacity") {
      const { version } = world.db.select({ version: events.version }).from(events).where(eq(events.id, id)).get()!;
      const input = eventInput(world.promoterId, { ...times, capacity: each.capacity });
      if (attempt(() => updateEvent(staff, id, version, input))) capacity = each.capacity;
    } else if (party === undefined) continue;
    else if (each.act === "accept") attempt(() => confirmRegistration(staff, { id: party }));
    else if (each.act === "cancel") attempt(() => cancelRegistration(staff, { id: party }));
    else attempt(() => amendRegistration(staff, { id: party }, amendment(staff, { id: party }, people(each.seats))));

    const held = world.db
      .select({ seats: registrations.seats })
      .from(registrations)
      .where(inArray(registrations.status, [...SEATED_STATUSES]))
      .all()
      .reduce((sum, row) => sum + row.seats, 0);
    if (capacity !== null) expect(held).toBeLessThanOrEqual(capacity);
    // Nobody waits for a seat that is free.
    const left = capacity === null ? Number.POSITIVE_INFINITY : capacity - held;
    for (const waiting of waitingParties(staff, { id, waitingRule: rule })) {
      expect(waiting.partyRule === "together" ? waiting.seats : 1).toBeGreaterThan(left);
    }
    // Nobody is lost when a party is parted: each registration has its people.
    for (const registration of world.db.select().from(registrations).all()) {
      const named = world.db
        .select({ id: registeredPeople.id })
        .from(registeredPeople)
        .where(eq(registeredPeople.registrationId, registration.id))
        .all();
      expect(named).toHaveLength(registration.seats);
    }
  }
}

describe("seats with a waiting list", () => {
  it("are never oversold and never left empty, however registering, answering, leaving, amending, capacity and time mix", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("first_come" as const, "least_recently_served" as const),
        fc.array(step, { minLength: 1, maxLength: 30 }),
        play,
      ),
      { numRuns: 200 },
    );
  }, 120_000);

  it("are refused by the database itself when the list offers more than there are (control)", () => {
    const all = vi
      .spyOn(rules, "nextOffers")
      .mockImplementation((parties) => parties.map(({ id, people: all }) => ({ id, seated: [...all.keys()] })));
    try {
      const world = testWorld();
      const { staff, register } = eventWithList(world, { capacity: 1 });
      const first = register(1);
      register(1);
      register(1);
      expect(() => cancelRegistration(staff, { id: first })).toThrow("no seat left");
    } finally {
      all.mockRestore();
    }
  });
});
