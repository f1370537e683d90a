import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { auditEntries, events, registrations } from "~db/schema";
import { testWorld } from "~/access/testing";
import { Refusal } from "~/http/errors";
import { amendRegistration } from "../amend-registration.server";
import { cancelRegistration } from "../cancel-registration.server";
import { confirmRegistration } from "../confirm-registration.server";
import { copyEvent } from "../copy-event.server";
import { eventInput, publishedEvent, registrationInput } from "../event-fixtures.testing";
import { moveDueWaitingLists } from "../move-waiting-list.server";
import { registerForEvent } from "../register-for-event.server";
import { registrationView } from "../registration-queries.server";
import { newRegistrationToken } from "../registration-token.server";
import type { Context } from "~/access/context";
import { updateEvent } from "../update-event.server";
import { sessionsOf, ticketTypesOf } from "./programme-queries.server";
import { sessionInput, ticketTypeInput } from "./programme-fixtures.testing";
import { removeSession } from "./remove-session.server";
import { removeTicketType } from "./remove-ticket-type.server";
import { addSession, updateSession } from "./save-session.server";
import { addTicketType, updateTicketType } from "./save-ticket-type.server";

const HOUR = 3_600_000;

function eventWithWorkshop(values: Record<string, unknown> = {}) {
  const world = testWorld();
  const staff = world.account("staff");
  const id = publishedEvent(staff, world.promoterId, { capacity: 10, ...values });
  const workshop = (more: Record<string, unknown> = {}) => addSession(staff, id, sessionInput(more));
  const ticketType = (more: Record<string, unknown> = {}) => addTicketType(staff, id, ticketTypeInput(more));
  let parties = 0;
  const register = (
    people: { ticketTypeId?: number; sessionIds?: number[] }[],
    more: Record<string, unknown> = {},
    as = staff,
  ) => {
    parties += 1;
    const named = people.map((person, position) => ({ name: `来宾${parties}-${position + 1}`, ...person }));
    const input = registrationInput({ email: `party${parties}@firm.example`, people: named, ...more });
    return registerForEvent(as, id, input).registrationId;
  };
  const statusOf = (registrationId: number) =>
    world.db.select().from(registrations).where(eq(registrations.id, registrationId)).get()!.status;
  const change = (more: Record<string, unknown>) => {
    const { version } = world.db.select().from(events).where(eq(events.id, id)).get()!;
    updateEvent(staff, id, version, eventInput(world.promoterId, { capacity: 10, ...values, ...more }));
  };
  return { world, staff, id, workshop, ticketType, register, statusOf, change };
}

/** What a refusal says, with its fields. */
function refused(work: () => void): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return JSON.stringify([error.key, error.params, error.fields]);
    throw error;
  }
  return "nothing was refused";
}

