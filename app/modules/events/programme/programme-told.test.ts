import { describe, expect, it } from "vitest";
import { outboxMessages } from "~db/schema";
import { testWorld } from "~/access/testing";
import { Refusal } from "~/http/errors";
import { filterQuery } from "~/lists/list-query";
import { runList } from "~/lists/run-list.server";
import { amendRegistration } from "../amend-registration.server";
import { doorPeople } from "../door-people.server";
import { doorList } from "../door-queries.server";
import { publishedEvent, registrationInput } from "../event-fixtures.testing";
import { eventList } from "../event-list";
import { eventPage } from "../event-page.server";
import { eventSource, statusOfRow } from "../event-queries.server";
import { publicEvent } from "../public-event-queries.server";
import { registerForEvent } from "../register-for-event.server";
import { registrationView } from "../registration-queries.server";
import { remindRegistrants } from "../remind-registrants.server";
import { ticketAtDoor } from "../ticket-queries.server";
import { sessionInput, ticketTypeInput } from "./programme-fixtures.testing";
import { addSession, updateSession } from "./save-session.server";
import { addTicketType } from "./save-ticket-type.server";

const HOUR = 3_600_000;
const WORKSHOP = "15:00–16:00 液压工坊 · 三号厅";

function eventWithProgramme(values: Record<string, unknown> = {}) {
  const world = testWorld();
  const staff = world.account("staff");
  const id = publishedEvent(staff, world.promoterId, { capacity: 10, ...values });
  const workshop = addSession(staff, id, sessionInput({ place: "三号厅", capacity: 2 }));
  const ticket = addTicketType(staff, id, ticketTypeInput({ quota: 3 }));
  let parties = 0;
  const register = (people: { ticketTypeId?: number; sessionIds?: number[] }[], as = staff) => {
    parties += 1;
    const named = people.map((person, position) => ({ name: `来宾${parties}-${position + 1}`, ...person }));
    return registerForEvent(as, id, registrationInput({ email: `party${parties}@firm.example`, people: named }))
      .registrationId;
  };
  const mails = () => world.db.select().from(outboxMessages).all();
  const update = (more: Record<string, unknown>, version = 1) =>
    updateSession(staff, id, workshop, sessionInput({ place: "三号厅", capacity: 2, version, ...more }));
  return { world, staff, id, workshop, ticket, register, mails, update };
}

