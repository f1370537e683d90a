import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { auditEntries, presences } from "~db/schema";
import { testWorld } from "~/access/testing";
import { measureFigure } from "~/figures/measure-figure.server";
import { Refusal } from "~/http/errors";
import { amendRegistration } from "../amend-registration.server";
import { amendment, publishedEvent, registrationInput } from "../event-fixtures.testing";
import { attendanceOf } from "../event-page.server";
import { eventSource } from "../event-queries.server";
import * as figures from "../figures";
import { sessionInput } from "../programme/programme-fixtures.testing";
import { removeSession } from "../programme/remove-session.server";
import { addSession } from "../programme/save-session.server";
import { signInPerson } from "../record-sign-in.server";
import { registerForEvent } from "../register-for-event.server";
import { newRegistrationToken } from "../registration-token.server";
import { registrationView } from "../registration-queries.server";
import type { Standing } from "../vocabulary";
import { excusePerson } from "./excuse-person.server";
import { presenceList, presenceSheets } from "./presence-queries.server";
import { recordPresence, recordRestPresent } from "./record-presence.server";
import { signInPresent } from "./sign-in-present.server";

const HOUR = 3_600_000;
const DAY = "2026-10-22";

/** An event with a workshop that Li and Wang chose, and Zhao of another firm did not. */
function eventWithPeople() {
  const world = testWorld();
  const staff = world.account("staff");
  const id = publishedEvent(staff, world.promoterId, { capacity: 10 });
  const workshop = addSession(staff, id, sessionInput());
  const firm = world.organisation("湘凯液压股份有限公司");
  const token = newRegistrationToken();
  const own = registerForEvent(
    staff,
    id,
    registrationInput({
      organisationId: firm,
      people: [
        { name: "李敏", sessionIds: [workshop] },
        { name: "王建国", sessionIds: [workshop] },
      ],
    }),
    token,
  ).registrationId;
  registerForEvent(
    staff,
    id,
    registrationInput({ organisationName: "鼎盛精铸", email: "zhao@firm.example", people: [{ name: "赵强" }] }),
  );
  const representative = world.account("firm_representative", [firm]);
  const list = (sessionId: number | null = null, find = "") => presenceList(staff, id, sessionId, find);
  const people = (sessionId: number | null = null) =>
    list(sessionId).firms.flatMap(({ people: ofFirm }) => ofFirm.map((person) => [person.name, person.standing]));
  const idOf = (name: string) =>
    list()
      .firms.flatMap(({ people: ofFirm }) => ofFirm)
      .find((person) => person.name === name)!.id;
  const record = (name: string, standing: Standing, session: number | null = null, seen: Standing | null = null) =>
    recordPresence(staff, id, { session, people: [{ id: idOf(name), standing, seen }] });
  const onTheDay = () => world.advance(54 * HOUR);
  const afterwards = () => world.advance(96 * HOUR);
  const noShows = () => [
    attendanceOf(staff, id).absent,
    measureFigure(staff, figures.peopleAbsent, eventSource, "2026Q4").value,
  ];
  const personTimes = () => measureFigure(staff, figures.attendance, eventSource, "2026Q4").value;
  return {
    ...{ world, staff, id, workshop, own, token, representative },
    ...{ list, people, idOf, record, onTheDay, afterwards, noShows, personTimes },
  };
}

function refused(work: () => void): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.key;
    throw error;
  }
  return "nothing was refused";
}