describe("people at an event with sessions and ticket types", () => {
  it("each say their ticket and their sessions, and find them on their registration in the order of the day", () => {
    const { staff, workshop, ticketType, register } = eventWithWorkshop();
    const late = workshop({ titleZh: "圆桌", startsAt: "2026-10-22T16:00", endsAt: "2026-10-22T17:00" });
    const early = workshop();
    const vip = ticketType({ nameZh: "贵宾票" });
    const id = register([{ ticketTypeId: vip, sessionIds: [late, early] }]);
    expect(registrationView(staff, { id }).people[0]).toMatchObject({
      ticketType: "贵宾票",
      sessions: ["15:00–16:00 液压工坊", "16:00–17:00 圆桌"],
    });
    const inEnglish = registrationView({ ...staff, locale: "en" }, { id });
    expect(inEnglish.people[0]!.sessions[0]).toBe("15:00–16:00 Hydraulics workshop");
  });

  it("must choose a ticket where there are some, and only what the event has", () => {
    const { workshop, ticketType, register } = eventWithWorkshop();
    const announced = workshop({ chosen: "" });
    expect(refused(() => register([{ sessionIds: [announced] }]))).toContain("people.0.sessionIds");
    expect(refused(() => register([{ sessionIds: [4711] }]))).toContain("field.notAChoice");
    expect(refused(() => register([{ ticketTypeId: 4711 }]))).toContain("field.notAChoice");
    const type = ticketType();
    expect(refused(() => register([{ ticketTypeId: type }, {}]))).toContain(
      '"people.1.ticketTypeId":{"key":"field.required"',
    );
    const other = eventWithWorkshop();
    expect(refused(() => other.register([{ ticketTypeId: type }]))).toContain("field.notAChoice");
  });

  it("cannot be at two sessions at once, but at one after the other", () => {
    const { workshop, register } = eventWithWorkshop();
    const first = workshop();
    const beside = workshop({ titleZh: "圆桌", startsAt: "2026-10-22T15:30", endsAt: "2026-10-22T16:30" });
    const after = workshop({ titleZh: "总结", startsAt: "2026-10-22T16:00", endsAt: "2026-10-22T17:00" });
    const said = refused(() => register([{ sessionIds: [first] }, { sessionIds: [beside, first] }]));
    expect(said).toContain("people.1.sessionIds");
    expect(said).toContain("液压工坊");
    expect(said).toContain("圆桌");
    register([{ sessionIds: [first, after] }]);
  });

  it("are told which layer is full, and how many seats it has left", () => {
    const { workshop, ticketType, register } = eventWithWorkshop({ capacity: 3 });
    const vip = ticketType({ nameZh: "贵宾票", quota: 2 });
    const plain = ticketType();
    const small = workshop({ capacity: 1 });
    register([{ ticketTypeId: vip, sessionIds: [small] }]);
    const two = refused(() => register([{ ticketTypeId: vip }, { ticketTypeId: vip }]));
    expect(two).toContain('["registration.refused.ticketTypeNotEnough",{"name":"贵宾票","left":1,"wanted":2}');
    expect(refused(() => register([{ ticketTypeId: plain, sessionIds: [small] }]))).toContain(
      '["registration.refused.sessionFull",{"name":"液压工坊"}',
    );
    expect(
      refused(() => register([{ ticketTypeId: plain }, { ticketTypeId: plain }, { ticketTypeId: plain }])),
    ).toContain("registration.refused.notEnoughSeats");
    register([{ ticketTypeId: vip }]);
    expect(refused(() => register([{ ticketTypeId: vip }]))).toContain("registration.refused.ticketTypeFull");
  });

  it("of one registration can change places although both tickets are sold out", () => {
    const { staff, ticketType, register } = eventWithWorkshop();
    const [one, two] = [ticketType({ nameZh: "甲", quota: 1 }), ticketType({ nameZh: "乙", quota: 1 })];
    const id = register([{ ticketTypeId: one }, { ticketTypeId: two }]);
    const { people, peopleSeen } = registrationView(staff, { id });
    const swapped = people.map((person, position) => ({ ...person, ticketTypeId: [two, one][position]! }));
    amendRegistration(staff, { id }, { people: swapped, answers: {}, peopleSeen });
    expect(registrationView(staff, { id }).people.map(({ ticketTypeId }) => ticketTypeId)).toEqual([two, one]);
    // A page that shows them as they were can overwrite nothing.
    expect(refused(() => amendRegistration(staff, { id }, { people, answers: {}, peopleSeen }))).toContain(
      "peopleChanged",
    );
  });

  it("who registered before there were ticket types keep their seat, and can be renamed without choosing one", () => {
    const { staff, ticketType, register } = eventWithWorkshop();
    const id = register([{}]);
    ticketType({ quota: 1 });
    const { people, peopleSeen } = registrationView(staff, { id });
    amendRegistration(staff, { id }, { people: [{ ...people[0]!, name: "王芳" }], answers: {}, peopleSeen });
    expect(registrationView(staff, { id }).people[0]).toMatchObject({ name: "王芳", ticketTypeId: null });
  });
});