function refusal(work: () => void): Refusal {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("what was chosen at an event", () => {
  it("stands in every mail about the registration, by person, with times and places in the language of the mail", () => {
    const { world, staff, workshop, ticket, register, mails } = eventWithProgramme();
    register([{ ticketTypeId: ticket, sessionIds: [workshop] }, { ticketTypeId: ticket }]);
    expect(mails()[0]!.body).toContain(`\n\n来宾1-1：\n  普通票\n  ${WORKSHOP}\n\n来宾1-2：\n  普通票\n\n`);
    // A calendar is read by others: what there is to go to, and not who of the party goes there.
    const calendar = mails()[0]!.calendar!.replaceAll("\r\n ", "");
    expect(calendar).toContain(`DESCRIPTION:普通票\\n${WORKSHOP}`);
    expect(calendar).not.toContain("来宾1");
    register([{ ticketTypeId: ticket, sessionIds: [workshop] }], { ...world.visitor, locale: "en" });
    expect(mails()[1]!.body).toContain("来宾2-1:\n  Standard\n  15:00–16:00 Hydraulics workshop · 三号厅\n");
    world.advance(39 * HOUR);
    expect(remindRegistrants(staff)).toBe(1);
    expect(mails()[2]!.body).toContain(WORKSHOP);
  });

  it("is not mentioned to who chose nothing", () => {
    const world = testWorld();
    const staff = world.account("staff");
    const id = publishedEvent(staff, world.promoterId);
    registerForEvent(staff, id, registrationInput({}));
    const [mail] = world.db.select().from(outboxMessages).all();
    expect(mail!.body).not.toContain("{choices}");
    expect(mail!.calendar).not.toContain("DESCRIPTION");
  });

  it("is told at the door, to the phone that may lose its network, and on the ticket", () => {
    const { staff, id, workshop, ticket, register } = eventWithProgramme();
    const registrationId = register([{ ticketTypeId: ticket, sessionIds: [workshop] }]);
    const chosen = { ticketType: "普通票", sessions: [WORKSHOP] };
    const view = registrationView(staff, { id: registrationId });
    expect(view.people[0]).toMatchObject(chosen);
    expect(ticketAtDoor(staff, id, view.tickets[0]!.code, "2026-10-22").person).toMatchObject(chosen);
    expect(doorPeople(staff, id).people[0]).toMatchObject(chosen);
    expect(doorList(staff, id, "2026-10-22", "").people[0]).toMatchObject(chosen);
  });
});

describe("a session that is moved", () => {
  it("tells those who chose it and nobody else, once for each change", () => {
    const { workshop, ticket, register, mails, update } = eventWithProgramme();
    register([{ ticketTypeId: ticket, sessionIds: [workshop] }]);
    register([{ ticketTypeId: ticket }]);
    update({ startsAt: "2026-10-22T15:30", endsAt: "2026-10-22T16:30", place: "五号厅" });
    const told = mails().slice(2);
    expect(told.map(({ recipient }) => recipient)).toEqual(["party1@firm.example"]);
    expect(told[0]!.body).toContain("2026-10-22 15:30–16:30 液压工坊 · 五号厅");
    expect(told[0]!.calendar).toContain("METHOD:PUBLISH");
    // Other speakers are no reason to write.
    update({ startsAt: "2026-10-22T15:30", endsAt: "2026-10-22T16:30", place: "五号厅", speakers: "王工" }, 2);
    expect(mails()).toHaveLength(3);
    update({ speakers: "王工" }, 3);
    expect(mails()).toHaveLength(4);
  });

  it("tells nobody of an event that is over", () => {
    const { world, workshop, ticket, register, mails, update } = eventWithProgramme();
    register([{ ticketTypeId: ticket, sessionIds: [workshop] }]);
    world.advance(72 * HOUR);
    update({ place: "五号厅" });
    expect(mails()).toHaveLength(1);
  });
});

describe("a party without room in one layer", () => {
  it("reads it beside the first person who has no seat there", () => {
    const { workshop, ticket, register } = eventWithProgramme();
    const both = { ticketTypeId: ticket, sessionIds: [workshop] };
    const three = refusal(() => register([both, both, both]));
    expect(three).toMatchObject({ kind: "conflict", key: "registration.refused.sessionNotEnough" });
    expect(Object.keys(three.fields)).toEqual(["people.2.sessionIds"]);
    register([both, both]);
    const another = refusal(() => register([{ ticketTypeId: ticket }, both]));
    expect(Object.keys(another.fields)).toEqual(["people.1.ticketTypeId"]);
    expect(Object.keys(refusal(() => register([both])).fields)).toEqual(["people.0.sessionIds"]);
  });

  it("keeps the seats it has: the person who asks besides is the one", () => {
    const { staff, workshop, ticket, register } = eventWithProgramme();
    const id = register([{ ticketTypeId: ticket }, { ticketTypeId: ticket, sessionIds: [workshop] }]);
    register([{ ticketTypeId: ticket, sessionIds: [workshop] }]);
    const { people, peopleSeen } = registrationView(staff, { id });
    const wished = people.map((person) => ({ ...person, sessionIds: [workshop] }));
    const said = refusal(() => amendRegistration(staff, { id }, { people: wished, answers: {}, peopleSeen }));
    expect(Object.keys(said.fields)).toEqual(["people.0.sessionIds"]);
  });
});

describe("an event of which every kind of ticket is sold out", () => {
  it("is full wherever its status is shown, although it has seats itself, and a full session alone does not make it so", () => {
    const { staff, id, workshop, ticket, register } = eventWithProgramme();
    const statuses = () => {
      const listed = (status: string) => runList(staff, eventSource, filterQuery(eventList, { status })).rows;
      const row = runList(staff, eventSource, filterQuery(eventList, {})).rows[0]!;
      const status = statusOfRow(row, staff.now());
      expect(listed(status)).toHaveLength(1);
      return [status, eventPage(staff, id).status, publicEvent(staff, id).status];
    };
    register([
      { ticketTypeId: ticket, sessionIds: [workshop] },
      { ticketTypeId: ticket, sessionIds: [workshop] },
    ]);
    expect(statuses()).toEqual(["open", "open", "open"]);
    register([{ ticketTypeId: ticket }]);
    expect(statuses()).toEqual(["full", "full", "full"]);
    addTicketType(staff, id, ticketTypeInput({ nameZh: "早鸟票", closesAt: "2026-01-01T10:00" }));
    expect(statuses()).toEqual(["full", "full", "full"]);
  });
});