describe("the list of attendance", () => {
  it("has everybody with a seat by firm, and for a session those who chose it", () => {
    const { list, people, workshop } = eventWithPeople();
    expect(list().firms.map(({ name }) => name)).toEqual(["湘凯液压股份有限公司", "鼎盛精铸"]);
    expect(people(workshop)).toEqual([
      ["李敏", null],
      ["王建国", null],
    ]);
    expect(list(null, "鼎盛").firms).toHaveLength(1);
    expect(list(null, "鼎盛").counts.open).toBe(3);
  });

  it("says present of whoever came in by the door or was at a session, and asks nothing more of them", () => {
    const { staff, id, idOf, record, people, list, workshop, onTheDay } = eventWithPeople();
    onTheDay();
    signInPerson(staff, id, { registeredPersonId: idOf("李敏"), day: DAY, mode: "venue" });
    record("王建国", "present", workshop);
    expect(people()).toEqual([
      ["李敏", "present"],
      ["王建国", "present"],
      ["赵强", null],
    ]);
    expect(list().firms[0]!.people.map(({ isSeen }) => isSeen)).toEqual([true, true]);
    // Being there is not being at every session.
    expect(people(workshop)).toEqual([
      ["李敏", null],
      ["王建国", "present"],
    ]);
    expect(refused(() => record("李敏", "absent", null, "present"))).toBe("presence.refused.signedIn");
  });

  it("is filled in with who and when, and in the log with what it said before", () => {
    const { world, staff, idOf, record, list, onTheDay } = eventWithPeople();
    onTheDay();
    record("赵强", "absent");
    record("赵强", "excused", null, "absent");
    expect(list().firms[1]!.people[0]).toMatchObject({
      standing: "excused",
      recorded: { at: staff.now(), by: staff.actor.name },
    });
    const logged = world.db
      .select()
      .from(auditEntries)
      .all()
      .filter(({ action }) => action === "presence.record");
    expect(logged).toHaveLength(2);
    const personId = idOf("赵强");
    expect(JSON.parse(logged[1]!.before!)).toEqual({ people: [{ personId, standing: "absent" }] });
    expect(JSON.parse(logged[1]!.after!)).toEqual({ people: [{ personId, standing: "excused" }] });
    expect(world.db.select().from(presences).all()).toHaveLength(1);
  });

  it("can be filled in by two at once: what one did not touch is the other's, and nothing is overwritten unseen", () => {
    const { record, people, onTheDay, staff, id, idOf } = eventWithPeople();
    onTheDay();
    record("赵强", "present");
    const untouched = { id: idOf("赵强"), standing: null, seen: null };
    recordPresence(staff, id, {
      session: null,
      people: [untouched, { id: idOf("李敏"), standing: "absent", seen: null }],
    });
    expect(people()).toEqual([
      ["李敏", "absent"],
      ["王建国", null],
      ["赵强", "present"],
    ]);
    expect(refused(() => record("赵强", "absent"))).toBe("presence.refused.changed");
    // What both say is no quarrel.
    expect(record("赵强", "present")).toBe(0);
  });

  it("marks the others as present at once, without those who are excused or absent", () => {
    const { staff, id, people, record, workshop, onTheDay, world } = eventWithPeople();
    onTheDay();
    record("李敏", "excused", workshop);
    expect(recordRestPresent(staff, id, workshop)).toBe(1);
    expect(people(workshop)).toEqual([
      ["李敏", "excused"],
      ["王建国", "present"],
    ]);
    expect(recordRestPresent(staff, id, workshop)).toBe(0);
    expect(world.db.select().from(presences).all()).toHaveLength(2);
  });

  it("adds nothing to the figures until those who are marked as present are signed in, which is one step", () => {
    const { staff, id, people, record, onTheDay, world } = eventWithPeople();
    onTheDay();
    record("李敏", "present");
    record("王建国", "absent");
    record("赵强", "present");
    expect(attendanceOf(staff, id)).toMatchObject({ venue: 0, firms: 0, onlyListed: 2 });
    expect(signInPresent(staff, id)).toBe(2);
    expect(attendanceOf(staff, id)).toMatchObject({ venue: 2, firms: 1, onlyListed: 0 });
    expect(people()[1]).toEqual(["王建国", "absent"]);
    expect(signInPresent(staff, id)).toBe(0);
    const taken = world.db.select().from(auditEntries).where(eq(auditEntries.action, "signIn.record")).all();
    expect(taken).toHaveLength(2);
  });

  it("signs nobody in where it cannot tell the day or the way of attending", () => {
    const { staff, world } = eventWithPeople();
    const fair = publishedEvent(staff, world.promoterId, { endsAt: "2026-10-23T17:00" });
    expect(refused(() => signInPresent(staff, fair))).toBe("presence.refused.severalDays");
  });

  it("of one session alone says of nobody that he did not come to the event", () => {
    const { record, workshop, noShows, onTheDay, afterwards } = eventWithPeople();
    onTheDay();
    record("李敏", "present", workshop);
    record("王建国", "absent", workshop);
    afterwards();
    expect(noShows()).toEqual([null, 0]);
  });

  it("is not changed by a firm once staff have written down who came", () => {
    const { world, own, idOf, record, people, representative } = eventWithPeople();
    // The morning of the day, before it begins.
    world.advance(46 * HOUR);
    record("李敏", "absent");
    const excuse = () => excusePerson(representative, { id: own }, { person: idOf("李敏"), excused: true });
    expect(refused(excuse)).toBe("presence.refused.recorded");
    expect(people()[0]).toEqual(["李敏", "absent"]);
  });

  it("knows only excuses before the day", () => {
    const { staff, id, record } = eventWithPeople();
    expect(refused(() => record("赵强", "present"))).toBe("presence.refused.notYet");
    expect(refused(() => recordRestPresent(staff, id, null))).toBe("presence.refused.notYet");
    expect(record("赵强", "excused")).toBe(1);
  });

  it("takes nobody who is not expected there, and no session of another event", () => {
    const { staff, id, idOf, workshop, record, onTheDay, world } = eventWithPeople();
    onTheDay();
    expect(refused(() => record("赵强", "present", workshop))).toBe("presence.refused.noSeat");
    expect(refused(() => record("赵强", "present", 4711))).toBe("error.notFound");
    const other = publishedEvent(staff, world.promoterId);
    const people = [{ id: idOf("赵强"), standing: "present" as const, seen: null }];
    expect(refused(() => recordPresence(staff, other, { session: null, people }))).toBe("presence.refused.noSeat");
    for (const stranger of [world.visitor, world.account("viewer"), world.account("firm_representative", [1])]) {
      expect(refused(() => recordPresence(stranger, id, { session: null, people }))).toBe("error.forbidden");
      expect(refused(() => presenceSheets(stranger, id))).toBe("error.forbidden");
    }
  });

  it("is printed whole: the event with who came unregistered, then each session", () => {
    const { staff, id, record, workshop, onTheDay } = eventWithPeople();
    onTheDay();
    record("李敏", "absent", workshop);
    const sheets = presenceSheets(staff, id);
    expect(sheets.map(({ session, people }) => [session?.titleZh ?? null, people.length])).toEqual([
      [null, 3],
      ["液压工坊", 2],
    ]);
    expect(sheets[1]!.counts).toEqual({ present: 0, absent: 1, excused: 0, open: 1 });
  });

  it("keeps a session of which it speaks, and those of whom it says that they were there", () => {
    const { staff, id, own, record, workshop, onTheDay } = eventWithPeople();
    onTheDay();
    record("李敏", "present", workshop);
    const [li, wang] = registrationView(staff, { id: own }).people;
    const onlyWang = amendment(staff, { id: own }, [{ ...wang!, duty: undefined }]);
    expect(refused(() => amendRegistration(staff, { id: own }, onlyWang))).toBe("registration.refused.signedIn");
    const elsewhere = amendment(staff, { id: own }, [
      { ...li!, duty: undefined, sessionIds: [] },
      { ...wang!, duty: undefined, sessionIds: [] },
    ]);
    expect(refused(() => removeSession(staff, id, workshop))).toBe("session.refused.wasChosen");
    const announced = addSession(staff, id, sessionInput({ titleZh: "开幕", chosen: "" }));
    record("王建国", "absent", announced);
    expect(refused(() => removeSession(staff, id, announced))).toBe("session.refused.hasPresence");
    // Whoever goes elsewhere is no more of the list.
    amendRegistration(staff, { id: own }, elsewhere);
    removeSession(staff, id, workshop);
    expect(presenceList(staff, id, announced, "").counts.absent).toBe(1);
  });
});

