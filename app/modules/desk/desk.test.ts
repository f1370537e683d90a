import { describe, expect, it } from "vitest";
import { testWorld } from "~/access/testing";
import {
  contacts,
  dues,
  events,
  eventSurveys,
  registeredPeople,
  registrations,
  signIns,
  surveyInvitations,
} from "~db/schema";
import { tasksOfDesk } from "./desk-tasks.server";
import { eventsOfFirm, knownPeopleOf } from "./firm-events.server";

const HOUR_MS = 3_600_000;

/** One person who speaks for two firms. */
function world() {
  const here = testWorld();
  const { db, system } = here;
  const now = system.now();
  const [own, rival] = [here.organisation("甲液压有限公司"), here.organisation("乙精铸有限公司")];
  const event = (titleZh: string, startsAt: number) =>
    db
      .insert(events)
      .values({
        ...{ promoterId: here.promoterId, titleZh, type: "lecture", promoterFunction: "communication" },
        ...{
          networkActivity: "ZZ01",
          startDay: "2026-09-10",
          endDay: "2026-09-10",
          startsAt,
          endsAt: startsAt + HOUR_MS,
        },
        ...{ attendanceMode: "venue", listed: true, publishedAt: 0, version: 1, createdAt: 0, updatedAt: 0 },
      })
      .returning({ id: events.id })
      .get().id;
  let count = 0;
  const registration = (
    organisationId: number,
    eventId: number,
    people: readonly { name: string; duty?: string }[],
    values: Partial<typeof registrations.$inferInsert> = {},
  ) => {
    count += 1;
    const id = db
      .insert(registrations)
      .values({
        ...{
          eventId,
          organisationId,
          organisationName: "x",
          contactName: "x",
          email: "x@firm.example",
          locale: "zh-CN",
        },
        ...{ status: "confirmed", seats: people.length, source: "representative", noticeVersion: "1", createdAt: 0 },
        ...{ tokenHash: `t${count}`, submissionKey: `s${count}`, ...values },
      })
      .returning({ id: registrations.id })
      .get().id;
    const ids = people.map(
      ({ name, duty = null }) =>
        db
          .insert(registeredPeople)
          .values({ registrationId: id, name, duty })
          .returning({ id: registeredPeople.id })
          .get().id,
    );
    return { id, ids };
  };
  const signedIn = (organisationId: number, eventId: number, personName: string, registeredPersonId: number | null) =>
    db
      .insert(signIns)
      .values({
        ...{ eventId, day: "2026-09-10", registeredPersonId, organisationId, personName, mode: "venue", recordedAt: 0 },
      })
      .run();
  return {
    ...{ ...here, own, rival, now, event, registration, signedIn },
    both: here.account("firm_representative", [own, rival]),
  };
}

