import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { auditEntries, doorScans, registeredPeople, signIns } from "~db/schema";
import type { Context } from "~/access/context";
import { testWorld } from "~/access/testing";
import { parseForm } from "~/forms/parse-form";
import { amendRegistration } from "./amend-registration.server";
import { doorScansForm, type DoorScan } from "./attendance-form";
import { cancelRegistration } from "./cancel-registration.server";
import { MOST_SCANS } from "./door-limits";
import { doorPeople, letInTwice } from "./door-people.server";
import { amendment, publishedEvent, registrationInput } from "./event-fixtures.testing";
import { registerForEvent } from "./register-for-event.server";
import { registrationView } from "./registration-queries.server";
import { takeDoorScans } from "./take-door-scans.server";
import { ticketMark } from "./ticket-code.server";
import { undoSignIn } from "./undo-sign-in.server";

const HOUR = 3_600_000;

/** An event of two days whose first has come, two people with a seat, and a phone at its door. */
function doorWorld() {
  const world = testWorld();
  const staff = world.account("staff");
  const eventId = publishedEvent(staff, world.promoterId, { endsAt: "2026-10-23T17:30" });
  const { registrationId } = registerForEvent(
    staff,
    eventId,
    registrationInput({ people: [{ name: "李敏", duty: "研发总监" }, { name: "赵强" }] }),
  );
  world.advance(51 * HOUR);
  const [first = "", second = ""] = registrationView(staff, { id: registrationId }).tickets.map(({ code }) => code);
  const scanOf = (code: string, values: Partial<DoorScan> = {}): DoorScan => ({
    key: randomUUID(),
    code,
    at: staff.now(),
    saidAlone: null,
    ...values,
  });
  const take = (scans: DoorScan[], context: Context = staff, id = eventId) =>
    takeDoorScans(context, id, { mode: "venue", scans });
  const answers = (scans: DoorScan[], context: Context = staff, id = eventId) =>
    take(scans, context, id).map(({ answer }) => answer);
  const signedIn = () =>
    world.db
      .select()
      .from(signIns)
      .all()
      .map(({ personName, day, recordedAt }) => [personName, day, recordedAt]);
  const logged = (action: string) =>
    world.db
      .select()
      .from(auditEntries)
      .all()
      .filter((entry) => entry.action === action);
  return { ...world, staff, eventId, registrationId, first, second, scanOf, take, answers, signedIn, logged };
}

