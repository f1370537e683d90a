import { describe, expect, it } from "vitest";
import { auditEntries, outboxMessages, registeredPeople, registrations, signIns } from "~db/schema";
import { testWorld } from "~/access/testing";
import { amendRegistration } from "./amend-registration.server";
import { assignRegistrationOrganisation } from "./assign-registration-organisation.server";
import { cancelEvent } from "./cancel-event.server";
import { cancelRegistration } from "./cancel-registration.server";
import { confirmRegistration } from "./confirm-registration.server";
import { signInPerson } from "./record-sign-in.server";
import { registerForEvent } from "./register-for-event.server";
import { newRegistrationToken } from "./registration-token.server";
import { amendment, people, publishedEvent, registrationInput } from "./event-fixtures.testing";

function world(values: Record<string, unknown> = {}) {
  const base = testWorld();
  const staff = base.account("staff");
  const eventId = publishedEvent(staff, base.promoterId, values);
  const register = (seats: number, email: string) => {
    const { token, hash } = newRegistrationToken();
    const { registrationId } = registerForEvent(
      base.visitor,
      eventId,
      registrationInput({ people: people(seats), email }),
      { token, hash },
    );
    return { token, registrationId };
  };
  const statuses = () =>
    base.db
      .select()
      .from(registrations)
      .all()
      .map((row) => row.status);
  const peopleOf = () => base.db.select().from(registeredPeople).all();
  return { ...base, staff, eventId, register, statuses, peopleOf };
}

describe("confirming by the link of the mail", () => {
  it("takes the seats and mails the facts; pressing again changes nothing", () => {
    const { db, visitor, register, statuses } = world({
      attendanceMode: "both",
      onlineAddress: "https://meet.example/8",
    });
    const { token } = register(2, "a@firm.example");
    expect(db.select().from(outboxMessages).get()!.body).not.toContain("https://meet.example/8");
    confirmRegistration(visitor, { token });
    confirmRegistration(visitor, { token });
    expect(statuses()).toEqual(["confirmed"]);
    const mails = db.select().from(outboxMessages).all();
    expect(mails).toHaveLength(2);
    expect(mails[1]!.body).toContain("https://meet.example/8");
    expect(
      db
        .select()
        .from(auditEntries)
        .all()
        .filter((entry) => entry.action === "registration.confirm"),
    ).toHaveLength(1);
  });

  it("is refused when the seats are gone, and works with the same link when they are free again", () => {
    const { visitor, register, statuses } = world({ capacity: 2 });
    const first = register(2, "a@firm.example");
    const second = register(1, "b@firm.example");
    confirmRegistration(visitor, { token: first.token });
    expect(() => confirmRegistration(visitor, { token: second.token })).toThrow("registration.refused.full");
    expect(statuses()).toEqual(["confirmed", "pending"]);
    cancelRegistration(visitor, { token: first.token });
    confirmRegistration(visitor, { token: second.token });
    expect(statuses()).toEqual(["cancelled", "confirmed"]);
  });

  it("comes too late after 48 hours, after a cancellation, after the event's cancellation, after its end", () => {
    const late = world({ startsAt: "2026-11-22T14:00", endsAt: "2026-11-22T17:30" });
    const waiting = late.register(1, "a@firm.example");
    late.advance(48 * 3_600_000);
    expect(() => confirmRegistration(late.visitor, waiting)).toThrow("registration.refused.expired");

    const other = world();
    const cancelled = other.register(1, "a@firm.example");
    cancelRegistration(other.visitor, cancelled);
    expect(() => confirmRegistration(other.visitor, cancelled)).toThrow("registration.refused.wasCancelled");
    const ofCancelled = other.register(1, "b@firm.example");
    cancelEvent(other.staff, other.eventId, "会场停电");
    expect(() => confirmRegistration(other.visitor, ofCancelled)).toThrow("registration.refused.eventCancelled");

    const over = world({ startsAt: "2026-10-20T11:00", endsAt: "2026-10-20T12:00" });
    const ofOver = over.register(1, "a@firm.example");
    over.advance(3 * 3_600_000);
    expect(() => confirmRegistration(over.visitor, ofOver)).toThrow("registration.refused.closed");
  });

  it("answers a made-up link as not found, whatever it looks like", () => {
    const { visitor, register } = world();
    register(1, "a@firm.example");
    for (const token of ["", "x", "A".repeat(43), "../../etc/passwd", "%00".repeat(20), "' OR 1=1 --"]) {
      expect(() => confirmRegistration(visitor, { token })).toThrow("registration.linkNotFound");
    }
  });

  it("by id is for staff only", () => {
    const { staff, visitor, account, organisation, register, statuses } = world();
    const { registrationId } = register(1, "a@firm.example");
    for (const context of [visitor, account("viewer"), account("firm_representative", [organisation("丁公司")])]) {
      expect(() => confirmRegistration(context, { id: registrationId })).toThrow("not_found");
    }
    confirmRegistration(staff, { id: registrationId });
    expect(statuses()).toEqual(["confirmed"]);
  });
});

