import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { asc, eq } from "drizzle-orm";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type Database, openDatabase } from "~db/client.server";
import { events, registeredPeople, registrations } from "~db/schema";
import type { Context } from "~/access/context";
import { Refusal } from "~/http/errors";
import { dayOfInstant } from "~/values/business-day";
import { figure } from "../../../e2e/figure";
import { LENGTHS } from "../../../e2e/lengths";
import { amendRegistration } from "./amend-registration.server";
import { approveRegistration } from "./approval/approve-registration.server";
import { declineRegistration } from "./approval/decline-registration.server";
import { cancelRegistration } from "./cancel-registration.server";
import { confirmRegistration } from "./confirm-registration.server";
import { amendment, eventInput, registrationInput } from "./event-fixtures.testing";
import { invitingWorld } from "./invitations/invitation-fixtures.testing";
import { moveDueWaitingLists } from "./move-waiting-list.server";
import * as quotas from "./quotas";
import type { RegistrationInput } from "./registration-form";
import { registerForEvent } from "./register-for-event.server";
import { registrationView } from "./registration-queries.server";
import { HOURS_TO_CONFIRM } from "./registration-status";
import { newRegistrationToken } from "./registration-token.server";
import { updateEvent } from "./update-event.server";
import type { PartyRule } from "./vocabulary";

const HOUR = 3_600_000;
const OFFER_HOURS = 4;
const KEPT_UNTIL = "2026-10-24";
const FIRMS = 4;
const LONGEST_MS = 60_000 + LENGTHS.seatSequences * 1_000;

/** Who registers: the firm itself, staff for it, or somebody who only types its name. */
type By = "firm" | "staff" | "visitor";

interface Party {
  token: string;
  input: RegistrationInput;
  people: string[];
  invited: boolean;
  rule: PartyRule;
  status: "pending" | "asked" | "declined" | "confirmed" | "waiting" | "offered" | "lapsed" | "cancelled";
  madeAt: number;
  waitsSince: number;
  offerEnds: number;
}

type Step =
  | { act: "register"; firm: number; by: By; seats: number; rule: PartyRule }
  | { act: "send again"; party: number }
  | { act: "invite"; firm: number }
  | { act: "approve"; party: number }
  | { act: "decline"; party: number }
  | { act: "confirm"; party: number; byStaff: boolean }
  | { act: "cancel"; party: number }
  | { act: "amend"; party: number; seats: number }
  | { act: "replace"; party: number }
  | { act: "seats"; capacity: number; kept: number }
  | { act: "wait"; hours: number };