describe("what a representative has to do", () => {
  it("begins with the seat that lapses and with dues that are late, and says of which firm", () => {
    const { db, own, rival, now, event, registration, both } = world();
    const coming = event("对接会", now + 100 * HOUR_MS);
    const offered = { status: "offered", offerEndsAt: now + HOUR_MS };
    const { id } = registration(own, coming, [{ name: "李敏" }], offered);
    registration(own, coming, [{ name: "王芳" }], { status: "offered", offerEndsAt: now - 1 });
    for (const [dueDay, state] of [
      ["2026-06-30", "due"],
      ["2027-06-30", "due"],
      ["2025-06-30", "paid"],
    ] as const)
      db.insert(dues)
        .values({
          ...{ organisationId: rival, year: Number(dueDay.slice(0, 4)), amountFen: 800_000, dueDay, state },
          ...{ version: 1, createdAt: 0, updatedAt: 0 },
        })
        .run();
    const tasks = tasksOfDesk(both);
    expect(tasks.map(({ tag, firm, day }) => [tag, firm, day])).toEqual([
      ["desk.task.dues", "乙精铸有限公司", "2026-06-30"],
      ["desk.task.offer", "甲液压有限公司", "2026-10-20"],
      ["desk.task.dues", "乙精铸有限公司", "2027-06-30"],
    ]);
    expect(tasks[1]!.path).toBe(`/portal/registrations/${id}`);
    expect(tasks[0]!.params).toMatchObject({ yuan: 8000 });
  });

  it("is a survey about an event where somebody of the firm was, until it is answered or closed", () => {
    const { db, own, rival, now, event, registration, signedIn, both, advance } = world();
    const past = event("对接会", now - 30 * HOUR_MS);
    const { id, ids } = registration(own, past, [{ name: "李敏" }]);
    registration(rival, past, [{ name: "没有来" }]);
    signedIn(own, past, "李敏", ids[0]!);
    const survey = { eventId: past, anonymous: false, closesOn: "2026-10-25", version: 1, createdAt: 0, updatedAt: 0 };
    const surveyId = db.insert(eventSurveys).values(survey).returning({ id: eventSurveys.id }).get().id;
    expect(tasksOfDesk(both), "a draft is asked of nobody").toEqual([]);
    db.update(eventSurveys).set({ sentAt: now }).run();
    db.insert(surveyInvitations).values({ surveyId, registrationId: id, tokenHash: "h", used: false }).run();
    const tasks = () => tasksOfDesk(both).map(({ text, firm, path, day }) => [text, firm, path, day]);
    const expected = ["甲液压有限公司", `/portal/registrations/${id}`, "2026-10-25"];
    expect(tasks()).toEqual([["desk.task.surveyText", ...expected]]);
    expect(JSON.stringify(tasksOfDesk(both)), "an address is enough to recognise").not.toContain("x@firm.example");
    db.update(surveyInvitations).set({ used: true }).run();
    expect(tasks()).toEqual([]);
    db.update(eventSurveys).set({ anonymous: true }).run();
    expect(tasks()).toEqual([["desk.task.surveyAnonymous", ...expected]]);
    advance(6 * 24 * HOUR_MS);
    expect(tasks()).toEqual([]);
  });

  it("is data to confirm, once nobody was sure of them for long", () => {
    const { own, advance, account } = world();
    const representative = account("firm_representative", [own]);
    expect(tasksOfDesk(representative)).toEqual([]);
    advance(800 * 24 * HOUR_MS);
    expect(tasksOfDesk(representative)).toMatchObject([
      { tag: "desk.task.data", path: `/portal/organisations/${own}` },
    ]);
  });

  it("is for who speaks for a firm", () => {
    const { account } = world();
    expect(() => tasksOfDesk(account("staff"))).toThrow("error.forbidden");
    expect(tasksOfDesk(account("firm_representative"))).toEqual([]);
  });
});

describe("the events of a firm", () => {
  it("are its own alone: who is to come, who came and when, and who came without being registered", () => {
    const { own, rival, now, event, registration, signedIn, both } = world();
    const [past, coming] = [event("往期", now - 100 * HOUR_MS), event("近期", now + 100 * HOUR_MS)];
    registration(own, coming, [{ name: "李敏" }]);
    registration(rival, coming, [{ name: "对手" }]);
    const { ids } = registration(own, past, [{ name: "李敏" }, { name: "王芳" }]);
    const theirs = registration(rival, past, [{ name: "对手" }]);
    signedIn(own, past, "李敏", ids[0]!);
    signedIn(rival, past, "对手", theirs.ids[0]!);
    signedIn(own, past, "赵强", null);
    signedIn(rival, past, "别家", null);
    const found = eventsOfFirm(both, own);
    expect(found.coming.map(({ people }) => people)).toEqual(["李敏"]);
    expect(found.past.map(({ came }) => came)).toEqual([[{ name: "李敏", days: "2026-09-10" }]]);
    expect(found.walkIns.map(({ name, day }) => [name, day])).toEqual([["赵强", "2026-09-10"]]);
  });

  it("offer those who were registered before, and the contacts, each once, and nobody of another firm", () => {
    const { db, own, rival, now, event, registration, both, account } = world();
    const past = event("往期", now - 100 * HOUR_MS);
    registration(own, past, [{ name: "李敏", duty: "工程师" }, { name: "" }]);
    registration(own, past, [{ name: "李敏", duty: "总工程师" }, { name: "王芳" }]);
    registration(rival, past, [{ name: "对手" }]);
    for (const name of ["王芳", "曹伟欣"])
      db.insert(contacts).values({ organisationId: own, name, duty: "总监", createdAt: 0, updatedAt: 0 }).run();
    expect(knownPeopleOf(both, own)).toEqual([
      { name: "王芳", duty: null },
      { name: "李敏", duty: "总工程师" },
      { name: "曹伟欣", duty: "总监" },
    ]);
    for (const read of [knownPeopleOf, eventsOfFirm])
      expect(() => read(account("firm_representative", [rival]), own)).toThrow("error.forbidden");
  });
});
