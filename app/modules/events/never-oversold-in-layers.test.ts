import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { eq, sql } from "drizzle-orm";
import { afterEach, describe, expect, it, vi } from "vitest";
import { openDatabase } from "~db/client.server";
import { events, eventSessions, registrationOptions, registrations, ticketTypes } from "~db/schema";
import { testWorld } from "~/access/testing";
import { Refusal } from "~/http/errors";
import { figure } from "../../../e2e/figure";
import { LENGTHS } from "../../../e2e/lengths";
import { amendRegistration } from "./amend-registration.server";
import { cancelRegistration } from "./cancel-registration.server";
import { confirmRegistration } from "./confirm-registration.server";
import { eventInput, people, publishedEvent, registrationInput } from "./event-fixtures.testing";
import { fieldInput } from "./fields/field-fixtures.testing";
import { fieldsOf } from "./fields/field-queries.server";
import { addField, updateField } from "./fields/save-field.server";
import * as layers from "./layers.server";
import { moveDueWaitingLists } from "./move-waiting-list.server";
import { claimsOfParties, sessionsOf, ticketTypesOf } from "./programme/programme-queries.server";
import { sessionInput, ticketTypeInput } from "./programme/programme-fixtures.testing";
import { addSession, updateSession } from "./programme/save-session.server";
import { addTicketType, updateTicketType } from "./programme/save-ticket-type.server";
import * as quotas from "./quotas";
import { registerForEvent } from "./register-for-event.server";
import { registrationView } from "./registration-queries.server";
import { HOURS_TO_CONFIRM } from "./registration-status";
import { newRegistrationToken } from "./registration-token.server";
import { updateEvent } from "./update-event.server";
import type { PartyRule } from "./vocabulary";

const HOUR = 3_600_000;
const LONGEST_MS = 300_000 + LENGTHS.seatSequences * 1_000;

/** What one person asks for, by position: ticket type 0 or 1, sessions 0, 1 and 2, of which the first and the last overlap, a seat on bus 0 or 1. */
interface Wish {
  ticket: number;
  sessions: readonly number[];
  bus: number | null;
}

/** What the model knows of one registration. */
interface Party {
  token: string;
  people: Wish[];
  rule: PartyRule;
  status: "pending" | "confirmed" | "waiting" | "offered" | "lapsed" | "cancelled";
  madeAt: number;
  waitsSince: number;
  offerEnds: number;
}

type Step =
  | { act: "register"; people: Wish[]; rule: PartyRule; byStaff: boolean }
  | { act: "confirm"; party: number }
  | { act: "cancel"; party: number }
  | { act: "amend"; party: number; people: Wish[] }
  | { act: "seats"; layer: number; seats: number | null }
  | { act: "wait"; hours: number };

const wish: fc.Arbitrary<Wish> = fc.record({
  ticket: fc.integer({ min: 0, max: 1 }),
  sessions: fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom([], [0], [1], [0, 1], [1, 2], [2]) },
    { weight: 1, arbitrary: fc.constant([0, 2]) },
  ),
  bus: fc.constantFrom(null, 0, 0, 1),
});
const wishes = fc.array(wish, { minLength: 1, maxLength: 4 });
const party = fc.nat(30);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      act: fc.constant("register" as const),
      people: wishes,
      rule: fc.constantFrom("together" as const, "as_many_as_possible" as const),
      byStaff: fc.boolean(),
    }),
  },
  { weight: 4, arbitrary: fc.record({ act: fc.constant("confirm" as const), party }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant("cancel" as const), party }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant("amend" as const), party, people: wishes }) },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant("seats" as const),
      layer: fc.integer({ min: 0, max: 7 }),
      seats: fc.option(fc.integer({ min: 1, max: 9 })),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("wait" as const), hours: fc.integer({ min: 1, max: 30 }) }) },
);

