import { describe, expect, it } from "vitest";
import { attendanceCounts, auditEntries, registeredPeople, signIns } from "~db/schema";
import { testWorld } from "~/access/testing";
import { countSeen, writeCountsSeen } from "./counts-seen";
import { attendanceOf } from "./event-page.server";
import { recordAttendanceCount } from "./record-attendance-count.server";
import { signInPerson, signInWalkIn } from "./record-sign-in.server";
import { registerForEvent } from "./register-for-event.server";
import { removeAttendanceCount } from "./remove-attendance-count.server";
import { people, publishedEvent, registrationInput } from "./event-fixtures.testing";
import { undoSignIn } from "./undo-sign-in.server";

const DAY_MS = 86_400_000;

function world(values: Record<string, unknown> = {}) {
  const base = testWorld();
  const staff = base.account("staff");
  const eventId = publishedEvent(staff, base.promoterId, values);
  registerForEvent(staff, eventId, registrationInput({ people: people(2) }));
  registerForEvent(
    base.visitor,
    eventId,
    registrationInput({ email: "waiting@firm.example", people: [{ name: "未确认" }] }),
  );
  const [first, second, waiting] = base.db.select().from(registeredPeople).all();
  const tap = (registeredPersonId: number, day = "2026-10-22") =>
    signInPerson(staff, eventId, { registeredPersonId, day, mode: "venue" });
  const walkIn = (key: string, input: Record<string, unknown> = {}) =>
    signInWalkIn(staff, eventId, {
      personName: "王强",
      organisationId: null,
      organisationName: null,
      day: "2026-10-22",
      mode: "venue",
      submissionKey: key.repeat(32),
      ...input,
    });
  const rows = () => base.db.select().from(signIns).all();
  return { ...base, staff, eventId, first: first!.id, second: second!.id, waiting: waiting!.id, tap, walkIn, rows };
}

describe("at the door", () => {
  it("one tap signs in a registered person, a second tap changes nothing, and it can be taken back", () => {
    const { db, staff, eventId, first, second, tap, rows, advance } = world();
    advance(2 * DAY_MS);
    const id = tap(first);
    expect(tap(first)).toBe(id);
    tap(second);
    expect(rows()).toMatchObject([
      { personName: "来宾1", organisationName: "湘凯液压股份有限公司" },
      { personName: "来宾2" },
    ]);
    undoSignIn(staff, eventId, id);
    undoSignIn(staff, eventId, id);
    expect(rows()).toHaveLength(1);
    expect(
      db
        .select()
        .from(auditEntries)
        .all()
        .filter((entry) => entry.action.startsWith("signIn")),
    ).toHaveLength(3);
  });

  it("signs a person in once on each day of the event", () => {
    const { first, tap, rows, advance } = world({ endsAt: "2026-10-23T17:30" });
    advance(4 * DAY_MS);
    tap(first, "2026-10-22");
    tap(first, "2026-10-23");
    expect(rows().map((row) => row.day)).toEqual(["2026-10-22", "2026-10-23"]);
  });

  it("answers each wrong case in its own words", () => {
    const { staff, eventId, promoterId, first, waiting, tap, advance } = world();
    expect(() => tap(first)).toThrow("invalid");
    advance(2 * DAY_MS);
    expect(() => tap(first, "2026-10-21")).toThrow("invalid");
    expect(() => tap(waiting)).toThrow("attendance.refused.registrationPending");
    const other = publishedEvent(staff, promoterId);
    expect(() => signInPerson(staff, other, { registeredPersonId: first, day: "2026-10-22", mode: "venue" })).toThrow(
      "attendance.refused.notOfThisEvent",
    );
    expect(() =>
      signInPerson(staff, eventId, { registeredPersonId: first, day: "2026-10-22", mode: "online" }),
    ).toThrow("invalid");
  });

  it("signs in a walk-in once, with its firm chosen, matched or typed", () => {
    const { organisation, walkIn, rows, advance } = world();
    advance(2 * DAY_MS);
    const firmId = organisation("星沙轴承有限公司");
    expect(walkIn("a")).toBe(walkIn("a"));
    walkIn("b", { personName: "赵一", organisationId: firmId });
    walkIn("c", { personName: "赵二", organisationName: "星沙轴承有限公司" });
    walkIn("d", { personName: "赵三", organisationName: "没听说过的公司" });
    expect(rows().map((row) => [row.personName, row.organisationId, row.organisationName])).toEqual([
      ["王强", null, null],
      ["赵一", firmId, "星沙轴承有限公司"],
      ["赵二", firmId, "星沙轴承有限公司"],
      ["赵三", null, "没听说过的公司"],
    ]);
  });

  it("asks to tell two people of the same name and firm apart", () => {
    const { walkIn, rows, advance } = world();
    advance(2 * DAY_MS);
    walkIn("a");
    expect(() => walkIn("b")).toThrow("attendance.refused.sameName");
    walkIn("c", { organisationName: "另一家公司" });
    expect(rows()).toHaveLength(2);
  });

  it("is staffed by staff", () => {
    const { account, visitor, eventId, first, advance } = world();
    advance(2 * DAY_MS);
    for (const context of [account("viewer"), account("firm_representative"), visitor]) {
      expect(() =>
        signInPerson(context, eventId, { registeredPersonId: first, day: "2026-10-22", mode: "venue" }),
      ).toThrow("error.forbidden");
      expect(() => undoSignIn(context, eventId, 1)).toThrow("error.forbidden");
    }
  });
});