describe("a firm", () => {
  it("excuses its people until the event begins, which frees no seat, and lets them come after all", () => {
    const { staff, id, own, token, representative, people, idOf, world } = eventWithPeople();
    const person = idOf("李敏");
    excusePerson(representative, { id: own }, { person, excused: true });
    excusePerson(world.visitor, { token: token.token }, { person: idOf("王建国"), excused: true });
    expect(people().slice(0, 2)).toEqual([
      ["李敏", "excused"],
      ["王建国", "excused"],
    ]);
    expect(registrationView(staff, { id: own }).seats).toBe(2);
    excusePerson(representative, { id: own }, { person, excused: false });
    excusePerson(representative, { id: own }, { person, excused: false });
    expect(people()[0]).toEqual(["李敏", null]);
    expect(presenceList(staff, id, null, "").counts).toEqual({ present: 0, absent: 0, excused: 1, open: 2 });
    world.advance(56 * HOUR);
    expect(refused(() => excusePerson(representative, { id: own }, { person, excused: true }))).toBe(
      "presence.refused.begun",
    );
  });

  it("cannot excuse people of others", () => {
    const { world, own, representative, idOf } = eventWithPeople();
    const stranger = world.account("firm_representative", [world.organisation("竞争对手")]);
    const person = idOf("李敏");
    expect(refused(() => excusePerson(stranger, { id: own }, { person, excused: true }))).toBe("error.notFound");
    expect(refused(() => excusePerson(representative, { id: own }, { person: idOf("赵强"), excused: true }))).toBe(
      "error.notFound",
    );
  });
});

describe("who did not come", () => {
  it("is counted once the event is over: neither there nor excused, by door, list or session", () => {
    const { staff, id, idOf, record, workshop, onTheDay, afterwards, noShows, personTimes } = eventWithPeople();
    onTheDay();
    signInPerson(staff, id, { registeredPersonId: idOf("李敏"), day: DAY, mode: "venue" });
    expect(attendanceOf(staff, id).absent).toBeNull();
    afterwards();
    expect(noShows()).toEqual([2, 2]);
    record("王建国", "present", workshop);
    expect(noShows()).toEqual([1, 1]);
    record("赵强", "excused");
    expect(noShows()).toEqual([0, 0]);
    record("赵强", "absent", null, "excused");
    expect(noShows()).toEqual([1, 1]);
    // What is written on the list adds nothing to the person-times: those are of the door and of counted numbers.
    expect(personTimes()).toBe(1);
  });

  it("is nobody where attendance was not taken by name: excuses alone do not take it", () => {
    const { record, afterwards, noShows } = eventWithPeople();
    record("赵强", "excused");
    afterwards();
    expect(noShows()).toEqual([null, 0]);
    record("李敏", "present");
    expect(noShows()).toEqual([1, 1]);
  });
});