/** Layers by position: the event, two ticket types, three sessions, two buses. */
const FIRST_SEATS: (number | null)[] = [8, 4, null, 3, 2, 3, 3, null];
const layersOfWish = ({ ticket, sessions, bus }: Wish) => [
  ...[0, 1 + ticket],
  ...sessions.map((session) => 3 + session),
  ...(bus === null ? [] : [6 + bus]),
];

/** The seats of an event as somebody would keep them on paper: every count is made anew. */
class Model {
  readonly parties: Party[] = [];
  readonly seats = [...FIRST_SEATS];
  now = 0;

  constructor(private readonly hasList: boolean) {}

  count(layer: number, ...statuses: Party["status"][]): number {
    return this.parties
      .filter(({ status }) => statuses.includes(status))
      .flatMap(({ people }) => people)
      .filter((each) => layersOfWish(each).includes(layer)).length;
  }

  /** Who is seated, one after the other, beside those who have seats and those who were seated just before. */
  seated(people: Wish[], rule: PartyRule, before: Wish[] = []): number[] {
    const taken = [...before];
    const positions: number[] = [];
    for (const [position, each] of people.entries()) {
      const fits = layersOfWish(each).every((layer) => {
        const held = this.count(layer, "confirmed", "offered");
        const also = taken.filter((other) => layersOfWish(other).includes(layer)).length;
        return this.seats[layer] === null || held + also < this.seats[layer]!;
      });
      if (!fits) continue;
      taken.push(each);
      positions.push(position);
    }
    return rule === "together" && positions.length < people.length ? [] : positions;
  }

  isPossible(people: readonly Wish[]): boolean {
    return !people.some(({ sessions }) => sessions.includes(0) && sessions.includes(2));
  }

  /** Those who are not seated become a party of their own that waits on. */
  part(one: Party, staying: number[]): void {
    const leaving = one.people.filter((_each, position) => !staying.includes(position));
    if (leaving.length === 0) return;
    one.people = one.people.filter((_each, position) => staying.includes(position));
    this.parties.push({ ...one, people: leaving, token: "", status: "waiting" });
  }

  settle(): void {
    for (const each of this.parties)
      if (each.status === "offered" && each.offerEnds <= this.now) each.status = "lapsed";
    const position = (each: Party) => this.parties.indexOf(each);
    const offers = this.parties
      .filter(({ status }) => status === "offered")
      .sort((a, b) => b.offerEnds - a.offerEnds || b.waitsSince - a.waitsSince || position(b) - position(a));
    for (const offer of offers) {
      const isTooMany = [...new Set(offer.people.flatMap(layersOfWish))].some(
        (layer) => this.seats[layer] !== null && this.count(layer, "confirmed", "offered") > this.seats[layer]!,
      );
      if (isTooMany) offer.status = "waiting";
    }
    if (!this.hasList) return;
    const waiting = this.parties
      .filter(({ status }) => status === "waiting")
      .sort((a, b) => a.waitsSince - b.waitsSince || position(a) - position(b));
    for (const each of waiting) {
      const seated = this.seated(each.people, each.rule);
      if (seated.length === 0) continue;
      this.part(each, seated);
      each.status = "offered";
      each.offerEnds = this.now + 4 * HOUR;
    }
  }

  register(token: string, { people, rule, byStaff }: Extract<Step, { act: "register" }>): boolean {
    if (!this.isPossible(people)) return false;
    if (this.hasList) this.settle();
    const seated = this.seated(people, this.hasList ? rule : "together");
    if (!this.hasList && seated.length < people.length) return false;
    const made: Party = {
      ...{ token, people, rule, madeAt: this.now, waitsSince: this.now, offerEnds: 0 },
      status: !byStaff ? "pending" : seated.length > 0 ? "confirmed" : "waiting",
    };
    this.parties.push(made);
    if (byStaff && seated.length > 0) this.part(made, seated);
    return true;
  }