describe("a counted number", () => {
  const count = { day: "2026-10-22", mode: "venue", people: 180, source: "venue_counter", sourceNote: null } as const;

  it("replaces an earlier one of the day, says where it is from, and can be removed", () => {
    const { db, staff, eventId, advance } = world();
    advance(2 * DAY_MS);
    recordAttendanceCount(staff, eventId, count);
    recordAttendanceCount(staff, eventId, { ...count, people: 176, source: "sign_in_sheet" });
    const rows = db.select().from(attendanceCounts).all();
    expect(rows).toMatchObject([{ people: 176, source: "sign_in_sheet" }]);
    removeAttendanceCount(staff, eventId, rows[0]!.id);
    removeAttendanceCount(staff, eventId, rows[0]!.id);
    expect(db.select().from(attendanceCounts).all()).toEqual([]);
    expect(
      db
        .select()
        .from(auditEntries)
        .all()
        .filter((entry) => entry.action.startsWith("attendance")),
    ).toHaveLength(3);
  });

  it("is not replaced by who saw another one, and the refusal says which is there", () => {
    const { db, staff, eventId, advance } = world({ endsAt: "2026-10-23T17:30" });
    advance(4 * DAY_MS);
    const page = () => writeCountsSeen(attendanceOf(staff, eventId).days);
    const send = (people: number, seen: string) =>
      recordAttendanceCount(staff, eventId, { ...count, people }, countSeen(seen, count.day, count.mode));
    const numbers = () =>
      db
        .select()
        .from(attendanceCounts)
        .all()
        .map((row) => row.people);
    const refusal = (work: () => void) => {
      try {
        work();
      } catch (error) {
        return error;
      }
      return null;
    };
    recordAttendanceCount(staff, eventId, { ...count, day: "2026-10-23", people: 90 });
    const empty = page();
    send(180, empty);
    send(180, empty);
    expect(refusal(() => send(170, empty))).toMatchObject({
      kind: "conflict",
      key: "attendance.refused.countChanged",
      params: { day: "2026-10-22", present: 180 },
    });
    expect(numbers()).toEqual([90, 180]);
    const withNumber = page();
    send(176, withNumber);
    expect(refusal(() => send(170, withNumber))).toMatchObject({ params: { present: 176 } });
    removeAttendanceCount(staff, eventId, db.select().from(attendanceCounts).all()[1]!.id);
    expect(refusal(() => send(170, withNumber))).toMatchObject({ key: "attendance.refused.countRemoved" });
    expect(numbers()).toEqual([90]);
  });

  it("is not recorded ahead of the day", () => {
    const { staff, eventId } = world();
    expect(() => recordAttendanceCount(staff, eventId, count)).toThrow("invalid");
  });
});
