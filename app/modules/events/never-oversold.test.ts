import fc from "fast-check";
import { and, eq, sql } from "drizzle-orm";
import { describe, expect, it, vi } from "vitest";
import { events, registrations } from "~db/schema";
import { testWorld } from "~/access/testing";
import { Refusal } from "~/http/errors";
import { figure } from "../../../e2e/figure";
import { LENGTHS } from "../../../e2e/lengths";
import { amendRegistration } from "./amend-registration.server";
import { cancelRegistration } from "./cancel-registration.server";
import { confirmRegistration } from "./confirm-registration.server";
import * as seatCheck from "./refuse-without-seats";
import { registerForEvent } from "./register-for-event.server";
import { newRegistrationToken } from "./registration-token.server";
import { amendment, eventInput, people, publishedEvent, registrationInput } from "./event-fixtures.testing";
import { updateEvent } from "./update-event.server";

const LONGEST_MS = 60_000 + LENGTHS.seatSequences * 1_000;

/** What the model knows of one registration. */
interface Party {
  token: string;
  email: string;
  seats: number;
  status: "pending" | "confirmed" | "cancelled";
}

type Step =
  | { act: "register"; seats: number; byStaff: boolean; again: boolean }
  | { act: "confirm"; party: number }
  | { act: "cancel"; party: number }
  | { act: "amend"; party: number; seats: number }
  | { act: "capacity"; capacity: number | null };

const seats = fc.integer({ min: 1, max: 4 });
const party = fc.nat(30);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ act: fc.constant("register" as const), seats, byStaff: fc.boolean(), again: fc.boolean() }),
  },
  { weight: 5, arbitrary: fc.record({ act: fc.constant("confirm" as const), party }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant("cancel" as const), party }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant("amend" as const), party, seats }) },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constant("capacity" as const),
      capacity: fc.option(fc.integer({ min: 1, max: 12 })),
    }),
  },
);

/** Plays the steps against the verbs and against a model that only counts; returns the largest number of seats above the capacity. */
function play(
  steps: readonly Step[],
  options: { compare: boolean; withoutTrigger?: boolean },
): { oversold: number; refusedByDatabase: number } {
  const world = testWorld();
  const staff = world.account("staff");
  let capacity: number | null = 8;
  const eventId = publishedEvent(staff, world.promoterId, { capacity });
  if (options.withoutTrigger) {
    world.db.run(sql`DROP TRIGGER registrations_never_oversell_insert`);
    world.db.run(sql`DROP TRIGGER registrations_never_oversell_update`);
  }
  const parties: Party[] = [];
  let oversold = 0;
  let refusedByDatabase = 0;
  const confirmed = () =>
    parties.filter((each) => each.status === "confirmed").reduce((sum, each) => sum + each.seats, 0);
  const fits = (more: number) => capacity === null || confirmed() + more <= capacity;

  /** @returns whether the verb accepted */
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
  const expectAccepted = (accepted: boolean, expected: boolean) => {
    if (options.compare) expect(accepted).toBe(expected);
  };

  for (const each of steps) {
    if (each.act === "register") {
      const { token, hash } = newRegistrationToken();
      const email = `party${parties.length}@firm.example`;
      const input = registrationInput({ email, people: people(each.seats) });
      const context = each.byStaff ? staff : world.visitor;
      const expected = fits(each.seats);
      const accepted = attempt(() => void registerForEvent(context, eventId, input, { token, hash }));
      expectAccepted(accepted, expected);
      if (accepted) {
        parties.push({ token, email, seats: each.seats, status: each.byStaff ? "confirmed" : "pending" });
        if (each.again) attempt(() => void registerForEvent(context, eventId, input, { token, hash }));
      }
    } else if (each.act === "capacity") {
      const version = world.db.select({ version: events.version }).from(events).where(eq(events.id, eventId)).get()!
        .version;
      const accepted = attempt(() =>
        updateEvent(staff, eventId, version, eventInput(world.promoterId, { capacity: each.capacity })),
      );
      expectAccepted(accepted, each.capacity === null || each.capacity >= confirmed());
      if (accepted) capacity = each.capacity;
    } else {
      const chosen = parties[each.party % Math.max(1, parties.length)];
      if (!chosen) continue;
      if (each.act === "confirm") {
        const expected = chosen.status === "confirmed" || (chosen.status === "pending" && fits(chosen.seats));
        const accepted = attempt(() => confirmRegistration(world.visitor, chosen));
        expectAccepted(accepted, expected);
        if (accepted) chosen.status = "confirmed";
      } else if (each.act === "cancel") {
        expectAccepted(
          attempt(() => cancelRegistration(world.visitor, chosen)),
          true,
        );
        chosen.status = "cancelled";
      } else {
        const more = each.seats - chosen.seats;
        const expected = chosen.status === "pending" || (chosen.status === "confirmed" && (more <= 0 || fits(more)));
        const accepted = attempt(() =>
          amendRegistration(world.visitor, chosen, amendment(world.visitor, chosen, people(each.seats))),
        );
        expectAccepted(accepted, expected);
        if (accepted) chosen.seats = each.seats;
      }
    }
    const stored = world.db
      .select({ taken: sql<number>`coalesce(sum(${registrations.seats}), 0)` })
      .from(registrations)
      .where(and(eq(registrations.eventId, eventId), eq(registrations.status, "confirmed")))
      .get()!.taken;
    if (options.compare) expect(stored).toBe(confirmed());
    if (capacity !== null) oversold = Math.max(oversold, stored - capacity);
  }
  return { oversold, refusedByDatabase };
}

const interleavings = fc.array(step, { minLength: 1, maxLength: 40 });
/** Nine registrations of one seat for eight seats. */
const oneTooMany: Step[] = Array.from({ length: 9 }, () => ({
  act: "register",
  seats: 1,
  byStaff: true,
  again: false,
}));

describe("seats", () => {
  it(
    "are never oversold, and never refused while they are free, however registering, confirming, cancelling, amending and capacity mix",
    () => {
      fc.assert(
        fc.property(interleavings, (steps) => {
          expect(play(steps, { compare: true })).toEqual({ oversold: 0, refusedByDatabase: 0 });
        }),
        { numRuns: LENGTHS.seatSequences },
      );
      figure(
        "sequences of registering, confirming, leaving and numbers of seats",
        LENGTHS.seatSequences,
        "as in a model on paper: 0 oversold",
      );
    },
    LONGEST_MS,
  );

  it("are refused by the database itself when the verbs forget to check (control)", () => {
    const forgotten = vi.spyOn(seatCheck, "refuseWithoutSeats").mockImplementation(() => {});
    try {
      expect(play(oneTooMany, { compare: false })).toEqual({ oversold: 0, refusedByDatabase: 1 });
      fc.assert(
        fc.property(interleavings, (steps) => {
          expect(play(steps, { compare: false }).oversold).toBe(0);
        }),
        { numRuns: 50 },
      );
    } finally {
      forgotten.mockRestore();
    }
  }, 60_000);

  it("would be oversold without both (control: the test can fail)", () => {
    const forgotten = vi.spyOn(seatCheck, "refuseWithoutSeats").mockImplementation(() => {});
    try {
      expect(play(oneTooMany, { compare: false, withoutTrigger: true })).toEqual({ oversold: 1, refusedByDatabase: 0 });
    } finally {
      forgotten.mockRestore();
    }
  });
});