  confirm(one: Party): boolean {
    if (one.status === "confirmed" || one.status === "waiting") return true;
    if (one.status === "offered") {
      one.status = "confirmed";
      return true;
    }
    if (one.status !== "pending" || this.isExpired(one)) return false;
    if (this.hasList) this.settle();
    const seated = this.seated(one.people, this.hasList ? one.rule : "together");
    if (!this.hasList && seated.length < one.people.length) return false;
    one.waitsSince = this.now;
    one.status = "waiting";
    if (seated.length === 0) return true;
    this.part(one, seated);
    one.status = "confirmed";
    return true;
  }

  cancel(one: Party): boolean {
    if (one.status === "cancelled") return true;
    one.status = "cancelled";
    this.settle();
    return true;
  }

  amend(one: Party, people: Wish[]): boolean {
    if (one.status === "lapsed" || one.status === "cancelled" || this.isExpired(one)) return false;
    if (!this.isPossible(people)) return false;
    const had = one.people;
    if (one.status === "confirmed" || one.status === "offered") {
      one.people = [];
      const isAllSeated = this.seated(people, "together").length === people.length;
      one.people = had;
      if (!isAllSeated) return false;
    }
    one.people = people;
    this.settle();
    return true;
  }

  change(layer: number, seats: number | null): boolean {
    if (seats !== null && seats < this.count(layer, "confirmed")) return false;
    this.seats[layer] = seats;
    this.settle();
    return true;
  }

  isExpired(one: Party): boolean {
    return one.status === "pending" && one.madeAt + HOURS_TO_CONFIRM * HOUR <= this.now;
  }
}

const WITHOUT_TRIGGERS = [
  "registrations_never_oversell_insert",
  "registrations_never_oversell_update",
  "registrations_never_oversell_layers",
  "registered_people_never_oversell_insert",
  "registered_people_never_oversell_update",
  "chosen_sessions_never_oversell",
  "answers_never_oversell",
];

/** An event with two ticket types, three sessions and two buses, long enough before its start that no step reaches it. */
function layeredEvent(hasList: boolean) {
  const world = testWorld();
  const staff = world.account("staff");
  const times = {
    startsAt: "2027-03-01T09:00",
    endsAt: "2027-03-01T18:00",
    offerHours: 4,
    waitingRule: hasList ? "first_come" : "none",
  };
  const id = publishedEvent(staff, world.promoterId, { ...times, capacity: FIRST_SEATS[0] });
  const typeIds = [1, 2].map((layer) => addTicketType(staff, id, ticketTypeInput({ quota: FIRST_SEATS[layer] })));
  const hours = [
    ["10:00", "11:00"],
    ["12:00", "13:00"],
    ["10:30", "11:30"],
  ] as const;
  const session = (position: number) => {
    const [from, to] = hours[position]!;
    return { startsAt: `2027-03-01T${from}`, endsAt: `2027-03-01T${to}` };
  };
  const sessionIds = [0, 1, 2].map((position) =>
    addSession(staff, id, sessionInput({ ...session(position), capacity: FIRST_SEATS[3 + position] })),
  );
  const busInput = (options: Record<string, unknown>[], version = 0) =>
    fieldInput({ kind: "one", labelZh: "大巴", options, version });
  const busName = (position: number) => `大巴${position + 1}`;
  const busField = addField(
    staff,
    id,
    busInput([0, 1].map((position) => ({ labelZh: busName(position), places: FIRST_SEATS[6 + position] }))),
  );
  const busIds = fieldsOf(staff, id)[0]!.options.map((option) => option.id);
  const asked = (wishesOfParty: Wish[]) =>
    people(wishesOfParty.length).map((person, position) => {
      const { ticket, sessions, bus } = wishesOfParty[position]!;
      return {
        ...person,
        ticketTypeId: typeIds[ticket]!,
        sessionIds: sessions.map((each) => sessionIds[each]!),
        answers: bus === null ? {} : { [`f${busField}`]: String(busIds[bus]!) },
      };
    });
  const change = (layer: number, seats: number | null) => {
    if (layer === 0) {
      const { version } = world.db.select({ version: events.version }).from(events).where(eq(events.id, id)).get()!;
      updateEvent(staff, id, version, eventInput(world.promoterId, { ...times, capacity: seats }));
    } else if (layer < 3) {
      const { version } = ticketTypesOf(staff, id)[layer - 1]!;
      updateTicketType(staff, id, typeIds[layer - 1]!, ticketTypeInput({ quota: seats, version }));
    } else if (layer >= 6) {
      const { version, options } = fieldsOf(staff, id)[0]!;
      const changed = options.map((option, position) => ({
        ...{ id: option.id, labelZh: busName(position) },
        places: position === layer - 6 ? seats : option.places,
      }));
      updateField(staff, id, busField, busInput(changed, version));
    } else {
      const sessionId = sessionIds[layer - 3]!;
      const { version } = sessionsOf(staff, id).find((each) => each.id === sessionId)!;
      updateSession(staff, id, sessionId, sessionInput({ ...session(layer - 3), capacity: seats, version }));
    }
  };
  return { world, staff, id, typeIds, sessionIds, busIds, asked, change };
}

