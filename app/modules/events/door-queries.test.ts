import { describe, expect, it } from "vitest";
import { testWorld } from "~/access/testing";
import { filterQuery } from "~/lists/list-query";
import { runList } from "~/lists/run-list.server";
import { cancelRegistration } from "./cancel-registration.server";
import { doorList } from "./door-queries.server";
import { publishedEvent, registrationInput } from "./event-fixtures.testing";
import { signInPerson, signInWalkIn } from "./record-sign-in.server";
import { registerForEvent } from "./register-for-event.server";
import { registrationList } from "./registration-list";
import { registrationSource, registrationsOfOwnFirms } from "./registration-queries.server";

const DAY = "2026-10-22";

function world() {
  const base = testWorld();
  const staff = base.account("staff");
  const eventId = publishedEvent(staff, base.promoterId);
  const register = (organisationName: string, email: string, ...names: string[]) =>
    registerForEvent(
      staff,
      eventId,
      registrationInput({ organisationName, email, people: names.map((name) => ({ name })) }),
    );
  const names = (find: string) => doorList(staff, eventId, DAY, find).people.map((person) => person.name);
  return { ...base, staff, eventId, register, names };
}

describe("the door list", () => {
  it("finds people by a part of their name or of their firm, and takes % and _ for what they are", () => {
    const { register, names } = world();
    register("湘凯液压股份有限公司", "a@firm.example", "李敏", "陈志远");
    register("100%_机械", "b@firm.example", "王强");
    expect(names("志远")).toEqual(["陈志远"]);
    expect(names("液压")).toEqual(["李敏", "陈志远"]);
    expect(names("%")).toEqual(["王强"]);
    expect(names("_")).toEqual(["王强"]);
    expect(names("\\")).toEqual([]);
    expect(names("")).toHaveLength(3);
  });

  it("shows who is expected, who is here, and walk-ins apart; nobody whose registration was cancelled", () => {
    const { staff, visitor, eventId, register, names, advance } = world();
    register("甲公司", "a@firm.example", "李敏", "陈志远");
    const cancelled = register("乙公司", "b@firm.example", "周一");
    cancelRegistration(staff, { id: cancelled.registrationId });
    registerForEvent(visitor, eventId, registrationInput({ email: "c@firm.example", people: [{ name: "未确认" }] }));
    advance(86_400_000);
    expect(names("")).toEqual(["未确认", "李敏", "陈志远"]);
    advance(86_400_000);
    const [first] = doorList(staff, eventId, DAY, "李敏").people;
    signInPerson(staff, eventId, { registeredPersonId: first!.personId!, day: DAY, mode: "venue" });
    signInWalkIn(staff, eventId, {
      personName: "来客",
      organisationId: null,
      organisationName: null,
      day: DAY,
      mode: "venue",
      submissionKey: "w".repeat(32),
    });
    const list = doorList(staff, eventId, DAY, "");
    expect(list).toMatchObject({ expected: 2, present: 2, walkIns: 1, more: false });
    expect(list.people.map((person) => [person.name, person.signInId !== null])).toEqual([
      ["李敏", true],
      ["陈志远", false],
      ["来客", true],
    ]);
  });

  it("is for staff", () => {
    const { eventId, visitor, account } = world();
    for (const context of [visitor, account("viewer"), account("firm_representative")]) {
      expect(() => doorList(context, eventId, DAY, "")).toThrow("error.forbidden");
    }
  });
});

describe("the list of registrations", () => {
  it("belongs to one event and to staff, and derives who has expired", () => {
    const { staff, visitor, account, promoterId, eventId, register, advance } = world();
    const later = publishedEvent(staff, promoterId, { startsAt: "2026-12-22T14:00", endsAt: "2026-12-22T17:00" });
    registerForEvent(visitor, later, registrationInput());
    register("甲公司", "a@firm.example", "李敏");
    advance(48 * 3_600_000);
    const rows = (status: string) =>
      runList(staff, registrationSource(staff, later), filterQuery(registrationList, { status })).rows.map(
        (row) => row.status,
      );
    expect([rows("expired"), rows("pending"), rows("confirmed")]).toEqual([["expired"], [], []]);
    expect(runList(staff, registrationSource(staff, eventId), filterQuery(registrationList, {})).rows).toMatchObject([
      { people: "李敏" },
    ]);
    for (const context of [visitor, account("viewer"), account("firm_representative")]) {
      expect(() => runList(context, registrationSource(context, eventId), filterQuery(registrationList, {}))).toThrow(
        "error.forbidden",
      );
    }
  });

  it("shows a representative those of its firm and no other's", () => {
    const { account, organisation, eventId } = world();
    const [ours, theirs] = [organisation("甲公司"), organisation("乙公司")];
    const [own, other] = [account("firm_representative", [ours]), account("firm_representative", [theirs])];
    registerForEvent(own, eventId, registrationInput({ organisationId: ours, people: [{ name: "甲的人" }] }));
    registerForEvent(other, eventId, registrationInput({ organisationId: theirs, people: [{ name: "乙的人" }] }));
    expect(registrationsOfOwnFirms(own).coming.map((row) => row.people)).toEqual(["甲的人"]);
    expect(registrationsOfOwnFirms(account("firm_representative"))).toEqual({ coming: [], past: [] });
  });
});