const party = fc.nat(30);
const firm = fc.nat(FIRMS - 1);
const seats = fc.integer({ min: 1, max: 4 });
const of = <Act extends string>(act: Act) => fc.constant(act);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      act: of("register"),
      firm,
      by: fc.constantFrom<By>("firm", "firm", "staff", "visitor"),
      seats,
      rule: fc.constantFrom<PartyRule>("together", "as_many_as_possible"),
    }),
  },
  { weight: 2, arbitrary: fc.record({ act: of("send again"), party }) },
  { weight: 2, arbitrary: fc.record({ act: of("invite"), firm }) },
  { weight: 4, arbitrary: fc.record({ act: of("approve"), party }) },
  { weight: 1, arbitrary: fc.record({ act: of("decline"), party }) },
  { weight: 4, arbitrary: fc.record({ act: of("confirm"), party, byStaff: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ act: of("cancel"), party }) },
  { weight: 2, arbitrary: fc.record({ act: of("amend"), party, seats }) },
  { weight: 1, arbitrary: fc.record({ act: of("replace"), party }) },
  {
    weight: 2,
    arbitrary: fc.record({
      act: of("seats"),
      capacity: fc.integer({ min: 1, max: 12 }),
      kept: fc.integer({ min: 0, max: 6 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ act: of("wait"), hours: fc.integer({ min: 1, max: 40 }) }) },
  // The clock of the machine is set back.
  { weight: 1, arbitrary: fc.record({ act: of("wait"), hours: fc.constantFrom(-1, -5, -50, -24 * 400) }) },
);

/** The seats of an event as somebody would keep them on paper, every count made anew. */
class Model {
  readonly parties: Party[] = [];
  readonly invitedFirms = new Set<number>();
  readonly firms: number[] = [];
  capacity = 8;
  kept = 3;

  constructor(
    private readonly hasList: boolean,
    private readonly now: () => number,
  ) {}

  held(invitedAlone = false): number {
    return this.parties
      .filter(({ status, invited }) => /^(confirmed|offered)$/.test(status) && (invited || !invitedAlone))
      .reduce((sum, { people }) => sum + people.length, 0);
  }

  stillKept(): number {
    return dayOfInstant(this.now()) > KEPT_UNTIL ? 0 : Math.max(0, this.kept - this.held(true));
  }

  free(invited: boolean): number {
    return Math.max(0, this.capacity - (invited ? 0 : this.stillKept()) - this.held());
  }

  /** How many of a party are seated, of so many free seats. */
  seated(one: Pick<Party, "people" | "rule">, free: number): number {
    if (one.people.length <= free) return one.people.length;
    return one.rule === "together" || !this.hasList ? 0 : Math.min(free, one.people.length);
  }

  /** The last of a party, who found no seats, become one of their own that waits on. */
  part(one: Party, staying: number): void {
    if (staying === one.people.length) return;
    const leaving = one.people.splice(staying);
    this.parties.push({ ...one, people: leaving, token: "", status: "waiting" });
    this.firms.push(this.firms[this.parties.indexOf(one)]!);
  }

  offer(toInvited: boolean): void {
    let free = this.free(toInvited);
    const waiting = this.parties
      .map((one, place) => ({ one, place }))
      .filter(({ one }) => one.status === "waiting" && (one.invited || !toInvited))
      .sort((a, b) => a.one.waitsSince - b.one.waitsSince || a.place - b.place);
    for (const { one } of waiting) {
      const seated = this.seated(one, free);
      if (seated === 0) continue;
      free -= seated;
      this.part(one, seated);
      one.status = "offered";
      one.offerEnds = this.now() + OFFER_HOURS * HOUR;
    }
  }

  settle(): void {
    for (const one of this.parties) if (one.status === "offered" && one.offerEnds <= this.now()) one.status = "lapsed";
    const offers = this.parties
      .map((one, place) => ({ one, place }))
      .filter(({ one }) => one.status === "offered")
      .sort((a, b) => b.one.offerEnds - a.one.offerEnds || b.one.waitsSince - a.one.waitsSince || b.place - a.place);
    for (const { one } of offers) if (this.held() > this.capacity) one.status = "waiting";
    if (!this.hasList) return;
    if (this.stillKept() > 0) this.offer(true);
    this.offer(false);
  }

  /** Seats for whoever holds none yet, or a place on the list. */
  place(one: Party, status: "confirmed" | "pending" | "asked"): boolean {
    if (this.hasList) this.settle();
    const seated = this.seated(one, this.free(one.invited));
    if (seated === 0 && !this.hasList) return false;
    if (!this.parties.includes(one)) this.parties.push(one);
    one.status = status;
    if (status !== "confirmed") return true;
    one.waitsSince = this.now();
    if (seated > 0) this.part(one, seated);
    else one.status = "waiting";
    return true;
  }

  register(
    firmNumber: number,
    by: By,
    made: Omit<Party, "invited" | "status" | "madeAt" | "waitsSince" | "offerEnds">,
  ) {
    const invited = by !== "visitor" && this.invitedFirms.has(firmNumber);
    const one: Party = { ...made, invited, status: "pending", madeAt: this.now(), waitsSince: 0, offerEnds: 0 };
    this.firms.push(firmNumber);
    const isAccepted = this.place(
      one,
      by === "visitor" ? "pending" : by === "firm" && !invited ? "asked" : "confirmed",
    );
    if (!isAccepted) this.firms.pop();
    return isAccepted;
  }

  invite(firmNumber: number): boolean {
    const isThere = this.parties.some(
      ({ status }, place) => this.firms[place] === firmNumber && /^(asked|confirmed|waiting|offered)$/.test(status),
    );
    if (isThere || this.invitedFirms.has(firmNumber)) return false;
    this.invitedFirms.add(firmNumber);
    return true;
  }

  approve(one: Party): boolean {
    return (one.status === "asked" || one.status === "declined") && this.place(one, "confirmed");
  }

  decline(one: Party): boolean {
    if (one.status !== "asked") return false;
    one.status = "declined";
    return true;
  }

  confirm(one: Party, byStaff: boolean): boolean {
    if (/^(confirmed|waiting|asked)$/.test(one.status)) return true;
    if (one.status === "offered" && one.offerEnds > this.now()) one.status = "confirmed";
    else if (one.status !== "pending" || this.isExpired(one)) return false;
    else if (byStaff) return this.place(one, "confirmed");
    else one.status = "asked";
    return true;
  }

  cancel(one: Party): boolean {
    if (one.status === "cancelled" || one.status === "declined") return true;
    one.status = "cancelled";
    this.settle();
    return true;
  }

  amend(one: Party, people: string[]): boolean {
    if (/^(lapsed|cancelled|declined)$/.test(one.status) || this.isExpired(one)) return false;
    const more = people.length - one.people.length;
    if (/^(confirmed|offered)$/.test(one.status) && more > 0) {
      const open = this.capacity - (one.invited ? 0 : this.stillKept());
      if (people.length > open - (this.held() - one.people.length)) return false;
    }
    // Whoever comes in the place of another stands behind those who stay.
    const staying = one.people.filter((name) => people.includes(name));
    one.people = [...staying, ...people.filter((name) => !staying.includes(name))];
    this.settle();
    return true;
  }

  change(capacity: number, kept: number): boolean {
    const confirmed = this.parties.filter(({ status }) => status === "confirmed").flatMap(({ people }) => people);
    if (capacity < confirmed.length) return false;
    [this.capacity, this.kept] = [capacity, kept];
    this.settle();
    return true;
  }

  isExpired(one: Party): boolean {
    return one.status === "pending" && one.madeAt + HOURS_TO_CONFIRM * HOUR <= this.now();
  }
}

const realPlaceParty = quotas.placeParty;

const WITHOUT_TRIGGERS = ["registrations_never_oversell_insert", "registrations_never_oversell_update"];

interface Played {
  oversold: number;
  refusedByDatabase: number;
}

/**
 * Plays the steps against the verbs and against the model.
 * @param rival somebody with a connection of his own registers in the middle of every registration, and once more after it where he
 * found the database locked; `unlocked` takes the lock away, so that what is asked belongs to another transaction than what is written
 */
function play(
  steps: readonly Step[],
  hasList: boolean,
  options: { compare: boolean; withoutTriggers?: boolean; rival?: "locked" | "unlocked" },
): Played {
  const times = { startsAt: "2027-03-01T09:00", endsAt: "2027-03-01T18:00", offerHours: OFFER_HOURS };
  const values = {
    ...{ ...times, waitingRule: hasList ? "first_come" : "none", needsApproval: "on" },
    ...{ capacity: 8, reservedSeats: 3, reservedUntil: KEPT_UNTIL },
  };
  const given = invitingWorld(values);
  const { eventId, promoterId } = given;
  const firmIds = Array.from({ length: FIRMS }, (_, number) => {
    const id = given.firm(`企业${number}有限公司`);
    given.contact(id, `contact${number}@firm.example`);
    return id;
  });
  const representatives = firmIds.map((id) => given.account("firm_representative", [id]));
  if (options.withoutTriggers) for (const name of WITHOUT_TRIGGERS) given.db.$client.exec(`DROP TRIGGER ${name}`);

  const folder = options.rival ? mkdtempSync(join(tmpdir(), "weft-seats-")) : null;
  let db: Database = given.db;
  let rivalDb: Database | null = null;
  if (folder) {
    writeFileSync(join(folder, "weft.db"), given.db.$client.serialize());
    [db, rivalDb] = [openDatabase(join(folder, "weft.db")), openDatabase(join(folder, "weft.db"))];
    rivalDb.$client.pragma("busy_timeout = 0");
  }
  const on = (context: Context): Context => ({ ...context, db });
  const [staff, visitor, system] = [given.staff, given.visitor, given.system].map(on) as [Context, Context, Context];

  const model = new Model(hasList, given.staff.now);
  const played: Played = { oversold: 0, refusedByDatabase: 0 };
  let names = 0;
  const newPeople = (count: number) => Array.from({ length: count }, () => `来宾${(names += 1)}`);
  const formOf = (number: number, wanted: Extract<Step, { act: "register" }>, people: string[]) => {
    const firmOfForm =
      wanted.by === "visitor"
        ? { organisationName: `过路企业${number}有限公司` }
        : { organisationId: firmIds[wanted.firm], organisationName: "" };
    return registrationInput({
      ...firmOfForm,
      email: `party${number}@firm.example`,
      people: people.map((name) => ({ name })),
      partyRule: wanted.rule,
    });
  };
  const contextOf = ({ by, firm: number }: Extract<Step, { act: "register" }>) =>
    by === "staff" ? staff : by === "visitor" ? visitor : on(representatives[number]!);
  /** @returns whether the verb accepted; null where the database was locked */
  const attempt = (work: () => void): boolean | null => {
    try {
      work();
      return true;
    } catch (error) {
      if (error instanceof Refusal) return false;
      if ((error as { code?: string }).code === "SQLITE_BUSY") return null;
      if (!(error instanceof Error) || !error.message.includes("no seat left")) throw error;
      played.refusedByDatabase += 1;
      return false;
    }
  };

  const register = (number: number, wanted: Extract<Step, { act: "register" }>) => {
    const made = (email: number) => {
      const people = newPeople(wanted.seats);
      return { ...newRegistrationToken(), people, input: formOf(email, wanted, people) };
    };
    const [first, second] = [made(number), made(number + 1_000)];
    const send = (context: Context, { input, token, hash }: typeof first) =>
      attempt(() => void registerForEvent(context, eventId, input, { token, hash }));
    const modelled = ({ token, people, input }: typeof first) =>
      model.register(wanted.by === "visitor" ? -1 - number : wanted.firm, wanted.by, {
        ...{ token, input, people: [...people], rule: wanted.rule },
      });
    const context = contextOf(wanted);
    if (!rivalDb) return { accepted: send(context, first), expected: modelled(first) };
    const rival = { ...context, db: rivalDb };
    let meanwhile: boolean | null = null;
    const asking = vi
      .spyOn(quotas, "placeParty")
      .mockImplementationOnce((...asked) => {
        const placed = realPlaceParty(...asked);
        if (options.rival === "unlocked") db.$client.exec("COMMIT");
        meanwhile = send(rival, second);
        if (options.rival === "unlocked") db.$client.exec("BEGIN IMMEDIATE");
        return placed;
      })
      .mockImplementation(realPlaceParty);
    const accepted = send(context, first);
    asking.mockRestore();
    const afterwards = meanwhile ?? send(rival, second);
    return { accepted: [accepted, afterwards], expected: [modelled(first), modelled(second)] };
  };

  const amend = (id: number, one: Party, people: string[]) =>
    attempt(() => {
      const present = registrationView(staff, { id }).people.map((person) => [person.name, person.id] as const);
      const ids = new Map(present);
      const wanted = people.map((name) => ({ name, ...(ids.has(name) ? { id: ids.get(name)! } : {}) }));
      amendRegistration(staff, { id }, amendment(staff, { id }, wanted));
    });

  const take = (each: Step, number: number): { accepted: unknown; expected: unknown } => {
    if (each.act === "register") return register(number, each);
    if (each.act === "seats") {
      const kept = Math.min(each.kept, each.capacity);
      const { version } = db.select({ version: events.version }).from(events).where(eq(events.id, eventId)).get()!;
      const changed = eventInput(promoterId, { ...values, capacity: each.capacity, reservedSeats: kept });
      return {
        accepted: attempt(() => updateEvent(staff, eventId, version, changed)),
        expected: model.change(each.capacity, kept),
      };
    }
    if (each.act === "invite") {
      const invited = attempt(() => void given.invite([firmIds[each.firm]!], null, staff));
      return { accepted: invited, expected: model.invite(each.firm) };
    }
    if (each.act === "wait") {
      given.advance(each.hours * HOUR);
      attempt(() => void moveDueWaitingLists(system));
      model.settle();
      return { accepted: true, expected: true };
    }
    const one = model.parties[each.party % Math.max(1, model.parties.length)];
    if (!one) return { accepted: true, expected: true };
    const id = model.parties.indexOf(one) + 1;
    switch (each.act) {
      case "send again":
        return { accepted: attempt(() => void registerForEvent(staff, eventId, one.input)), expected: true };
      case "approve":
        return { accepted: attempt(() => void approveRegistration(staff, id)), expected: model.approve(one) };
      case "decline":
        return { accepted: attempt(() => declineRegistration(staff, id, "名额有限")), expected: model.decline(one) };
      case "cancel":
        return { accepted: attempt(() => cancelRegistration(staff, { id })), expected: model.cancel(one) };
      case "confirm": {
        const byStaff = each.byStaff || one.token === "";
        const work = () => confirmRegistration(byStaff ? staff : visitor, byStaff ? { id } : { token: one.token });
        return { accepted: attempt(work), expected: model.confirm(one, byStaff) };
      }
      case "amend": {
        const wanted = [...one.people, ...newPeople(each.seats)].slice(0, each.seats);
        return { accepted: amend(id, one, wanted), expected: model.amend(one, wanted) };
      }
      case "replace": {
        const wanted = [...newPeople(1), ...one.people.slice(1)];
        return { accepted: amend(id, one, wanted), expected: model.amend(one, wanted) };
      }
    }
  };

  try {
    for (const [number, each] of steps.entries()) {
      const { accepted, expected } = take(each, number);
      const stored = db.select().from(registrations).orderBy(asc(registrations.id)).all();
      const held = stored.filter(({ status }) => status === "confirmed" || status === "offered");
      const taken = held.reduce((sum, row) => sum + row.seats, 0);
      const { capacity } = db.select().from(events).where(eq(events.id, eventId)).get()!;
      played.oversold = Math.max(played.oversold, taken - capacity!);
      if (!options.compare) continue;
      expect(accepted).toEqual(expected);
      const people = db.select().from(registeredPeople).orderBy(asc(registeredPeople.id)).all();
      expect(
        stored.map(({ id, status, seats: count, invitationId }) => {
          const own = people.filter(({ registrationId }) => registrationId === id).map(({ name }) => name);
          return { status, seats: count, invited: invitationId !== null, people: own.sort() };
        }),
      ).toEqual(
        model.parties.map(({ status, people: own, invited }) => {
          return { status, seats: own.length, invited, people: [...own].sort() };
        }),
      );
    }
    return played;
  } finally {
    if (folder) {
      db.$client.close();
      rivalDb?.$client.close();
      rmSync(folder, { recursive: true });
    }
  }
}

const sequences = fc.array(step, { minLength: 1, maxLength: 30 });
const NOTHING: Played = { oversold: 0, refusedByDatabase: 0 };

afterEach(() => void vi.restoreAllMocks());

describe("seats of which some are kept for the invited, at an event that approves the others", () => {
  it(
    "go to the same people as on paper, however registering, inviting, approving, offers, changes, numbers of seats and time mix",
    () => {
      fc.assert(
        fc.property(sequences, fc.boolean(), (steps, hasList) => {
          expect(play(steps, hasList, { compare: true })).toEqual(NOTHING);
        }),
        { numRuns: LENGTHS.seatSequences },
      );
      figure(
        "the same with seats kept for the invited, approval and offers",
        LENGTHS.seatSequences,
        "as in a model on paper: 0 oversold",
      );
    },
    LONGEST_MS,
  );

  it("go to the same people while somebody else registers in the middle of every registration: he finds the database locked", () => {
    fc.assert(
      fc.property(sequences, fc.boolean(), (steps, hasList) => {
        expect(play(steps, hasList, { compare: true, rival: "locked" })).toEqual(NOTHING);
      }),
      { numRuns: 20 },
    );
  }, 300_000);
});

describe("the same seats (controls)", () => {
  const staffRegisters: Step[] = Array.from({ length: 6 }, () => {
    return { act: "register", firm: 0, by: "staff", seats: 1, rule: "together" };
  });

  it("would be sold twice without the lock, were it not for the database", () => {
    const withTriggers = play(staffRegisters, false, { compare: false, rival: "unlocked" });
    expect(withTriggers).toMatchObject({ oversold: 0 });
    const without = play([{ act: "seats", capacity: 5, kept: 0 }, ...staffRegisters], false, {
      ...{ compare: false, rival: "unlocked", withoutTriggers: true },
    });
    expect(without.oversold).toBe(1);
  });

  it("would be sold twice without either in some sequence", () => {
    const found = fc.check(
      fc.property(sequences, fc.boolean(), (steps, hasList) => {
        const { oversold } = play(steps, hasList, { compare: false, rival: "unlocked", withoutTriggers: true });
        if (oversold > 0) throw new Error("sold twice");
      }),
      { numRuns: 200, endOnFailure: true },
    );
    expect(String(found.errorInstance)).toBe("Error: sold twice");
  }, 300_000);

  it("would go to others while they are kept for the invited, if that were forgotten", () => {
    expect(play(staffRegisters, false, { compare: true })).toEqual(NOTHING);
    vi.spyOn(quotas, "seatsOpenTo").mockImplementation(({ capacity }) => capacity);
    expect(() => play(staffRegisters, false, { compare: true })).toThrow();
  });

  it("would be given before anybody approved, if that were forgotten", async () => {
    const asking = await import("./approval/asks-for-approval");
    const asks: Step[] = [{ act: "register", firm: 0, by: "firm", seats: 1, rule: "together" }];
    expect(play(asks, false, { compare: true })).toEqual(NOTHING);
    vi.spyOn(asking, "asksForApproval").mockReturnValue(false);
    expect(() => play(asks, false, { compare: true })).toThrow();
  });
});