/** Plays the steps against the verbs and against the model. */
function play(steps: readonly Step[], hasList: boolean, options: { compare: boolean; withoutTriggers?: boolean }) {
  const { world, staff, id, typeIds, sessionIds, busIds, asked, change } = layeredEvent(hasList);
  if (options.withoutTriggers) for (const name of WITHOUT_TRIGGERS) world.db.$client.exec(`DROP TRIGGER ${name}`);
  const model = new Model(hasList);
  let refusedByDatabase = 0;
  let oversold = 0;
  const attempt = (work: () => void): boolean => {
    try {
      work();
      return true;
    } catch (error) {
      if (error instanceof Refusal) return false;
      if (error instanceof Error && error.message.includes("no seat left")) {
        refusedByDatabase += 1;
        return false;
      }
      throw error;
    }
  };
  for (const [number, each] of steps.entries()) {
    let accepted = true;
    let expected = true;
    const chosen = "party" in each ? model.parties[each.party % Math.max(1, model.parties.length)] : undefined;
    const registrationId = chosen && model.parties.indexOf(chosen) + 1;
    if (each.act === "register") {
      const { token, hash } = newRegistrationToken();
      const input = registrationInput({
        email: `party${number}@firm.example`,
        people: asked(each.people),
        partyRule: each.rule,
      });
      const context = each.byStaff ? staff : world.visitor;
      accepted = attempt(() => void registerForEvent(context, id, input, { token, hash }));
      expected = model.register(token, each);
    } else if (each.act === "seats") {
      accepted = attempt(() => change(each.layer, each.seats));
      expected = model.change(each.layer, each.seats);
    } else if (each.act === "wait") {
      world.advance(each.hours * HOUR);
      model.now += each.hours * HOUR;
      attempt(() => void moveDueWaitingLists(world.system));
      model.settle();
    } else if (!chosen || !registrationId) continue;
    else if (each.act === "confirm") {
      accepted = attempt(() => confirmRegistration(staff, { id: registrationId }));
      expected = model.confirm(chosen);
    } else if (each.act === "cancel") {
      accepted = attempt(() => cancelRegistration(staff, { id: registrationId }));
      expected = model.cancel(chosen);
    } else {
      accepted = attempt(() => {
        const view = registrationView(staff, { id: registrationId });
        const kept = asked(each.people).map((person, position) => {
          return { ...person, id: view.people[position]?.id ?? null, duty: null };
        });
        amendRegistration(staff, { id: registrationId }, { people: kept, answers: {}, peopleSeen: view.peopleSeen });
      });
      expected = model.amend(chosen, each.people);
    }
    const stored = world.db.select().from(registrations).orderBy(registrations.id).all();
    const claims = claimsOfParties(
      staff,
      stored.map((row) => row.id),
    );
    if (options.compare) {
      expect(accepted).toBe(expected);
      expect(
        stored.map((row) => ({
          status: row.status,
          people: claims.get(row.id)!.map(({ ticketTypeId, sessionIds: chosenIds, optionIds }) => ({
            ticket: typeIds.indexOf(ticketTypeId!),
            sessions: chosenIds.map((sessionId) => sessionIds.indexOf(sessionId)),
            bus: optionIds.length === 0 ? null : busIds.indexOf(optionIds[0]!),
          })),
        })),
      ).toEqual(model.parties.map(({ status, people: wanted }) => ({ status, people: wanted })));
    }
    oversold = Math.max(oversold, worstLayer(world.db, id));
  }
  return { oversold, refusedByDatabase };
}