describe("what a phone at the door has scanned", () => {
  it("is answered scan by scan, signs in at the time of the scan, and stands in the log once", () => {
    const { staff, first, second, scanOf, take, signedIn, logged } = doorWorld();
    const earlier = staff.now() - 20 * 60_000;
    const told = take([scanOf(first, { at: earlier }), scanOf("随便写的"), scanOf(second), scanOf(first)]);
    expect(told.map(({ answer }) => answer)).toEqual(["admitted", "unknown", "admitted", "already_in"]);
    expect(told[0]).toMatchObject({
      person: { name: "李敏" },
      signIn: { at: earlier, by: expect.any(String) as string },
    });
    expect(told[1]).toMatchObject({ person: null, signIn: null, other: null });
    expect(signedIn()).toEqual([
      ["李敏", "2026-10-22", earlier],
      ["赵强", "2026-10-22", staff.now()],
    ]);
    expect(logged("signIn.record")).toHaveLength(2);
    expect(logged("ticket.scan")).toHaveLength(1);
  });

  it("is answered the same when it is sent again, and writes nothing then", () => {
    const { first, scanOf, answers, signedIn, logged, db, advance } = doorWorld();
    const scans = [scanOf(first), scanOf("1-ABCD")];
    expect(answers(scans)).toEqual(["admitted", "unknown"]);
    advance(HOUR);
    expect(answers(scans)).toEqual(["admitted", "unknown"]);
    expect(signedIn()).toHaveLength(1);
    expect(db.select().from(doorScans).all()).toHaveLength(2);
    expect(logged("ticket.scan")).toHaveLength(1);
  });

  it("that was taken back is not let in by the same scan again, but by a new one", () => {
    const { staff, eventId, first, scanOf, take, answers, signedIn } = doorWorld();
    const scan = scanOf(first);
    undoSignIn(staff, eventId, take([scan])[0]!.signIn!.id);
    expect(answers([scan])).toEqual(["admitted"]);
    expect(signedIn()).toEqual([]);
    expect(answers([scanOf(first)])).toEqual(["admitted"]);
    expect(signedIn()).toHaveLength(1);
  });

  it("lets a person in once a day on each day of the event, and on no other", () => {
    const { staff, first, scanOf, answers, signedIn, advance } = doorWorld();
    const firstDay = staff.now();
    const before = firstDay - 24 * HOUR;
    expect(answers([scanOf(first, { at: before }), scanOf(first)])).toEqual(["other_day", "admitted"]);
    advance(24 * HOUR);
    expect(answers([scanOf(first, { at: firstDay }), scanOf(first)])).toEqual(["already_in", "admitted"]);
    advance(24 * HOUR);
    expect(answers([scanOf(first)])).toEqual(["other_day"]);
    expect(signedIn().map(([, day]) => day)).toEqual(["2026-10-22", "2026-10-23"]);
  });

  it("cannot be of a time to come: a clock that is fast is the clock of now", () => {
    const { staff, first, scanOf, answers, signedIn } = doorWorld();
    expect(answers([scanOf(first, { at: staff.now() + 30 * HOUR })])).toEqual(["admitted"]);
    expect(signedIn()).toEqual([["李敏", "2026-10-22", staff.now()]]);
  });

  it("of a forged, another event's, cancelled or replaced person's ticket lets nobody in", () => {
    const { staff, promoterId, eventId, registrationId, first, second, scanOf, answers, signedIn } = doorWorld();
    const other = publishedEvent(staff, promoterId, { titleZh: "另一场" });
    const forged = first.replace(/.$/, (last) => (last === "0" ? "1" : "0"));
    expect(answers([scanOf(first)], staff, other)).toEqual(["other_event"]);
    expect(answers([scanOf(forged)], staff, other)).toEqual(["unknown"]);
    const [li] = registrationView(staff, { id: registrationId }).people;
    amendRegistration(
      staff,
      { id: registrationId },
      amendment(staff, { id: registrationId }, [{ id: li!.id, name: "钟子涵" }]),
    );
    expect(answers([scanOf(first), scanOf(second)])).toEqual(["replaced", "unknown"]);
    const [present] = registrationView(staff, { id: registrationId }).tickets;
    cancelRegistration(staff, { id: registrationId });
    expect(answers([scanOf(present!.code)])).toEqual(["cancelled"]);
    expect(signedIn()).toEqual([]);
    expect(letInTwice(staff, eventId)).toEqual([]);
  });

  it("stays in the record when its person gives up the seat", () => {
    const { staff, registrationId, first, second, scanOf, take, db, eventId } = doorWorld();
    const told = take([scanOf(first), scanOf(second)]);
    undoSignIn(staff, eventId, told[1]!.signIn!.id);
    const [li] = registrationView(staff, { id: registrationId }).people;
    amendRegistration(
      staff,
      { id: registrationId },
      amendment(staff, { id: registrationId }, [{ id: li!.id, name: "李敏", duty: "研发总监" }]),
    );
    expect(db.select().from(registeredPeople).all()).toHaveLength(1);
    expect(
      db
        .select()
        .from(doorScans)
        .all()
        .map((scan) => scan.registeredPersonId),
    ).toEqual([li!.id, null]);
  });

  it("tells both doors when two phones that could not ask let the same ticket in", () => {
    const { staff, account, eventId, first, second, scanOf, answers, advance } = doorWorld();
    const colleague = account("staff");
    const at = staff.now();
    advance(HOUR);
    expect(
      answers([scanOf(first, { at, saidAlone: "admitted" }), scanOf(second, { at, saidAlone: "admitted" })]),
    ).toEqual(["admitted", "admitted"]);
    expect(letInTwice(staff, eventId)).toEqual([]);
    // One could not ask and let in; another asked, was told, and let nobody in.
    const again = scanOf(first, { at: at + 60_000, saidAlone: "admitted" });
    expect(answers([again, scanOf(second, { at: at + 60_000 })], colleague)).toEqual(["already_in", "already_in"]);
    const twice = [{ name: "李敏", firstAt: at, againAt: at + 60_000, day: "2026-10-22" }];
    expect(letInTwice(staff, eventId)).toMatchObject(twice);
    expect(doorPeople(colleague, eventId).twice).toMatchObject(twice);
  });

  it("says later that it was let in by the phone alone, when the first answer was lost", () => {
    const { staff, account, eventId, first, scanOf, answers, logged } = doorWorld();
    answers([scanOf(first)]);
    const again = scanOf(first);
    expect(answers([again], account("staff"))).toEqual(["already_in"]);
    expect(letInTwice(staff, eventId)).toEqual([]);
    expect(answers([{ ...again, saidAlone: "admitted" }], account("staff"))).toEqual(["already_in"]);
    expect(letInTwice(staff, eventId)).toHaveLength(1);
    expect(logged("ticket.scan")).toHaveLength(3);
  });

  it("is taken from those who run the event and from nobody else", () => {
    const { eventId, first, scanOf, answers, account, subPromoter, visitor } = doorWorld();
    const elsewhere = account("staff", [], subPromoter("刀具分会"));
    expect(() => answers([scanOf(first)], elsewhere)).toThrow("event.otherPromoter");
    expect(() => doorPeople(elsewhere, eventId)).toThrow("event.otherPromoter");
    expect(() => letInTwice(elsewhere, eventId)).toThrow("event.otherPromoter");
    for (const context of [account("viewer"), account("firm_representative"), visitor]) {
      expect(() => answers([scanOf(first)], context)).toThrow("error.forbidden");
      expect(() => doorPeople(context, eventId)).toThrow("error.forbidden");
      expect(() => letInTwice(context, eventId)).toThrow("error.forbidden");
    }
  });

  it("comes as a form of bounded length, or not at all", () => {
    const { first, scanOf } = doorWorld();
    const sent = (scans: unknown) =>
      parseForm(doorScansForm, { mode: "venue", scans: typeof scans === "string" ? scans : JSON.stringify(scans) }).ok;
    expect(sent(Array.from({ length: MOST_SCANS }, () => scanOf(first)))).toBe(true);
    expect(sent(Array.from({ length: MOST_SCANS + 1 }, () => scanOf(first)))).toBe(false);
    for (const wrong of [
      "",
      "{",
      {},
      [null],
      [scanOf("A".repeat(301))],
      [scanOf(first, { key: "short" })],
      [scanOf(first, { at: -1 })],
      [{ ...scanOf(first), saidAlone: "to_admit" }],
      [{ ...scanOf(first), recordedBy: 1 }],
    ])
      expect(sent(wrong), JSON.stringify(wrong)).toBe(false);
  });
});

describe("the list that a phone keeps", () => {
  it("knows each ticket by a mark that is no ticket, and who is in today", () => {
    const { staff, eventId, first, second, scanOf, take } = doorWorld();
    take([scanOf(first)]);
    const list = doorPeople(staff, eventId);
    expect(list).toMatchObject({ day: "2026-10-22", loadedAt: staff.now(), event: { id: eventId, isOpen: true } });
    expect(list.people).toMatchObject([
      { name: "李敏", mark: ticketMark(first), status: "confirmed", signIn: { at: staff.now() } },
      { name: "赵强", mark: ticketMark(second), signIn: null },
    ]);
    const text = JSON.stringify(list);
    for (const code of [first, second]) expect(text).not.toContain(code.split("-")[1]);
  });
});