describe("a ticket for members", () => {
  it("goes to people of a member that staff or its representative registers, to no other firm and to no stranger", () => {
    const { world, ticketType, register } = eventWithWorkshop();
    const member = world.organisation("湘凯液压股份有限公司", { memberSince: "2020-01-01" });
    const other = world.organisation("浏阳精铸有限公司");
    const ticketTypeId = ticketType({ audience: "members" });
    const firm = (organisationId: number) => ({ organisationId, organisationName: "" });
    register([{ ticketTypeId }], firm(member));
    register([{ ticketTypeId }], firm(member), world.account("firm_representative", [member]));
    expect(refused(() => register([{ ticketTypeId }], firm(other)))).toContain("registration.problem.membersOnly");
    // A stranger is told the same whichever firm is typed: the answer says of no firm whether it is a member.
    for (const organisationName of ["湘凯液压股份有限公司", "浏阳精铸有限公司"])
      expect(refused(() => register([{ ticketTypeId }], { organisationName }, world.visitor))).toContain(
        "registration.problem.membersSignIn",
      );
  });
});

describe("the link of a stranger who typed a member's name", () => {
  it("gets nobody a ticket for members, and tells nobody who is one, whoever is signed in", () => {
    const { world, staff, ticketType, register } = eventWithWorkshop();
    const member = world.organisation("湘凯液压股份有限公司", { memberSince: "2020-01-01" });
    const other = world.organisation("浏阳精铸有限公司");
    const [open, members] = [ticketType(), ticketType({ audience: "members" })];
    const id = register([{ ticketTypeId: open }], { organisationName: "湘凯液压股份有限公司" }, world.visitor);
    world.db.update(registrations).set({ status: "confirmed" }).where(eq(registrations.id, id)).run();
    const token = newRegistrationToken();
    world.db.update(registrations).set({ tokenHash: token.hash }).where(eq(registrations.id, id)).run();
    const { people, peopleSeen } = registrationView(staff, { id });
    const wished = people.map((person) => ({ ...person, ticketTypeId: members }));
    const change = (as: Context) => () =>
      amendRegistration(as, { token: token.token }, { people: wished, answers: {}, peopleSeen });
    for (const as of [world.account("firm_representative", [other]), world.account("viewer"), world.visitor])
      expect(refused(change(as))).toContain("registration.problem.membersSignIn");
    expect(refused(change(world.account("firm_representative", [member])))).toBe("nothing was refused");
  });
});

describe("a ticket with a last moment", () => {
  it("can be taken until then, after it by staff alone, and is offered to those who wait for it all the same", () => {
    const { world, staff, ticketType, register, statusOf } = eventWithWorkshop({ waitingRule: "first_come" });
    const ticketTypeId = ticketType({ quota: 2, closesAt: "2026-10-20T12:00" });
    const first = register([{ ticketTypeId }]);
    const second = register([{ ticketTypeId }]);
    const waiting = register([{ ticketTypeId }]);
    world.advance(2 * HOUR);
    expect(refused(() => register([{ ticketTypeId }], {}, world.visitor))).toContain(
      "registration.problem.ticketClosed",
    );
    cancelRegistration(staff, { id: first });
    expect(statusOf(waiting)).toBe("offered");
    cancelRegistration(staff, { id: second });
    register([{ ticketTypeId }]);
  });
});