/** By how many seats the worst layer is oversold; counted by plain statements, without the rule. */
function worstLayer(db: ReturnType<typeof testWorld>["db"], eventId: number): number {
  const seatedPeople = db.all<{ id: number; type: number }>(
    sql`SELECT p.id, p.ticket_type_id AS type FROM registered_people p JOIN registrations r ON r.id = p.registration_id
      WHERE r.event_id = ${eventId} AND r.status IN ('confirmed', 'offered')`,
  );
  const chosen = db.all<{ person: number; session: number }>(
    sql`SELECT registered_person_id AS person, session_id AS session FROM registered_person_sessions`,
  );
  const answered = db.all<{ person: number; option: number }>(
    sql`SELECT registered_person_id AS person, option_id AS option FROM person_answers`,
  );
  const ids = new Set(seatedPeople.map((each) => each.id));
  const beyond = (seats: number | null, held: number) => (seats === null ? 0 : held - seats);
  return Math.max(
    beyond(db.select().from(events).where(eq(events.id, eventId)).get()!.capacity, seatedPeople.length),
    ...db
      .select()
      .from(ticketTypes)
      .all()
      .map((type) => beyond(type.quota, seatedPeople.filter((each) => each.type === type.id).length)),
    ...db
      .select()
      .from(eventSessions)
      .all()
      .map((each) =>
        beyond(each.capacity, chosen.filter((row) => row.session === each.id && ids.has(row.person)).length),
      ),
    ...db
      .select()
      .from(registrationOptions)
      .all()
      .map((each) =>
        beyond(each.places, answered.filter((row) => row.option === each.id && ids.has(row.person)).length),
      ),
  );
}

const sequences = fc.array(step, { minLength: 1, maxLength: 30 });

afterEach(() => void vi.restoreAllMocks());

/** One layer is forgotten by whoever asks which there are. */
function forget(kind: quotas.LayerKind): void {
  const real = layers.layersOf;
  vi.spyOn(layers, "layersOf").mockImplementation((context, event, seenBy) =>
    real(context, event, seenBy).map((layer) => (layer.kind === kind ? { ...layer, capacity: null } : layer)),
  );
}

const LAYER_OF_KIND = { event: 0, ticketType: 1, session: 4, option: 6 } as const;
/** One person more than a layer has seats, and the other layers have. */
const oneTooMany = (kind: quotas.LayerKind): Step[] => {
  const layer = LAYER_OF_KIND[kind];
  const each: Wish = {
    ticket: kind === "ticketType" ? 0 : 1,
    sessions: kind === "session" ? [1] : [],
    bus: kind === "option" ? 0 : null,
  };
  return Array.from({ length: FIRST_SEATS[layer]! + 1 }, (): Step => {
    return { act: "register", people: [each], rule: "together", byStaff: true };
  });
};