describe("changing who comes", () => {
  it("keeps people by their id, adds and removes others, and the seats follow", () => {
    const { db, visitor, register, peopleOf } = world({ capacity: 3 });
    const { token } = register(2, "a@firm.example");
    confirmRegistration(visitor, { token });
    const [first] = peopleOf();
    const named = [{ id: first!.id, name: "李敏", duty: "总监" }, { name: "新人" }, { name: "又一人" }];
    amendRegistration(visitor, { token }, amendment(visitor, { token }, named));
    expect(peopleOf()).toMatchObject([{ id: first!.id, name: "李敏" }, { name: "新人" }, { name: "又一人" }]);
    expect(db.select().from(registrations).get()!.seats).toBe(3);
    expect(() => amendRegistration(visitor, { token }, amendment(visitor, { token }, people(4)))).toThrow(
      "registration.refused.notEnoughSeats",
    );
    expect(peopleOf()).toHaveLength(3);
  });

  it("does not take over people of another registration", () => {
    const { visitor, register, peopleOf } = world();
    const first = register(1, "a@firm.example");
    register(1, "b@firm.example");
    const foreign = peopleOf()[1]!;
    expect(() =>
      amendRegistration(visitor, first, amendment(visitor, first, [{ id: foreign.id, name: "改名" }])),
    ).toThrow("invalid");
    expect(peopleOf()[1]!.name).toBe("来宾1");
  });

  it("does not remove or cancel somebody who was signed in", () => {
    const { staff, visitor, eventId, register, peopleOf, advance, statuses } = world();
    const { token } = register(2, "a@firm.example");
    confirmRegistration(visitor, { token });
    advance(2 * 86_400_000);
    const [first, second] = peopleOf();
    signInPerson(staff, eventId, { registeredPersonId: first!.id, day: "2026-10-22", mode: "venue" });
    expect(() => cancelRegistration(visitor, { token })).toThrow("registration.refused.signedIn");
    const withoutFirst = amendment(visitor, { token }, [{ id: second!.id, name: "来宾2" }]);
    expect(() => amendRegistration(visitor, { token }, withoutFirst)).toThrow("registration.refused.signedIn");
    expect(statuses()).toEqual(["confirmed"]);
  });

  it.each([
    ["added a person", (id: number) => [{ id, name: "来宾1" }, { name: "同事加的人" }]],
    ["corrected a name", (id: number) => [{ id, name: "更正的名字" }]],
  ])("keeps what a colleague did who %s after the page was opened, and names it", (_what, colleagues) => {
    const { staff, visitor, register, peopleOf } = world();
    const { token, registrationId } = register(1, "a@firm.example");
    const { id } = peopleOf()[0]!;
    const mine = amendment(visitor, { token }, [{ id, name: "来宾1", duty: "总监" }]);
    amendRegistration(staff, { id: registrationId }, amendment(staff, { id: registrationId }, colleagues(id)));
    const theirs = peopleOf();
    try {
      amendRegistration(visitor, { token }, mine);
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({
        kind: "conflict",
        key: "registration.refused.peopleChanged",
        params: { names: theirs.map((person) => person.name).join("、") },
      });
    }
    expect(peopleOf()).toEqual(theirs);
  });

  it("is for the firm's own representative, and the other firm's sees nothing", () => {
    const { account, organisation, eventId, peopleOf } = world();
    const [ours, theirs] = [organisation("甲公司"), organisation("乙公司")];
    const representative = account("firm_representative", [ours]);
    const { registrationId } = registerForEvent(representative, eventId, registrationInput({ organisationId: ours }));
    const other = account("firm_representative", [theirs]);
    const renamed = amendment(representative, { id: registrationId }, [{ name: "甲" }]);
    expect(() => amendRegistration(other, { id: registrationId }, renamed)).toThrow("not_found");
    expect(() => cancelRegistration(other, { id: registrationId })).toThrow("not_found");
    amendRegistration(representative, { id: registrationId }, renamed);
    expect(peopleOf()).toMatchObject([{ name: "甲" }]);
  });
});

describe("cancelling a registration", () => {
  it("frees the seats, mails once, and pressing again changes nothing", () => {
    const { db, visitor, register, statuses } = world();
    const { token } = register(2, "a@firm.example");
    confirmRegistration(visitor, { token });
    cancelRegistration(visitor, { token });
    cancelRegistration(visitor, { token });
    expect(statuses()).toEqual(["cancelled"]);
    expect(
      db
        .select()
        .from(outboxMessages)
        .all()
        .map((mail) => mail.subject),
    ).toHaveLength(3);
  });

  it("of one that was never confirmed sends no mail", () => {
    const { db, visitor, register } = world();
    const { token } = register(2, "a@firm.example");
    cancelRegistration(visitor, { token });
    expect(db.select().from(outboxMessages).all()).toHaveLength(1);
  });
});

describe("saying which member a registration is of", () => {
  it("corrects the sign-ins of its people too and keeps the typed name", () => {
    const { db, staff, visitor, eventId, register, peopleOf, organisation, advance } = world();
    const { token, registrationId } = register(1, "a@firm.example");
    confirmRegistration(visitor, { token });
    advance(2 * 86_400_000);
    signInPerson(staff, eventId, { registeredPersonId: peopleOf()[0]!.id, day: "2026-10-22", mode: "venue" });
    const firmId = organisation("湘凯液压");
    assignRegistrationOrganisation(staff, registrationId, firmId);
    assignRegistrationOrganisation(staff, registrationId, firmId);
    expect(db.select().from(registrations).get()).toMatchObject({
      organisationId: firmId,
      organisationName: "湘凯液压股份有限公司",
    });
    expect(db.select().from(signIns).get()).toMatchObject({ organisationId: firmId });
    expect(
      db
        .select()
        .from(auditEntries)
        .all()
        .filter((entry) => entry.action === "registration.assignOrganisation"),
    ).toHaveLength(1);
    expect(() => assignRegistrationOrganisation(staff, registrationId, 999)).toThrow("invalid");
    expect(() => assignRegistrationOrganisation(visitor, registrationId, firmId)).toThrow("error.forbidden");
  });
});