describe("what staff do to sessions and ticket types", () => {
  it("is in the log and the history of the event, and what is saved as it was leaves nothing", () => {
    const { world, staff, id, workshop, ticketType } = eventWithWorkshop();
    const [sessionId, typeId] = [workshop(), ticketType()];
    updateSession(staff, id, sessionId, sessionInput({ version: 1 }));
    updateSession(staff, id, sessionId, sessionInput({ version: 1, place: "二楼 204" }));
    updateTicketType(staff, id, typeId, ticketTypeInput({ version: 1 }));
    removeSession(staff, id, sessionId);
    removeTicketType(staff, id, typeId);
    const actions = world.db
      .select({ action: auditEntries.action })
      .from(auditEntries)
      .where(eq(auditEntries.subjectKind, "event"))
      .all()
      .map(({ action }) => action);
    expect(actions).toEqual([
      "event.create",
      "event.publish",
      "event.addSession",
      "event.addTicketType",
      "event.updateSession",
      "event.removeSession",
      "event.removeTicketType",
    ]);
    expect([sessionsOf(staff, id), ticketTypesOf(staff, id)]).toEqual([[], []]);
  });

  it("is refused to readers, to the people of other promoters, and when somebody saved in between", () => {
    const { world, staff, id, workshop, ticketType } = eventWithWorkshop();
    const [sessionId, typeId] = [workshop(), ticketType()];
    const elsewhere = world.account("staff", [], world.subPromoter("分中心"));
    for (const context of [world.account("viewer"), world.visitor, elsewhere]) {
      expect(refused(() => addSession(context, id, sessionInput()))).not.toContain("nothing");
      expect(refused(() => updateSession(context, id, sessionId, sessionInput({ version: 1 })))).not.toContain(
        "nothing",
      );
      expect(refused(() => removeSession(context, id, sessionId))).not.toContain("nothing");
      expect(refused(() => addTicketType(context, id, ticketTypeInput()))).not.toContain("nothing");
      expect(refused(() => updateTicketType(context, id, typeId, ticketTypeInput({ version: 1 })))).not.toContain(
        "nothing",
      );
      expect(refused(() => removeTicketType(context, id, typeId))).not.toContain("nothing");
    }
    updateTicketType(staff, id, typeId, ticketTypeInput({ version: 1, quota: 5 }));
    expect(refused(() => updateTicketType(staff, id, typeId, ticketTypeInput({ version: 1, quota: 6 })))).toContain(
      "error.conflict",
    );
    const other = publishedEvent(staff, world.promoterId);
    expect(refused(() => updateSession(staff, other, sessionId, sessionInput({ version: 1 })))).toContain("notFound");
  });

  it("lowers no number below those who are confirmed, and says whose seats would be too many", () => {
    const { world, staff, id, workshop, ticketType, register } = eventWithWorkshop();
    const [sessionId, ticketTypeId] = [workshop({ capacity: 5 }), ticketType({ quota: 5 })];
    register([{ ticketTypeId, sessionIds: [sessionId] }], { organisationName: "湘凯液压股份有限公司" });
    world.advance(1000);
    register([{ ticketTypeId, sessionIds: [sessionId] }], { organisationName: "浏阳精铸有限公司" });
    for (const said of [
      refused(() => updateSession(staff, id, sessionId, sessionInput({ version: 1, capacity: 1 }))),
      refused(() => updateTicketType(staff, id, ticketTypeId, ticketTypeInput({ version: 1, quota: 1 }))),
    ]) {
      expect(said).toContain("event.problem.capacityBelowConfirmed");
      expect(said).toContain("浏阳精铸有限公司");
      expect(said).not.toContain("湘凯液压");
    }
  });

  it("removes nothing that people hold or wait for, and all of it once their registrations are over", () => {
    const { world, staff, id, workshop, ticketType, register } = eventWithWorkshop();
    const [sessionId, ticketTypeId] = [workshop(), ticketType()];
    const pending = register([{ ticketTypeId, sessionIds: [sessionId] }], {}, world.visitor);
    expect(refused(() => removeSession(staff, id, sessionId))).toContain('"session.refused.wasChosen",{"count":1}');
    expect(refused(() => removeTicketType(staff, id, ticketTypeId))).toContain(
      '"ticketType.refused.wasChosen",{"count":1}',
    );
    expect(refused(() => updateSession(staff, id, sessionId, sessionInput({ version: 1, chosen: "" })))).toContain(
      "session.problem.wasChosen",
    );
    cancelRegistration(staff, { id: pending });
    removeSession(staff, id, sessionId);
    removeTicketType(staff, id, ticketTypeId);
    expect(registrationView(staff, { id: pending }).people[0]).toMatchObject({ ticketType: null, sessions: [] });
  });

  it("moves no session to a time at which somebody who chose it is elsewhere, or outside the event", () => {
    const { staff, id, workshop, register } = eventWithWorkshop();
    const first = workshop();
    const second = workshop({ titleZh: "圆桌", startsAt: "2026-10-22T16:00", endsAt: "2026-10-22T17:00" });
    register([{ sessionIds: [first, second] }]);
    const times = { startsAt: "2026-10-22T15:30", endsAt: "2026-10-22T16:30" };
    expect(refused(() => updateSession(staff, id, first, sessionInput({ version: 1, ...times })))).toContain("圆桌");
    const early = { startsAt: "2026-10-22T13:00" };
    expect(refused(() => updateSession(staff, id, first, sessionInput({ version: 1, ...early })))).toContain(
      "session.problem.outsideEvent",
    );
  });

  it("goes with the event to its new time and into its copies", () => {
    const { world, staff, id, workshop, ticketType, change } = eventWithWorkshop();
    const logged = (action: string) =>
      world.db
        .select()
        .from(auditEntries)
        .where(eq(auditEntries.action, action))
        .all()
        .map(({ after }) => after);
    workshop();
    ticketType({ closesAt: "2026-10-21T12:00" });
    const [before] = sessionsOf(staff, id);
    change({ startsAt: "2026-10-22T14:30" });
    expect(sessionsOf(staff, id)[0]!.startsAt).toBe(before!.startsAt);
    change({ startsAt: "2026-10-29T14:30", endsAt: "2026-10-29T17:30" });
    expect(sessionsOf(staff, id)[0]!.startsAt).toBe(before!.startsAt + 7 * 24 * HOUR);
    expect(logged("event.updateSession")).toHaveLength(1);
    expect(refused(() => change({ startsAt: "2026-10-30T14:30", endsAt: "2026-10-30T15:00" }))).toContain("液压工坊");
    const copy = copyEvent(staff, id, "2026-11-05T14:30");
    expect(sessionsOf(staff, copy)[0]).toMatchObject({
      titleZh: "液压工坊",
      startsAt: before!.startsAt + 14 * 24 * HOUR,
    });
    expect(ticketTypesOf(staff, copy)).toHaveLength(1);
    expect(logged("event.takeProgramme")).toEqual([JSON.stringify({ sessions: 1, ticketTypes: 1, fields: 0 })]);
  });
});