describe("seats in layers", () => {
  it(
    "go to the same people as in a model on paper, however registering, answering, leaving, amending, quotas and time mix",
    () => {
      fc.assert(
        fc.property(sequences, fc.boolean(), (steps, hasList) => {
          expect(play(steps, hasList, { compare: true })).toEqual({ oversold: 0, refusedByDatabase: 0 });
        }),
        { numRuns: LENGTHS.seatSequences },
      );
      figure(
        "the same with tickets, sessions, places and a waiting list",
        LENGTHS.seatSequences,
        "as in a model on paper: 0 oversold",
      );
    },
    LONGEST_MS,
  );

  it.each(quotas.LAYER_KINDS)("would be oversold if the %s were forgotten, by the database too (control)", (kind) => {
    expect(play(oneTooMany(kind), false, { compare: true })).toEqual({ oversold: 0, refusedByDatabase: 0 });
    forget(kind);
    expect(play(oneTooMany(kind), false, { compare: false })).toEqual({ oversold: 0, refusedByDatabase: 1 });
    const both = play(oneTooMany(kind), false, { compare: false, withoutTriggers: true });
    expect(both).toEqual({ oversold: 1, refusedByDatabase: 0 });
    expect(() => play(oneTooMany(kind), false, { compare: true, withoutTriggers: true })).toThrow();
  });

  it.each(quotas.LAYER_KINDS)(
    "are refused by the database however steps mix while the %s is forgotten (control)",
    (kind) => {
      forget(kind);
      fc.assert(
        fc.property(sequences, fc.boolean(), (steps, hasList) => {
          expect(play(steps, hasList, { compare: false }).oversold).toBe(0);
        }),
        { numRuns: 10 },
      );
    },
  );
});

describe.each([
  ["session", 4, { ticket: 1, sessions: [1], bus: null }],
  ["bus", 6, { ticket: 1, sessions: [], bus: 0 }],
])("the last seat of a %s", (_what, layer, wanted: Wish) => {
  /** Two connections to one file, the second of which registers in the middle of what the first does. */
  function atOnce({ withLock, withTriggers }: { withLock: boolean; withTriggers: boolean }) {
    const folder = mkdtempSync(join(tmpdir(), "weft-seats-"));
    const { world, staff, id, asked, change } = layeredEvent(false);
    change(layer, 1);
    if (!withTriggers) for (const name of WITHOUT_TRIGGERS) world.db.$client.exec(`DROP TRIGGER ${name}`);
    const file = join(folder, "weft.db");
    writeFileSync(file, world.db.$client.serialize());
    const [first, second] = [openDatabase(file), openDatabase(file)];
    try {
      second.$client.pragma("busy_timeout = 0");
      const register = (db: typeof first, email: string) =>
        registerForEvent({ ...staff, db }, id, registrationInput({ email, people: asked([wanted]) }));
      const real = quotas.placeParty;
      const answers: string[] = [];
      const attempt = (db: typeof first, email: string) => {
        try {
          answers.push(register(db, email).status);
        } catch (error) {
          answers.push((error as { code?: string }).code ?? (error as Error).message);
        }
      };
      vi.spyOn(quotas, "placeParty")
        .mockImplementationOnce((...given) => {
          const placed = real(...given);
          // Without the lock: what was asked belongs to another transaction than what is written.
          if (!withLock) first.$client.exec("COMMIT");
          attempt(second, "second@firm.example");
          if (!withLock) first.$client.exec("BEGIN IMMEDIATE");
          return placed;
        })
        .mockImplementation(real);
      attempt(first, "first@firm.example");
      return { answers, oversold: worstLayer(first, id) };
    } finally {
      first.$client.close();
      second.$client.close();
      rmSync(folder, { recursive: true });
    }
  }

  it("goes to one of two who take it at once: the other finds the database locked", () => {
    expect(atOnce({ withLock: true, withTriggers: false })).toEqual({
      answers: ["SQLITE_BUSY", "confirmed"],
      oversold: 0,
    });
  });

  it("would go to both without the lock, were it not for the database (control)", () => {
    expect(atOnce({ withLock: false, withTriggers: true })).toEqual({
      answers: ["confirmed", "SQLITE_CONSTRAINT_TRIGGER"],
      oversold: 0,
    });
    vi.restoreAllMocks();
    expect(atOnce({ withLock: false, withTriggers: false })).toEqual({
      answers: ["confirmed", "confirmed"],
      oversold: 1,
    });
  });
});