describe("seats of an event, of tickets and of sessions in edge cases", () => {
  const list = { waitingRule: "first_come", offerHours: 2 } as const;

  it("go to one of two who ask for the last of a session one after the other", () => {
    const { workshop, register, statusOf } = eventWithWorkshop();
    const sessionIds = [workshop({ capacity: 1 })];
    expect(statusOf(register([{ sessionIds }]))).toBe("confirmed");
    expect(refused(() => register([{ sessionIds }]))).toContain("registration.refused.sessionFull");
  });

  it("that are lowered take offers back that were not accepted, and nobody's confirmed seat", () => {
    const { staff, id, ticketType, register, statusOf } = eventWithWorkshop(list);
    const ticketTypeId = ticketType({ quota: 1 });
    const [first, second, third] = [1, 2, 3].map(() => register([{ ticketTypeId }]));
    updateTicketType(staff, id, ticketTypeId, ticketTypeInput({ version: 1, quota: 3 }));
    expect([first, second, third].map((each) => statusOf(each!))).toEqual(["confirmed", "offered", "offered"]);
    updateTicketType(staff, id, ticketTypeId, ticketTypeInput({ version: 2, quota: 2 }));
    expect([first, second, third].map((each) => statusOf(each!))).toEqual(["confirmed", "offered", "waiting"]);
  });

  it("that were offered and not accepted in time are refused to whoever accepts at that moment, and pass on", () => {
    const { world, staff, workshop, register, statusOf } = eventWithWorkshop(list);
    const sessionIds = [workshop({ capacity: 1 })];
    const [first, second, third] = [1, 2, 3].map(() => register([{ sessionIds }])) as [number, number, number];
    cancelRegistration(staff, { id: first });
    world.advance(2 * HOUR);
    expect(refused(() => confirmRegistration(staff, { id: second }))).toContain("registration.refused.offerLapsed");
    moveDueWaitingLists(world.system);
    expect([second, third].map(statusOf)).toEqual(["lapsed", "offered"]);
  });

  it("that were offered and are given up pass on to the next who waits for the same session", () => {
    const { staff, workshop, register, statusOf } = eventWithWorkshop(list);
    const full = [workshop({ capacity: 1 })];
    const other = [workshop({ titleZh: "圆桌", capacity: 1 })];
    const [first, second] = [register([{ sessionIds: full }]), register([{ sessionIds: full }])];
    const elsewhere = [register([{ sessionIds: other }]), register([{ sessionIds: other }])];
    const next = register([{ sessionIds: full }]);
    cancelRegistration(staff, { id: first });
    cancelRegistration(staff, { id: second });
    expect(statusOf(next)).toBe("offered");
    expect(elsewhere.map(statusOf)).toEqual(["confirmed", "waiting"]);
  });

  it("that are two do not part a party of three, which keeps its place while others are served", () => {
    const { staff, workshop, register, statusOf } = eventWithWorkshop(list);
    const sessionIds = [workshop({ capacity: 3 })];
    const [one, two] = [register([{ sessionIds }]), register([{ sessionIds }, { sessionIds }])];
    const three = register([{ sessionIds }, { sessionIds }, { sessionIds }]);
    const single = register([{ sessionIds }]);
    cancelRegistration(staff, { id: two });
    expect([three, single].map(statusOf)).toEqual(["waiting", "offered"]);
    cancelRegistration(staff, { id: single });
    cancelRegistration(staff, { id: one });
    expect(statusOf(three)).toBe("offered");
  });

  it("of which there are none to be had from the start can still be waited for", () => {
    const { staff, id, ticketType, register, statusOf } = eventWithWorkshop(list);
    const ticketTypeId = ticketType({ quota: 1 });
    register([{ ticketTypeId }]);
    const waiting = register([{ ticketTypeId }]);
    expect(statusOf(waiting)).toBe("waiting");
    updateTicketType(staff, id, ticketTypeId, ticketTypeInput({ version: 1, quota: null }));
    expect(statusOf(waiting)).toBe("offered");
  });

  it("that become free after the event has begun or is over are offered to nobody", () => {
    const { world, staff, id, ticketType, register, statusOf } = eventWithWorkshop(list);
    const ticketTypeId = ticketType({ quota: 1 });
    const [first, waiting] = [register([{ ticketTypeId }]), register([{ ticketTypeId }])];
    const { startsAt, endsAt } = world.db.select().from(events).where(eq(events.id, id)).get()!;
    world.advance(startsAt - world.system.now());
    cancelRegistration(staff, { id: first });
    expect(statusOf(waiting)).toBe("waiting");
    world.advance(endsAt - startsAt);
    updateTicketType(staff, id, ticketTypeId, ticketTypeInput({ version: 1, quota: 5 }));
    expect(statusOf(waiting)).toBe("waiting");
  });

  it("go across ticket types to whoever waits longest for one that is free", () => {
    const { staff, ticketType, register, statusOf } = eventWithWorkshop({ ...list, capacity: 2 });
    const [one, two] = [ticketType({ nameZh: "甲", quota: 1 }), ticketType({ nameZh: "乙", quota: 1 })];
    const holders = [register([{ ticketTypeId: one }]), register([{ ticketTypeId: two }])];
    const waits = [one, two, one].map((ticketTypeId) => register([{ ticketTypeId }]));
    cancelRegistration(staff, { id: holders[1]! });
    expect(waits.map(statusOf)).toEqual(["waiting", "offered", "waiting"]);
  });
});
