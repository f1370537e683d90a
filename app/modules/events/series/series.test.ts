import { randomUUID } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { testWorld } from "~/access/testing";
import { auditEntries, events, eventTemplates, outboxMessages } from "~db/schema";
import { cancelRegistration } from "../cancel-registration.server";
import { eventInput, publishedEvent, registrationInput } from "../event-fixtures.testing";
import { eventPage } from "../event-page.server";
import { fieldInput } from "../fields/field-fixtures.testing";
import { fieldsOf } from "../fields/field-queries.server";
import { addField } from "../fields/save-field.server";
import { findEvent } from "../find-event.server";
import { sessionInput, ticketTypeInput } from "../programme/programme-fixtures.testing";
import { sessionsOf, ticketTypesOf } from "../programme/programme-queries.server";
import { removeSession } from "../programme/remove-session.server";
import { addSession } from "../programme/save-session.server";
import { addTicketType } from "../programme/save-ticket-type.server";
import { registerForEvent } from "../register-for-event.server";
import { updateEvent } from "../update-event.server";
import { createFromTemplate } from "../templates/create-from-template.server";
import { removeTemplate } from "../templates/remove-template.server";
import { keepTemplate, updateTemplate } from "../templates/save-template.server";
import { templateForm } from "../templates/template-form";
import { findTemplate, listTemplates } from "../templates/template-queries.server";
import { createSeries } from "./create-series.server";
import { handOnChanges } from "./hand-on-changes.server";
import { seriesDays } from "./series-days";
import { seriesForm } from "./series-form";
import { followingEvents, othersOfSeries, wouldChange } from "./series-queries.server";
import { SERIES_PARTS } from "./vocabulary";

const WEEK = 7 * 86_400_000;
const weekly = seriesForm.parse({ rule: "weekly", every: 1, firstDay: "2026-10-22", count: 4 });
const title = { titleZh: "例会", titleEn: null };

function world() {
  const made = testWorld();
  const staff = made.account("staff");
  const event = publishedEvent(staff, made.promoterId, { capacity: "80", summaryZh: "简介", organiserContact: "李" });
  const series = () => createSeries(staff, { eventId: event }, weekly, seriesDays(weekly).days, randomUUID());
  const days = () =>
    made.db
      .select({ day: events.startDay })
      .from(events)
      .orderBy(asc(events.startDay))
      .all()
      .map((row) => row.day);
  return { ...made, staff, event, series, days };
}

describe("templates of events", () => {
  it("keep what recurs, and make a draft of which only the title and the day are new", () => {
    const { staff, event } = world();
    const template = keepTemplate(staff, event, "月度对接会");
    const made = findEvent(staff, createFromTemplate(staff, template, { ...title, day: "2026-12-01" }));
    const original = findEvent(staff, event);
    const { id: _id, titleZh, titleEn: _en, startDay, endDay: _end, startsAt: _s, endsAt: _e, ...facts } = made;
    expect([titleZh, startDay]).toEqual(["例会", "2026-12-01"]);
    expect(made.endsAt - made.startsAt).toBe(original.endsAt - original.startsAt);
    expect(original).toMatchObject({
      ...facts,
      publishedAt: original.publishedAt,
      publishedBy: original.publishedBy,
      version: original.version,
    });
    expect(made.publishedAt).toBeNull();
  });

  it("make one event of a form that is sent twice", () => {
    const { staff, event } = world();
    const template = keepTemplate(staff, event, "月度对接会");
    const send = () => createFromTemplate(staff, template, { ...title, day: "2026-12-01" }, "the-same-key-twice-sent");
    expect(send()).toBe(send());
  });

  it("are changed by who saw the last version, and leave events alone when they go", () => {
    const { staff, event, db } = world();
    const id = keepTemplate(staff, event, "月度对接会");
    const { id: _id, version, ...values } = findTemplate(staff, id);
    const input = templateForm.parse({ ...values, capacity: 20 });
    updateTemplate(staff, id, version, input);
    updateTemplate(staff, id, 2, input);
    expect(findTemplate(staff, id)).toMatchObject({ capacity: 20, version: 2 });
    expect(() => updateTemplate(staff, id, 1, input)).toThrow("error.conflict");
    removeTemplate(staff, id);
    expect(db.select().from(eventTemplates).all()).toEqual([]);
    expect(findEvent(staff, event).capacity).toBe(80);
  });

  it("bring sessions and ticket types along, counted from the start of each event, also to a series", () => {
    const { staff, event, db } = world();
    addSession(staff, event, sessionInput({ place: "三号厅", capacity: 20 }));
    addTicketType(staff, event, ticketTypeInput({ quota: 50, closesAt: "2026-10-21T12:00" }));
    const template = keepTemplate(staff, event, "月度对接会");
    const key = "the-same-key-twice-sent";
    const make = () => createFromTemplate(staff, template, { ...title, day: "2026-12-01" }, key);
    const made = make();
    make();
    expect(sessionsOf(staff, made)).toMatchObject([
      { titleZh: "液压工坊", place: "三号厅", capacity: 20, startsAt: Date.parse("2026-12-01T15:00:00+08:00") },
    ]);
    expect(ticketTypesOf(staff, made)).toMatchObject([
      { nameZh: "普通票", quota: 50, closesAt: Date.parse("2026-11-30T12:00:00+08:00") },
    ]);
    createSeries(staff, { templateId: template, title }, weekly, seriesDays(weekly).days, randomUUID());
    const ids = db.select({ id: events.id }).from(events).all();
    expect(ids.map(({ id }) => sessionsOf(staff, id).length)).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it("are not shortened below a session that they keep", () => {
    const { staff, event } = world();
    addSession(staff, event, sessionInput());
    const id = keepTemplate(staff, event, "月度对接会");
    const { id: _id, version, ...values } = findTemplate(staff, id);
    const shorter = () => updateTemplate(staff, id, version, templateForm.parse({ ...values, endTime: "15:30" }));
    expect(shorter).toThrow("error.invalid");
    updateTemplate(staff, id, version, templateForm.parse({ ...values, endTime: "16:00" }));
    expect(findTemplate(staff, id).programme!.sessions).toHaveLength(1);
  });

  it("belong to a promoter: those of another one are not there", () => {
    const { staff, event, account, subPromoter } = world();
    const id = keepTemplate(staff, event, "月度对接会");
    const stranger = account("staff", [], subPromoter("分会"));
    expect(listTemplates(staff)).toHaveLength(1);
    expect(listTemplates(stranger)).toEqual([]);
    expect(() => findTemplate(stranger, id)).toThrow("error.notFound");
    expect(() => createFromTemplate(stranger, id, { ...title, day: "2026-12-01" })).toThrow("error.notFound");
    expect(() => keepTemplate(stranger, event, "别人的")).toThrow("event.otherPromoter");
    for (const reader of [account("viewer"), account("firm_representative", [])])
      expect(() => listTemplates(reader)).toThrow("error.forbidden");
  });
});

describe("a series of events", () => {
  it("is made of an event that becomes its first: drafts on the ticked days, one entry each", () => {
    const { staff, event, days, db } = world();
    const ticked = ["2026-10-22", "2026-10-29", "2026-11-12"];
    expect(createSeries(staff, { eventId: event }, weekly, ticked, randomUUID())).toBe(event);
    expect(days()).toEqual(ticked);
    const others = othersOfSeries(staff, findEvent(staff, event));
    expect(others.map(({ startDay, publishedAt }) => [startDay, publishedAt])).toEqual([
      ["2026-10-29", null],
      ["2026-11-12", null],
    ]);
    expect(db.select().from(auditEntries).where(eq(auditEntries.action, "event.create")).all()).toHaveLength(3);
    expect(eventPage(staff, event).history[0]!.action).toBe("event.update");
  });

  it("takes sessions and ticket types along, each on its own day", () => {
    const { staff, event, series } = world();
    addSession(staff, event, sessionInput());
    addTicketType(staff, event, ticketTypeInput({ closesAt: "2026-10-21T12:00" }));
    series();
    const [session] = sessionsOf(staff, event);
    const copied = othersOfSeries(staff, findEvent(staff, event)).map(({ id }) => [
      sessionsOf(staff, id).map(({ titleZh, startsAt }) => [titleZh, startsAt - session!.startsAt]),
      ticketTypesOf(staff, id).map(({ closesAt }) => closesAt),
    ]);
    const noonBefore = Date.parse("2026-10-21T12:00:00+08:00");
    expect(copied).toEqual([1, 2, 3].map((week) => [[[session!.titleZh, week * WEEK]], [noonBefore + week * WEEK]]));
  });

  it("is all or nothing, and the same form sent twice makes one", () => {
    const { staff, event, days, db } = world();
    const foreign = ["2026-10-29", "2026-10-30"];
    expect(() => createSeries(staff, { eventId: event }, weekly, foreign, randomUUID())).toThrow("otherDays");
    expect(() => createSeries(staff, { eventId: event }, weekly, ["2026-10-22"], randomUUID())).toThrow("noDays");
    db.$client.exec(
      "CREATE TRIGGER no_november BEFORE INSERT ON events WHEN NEW.start_day > '2026-11-01' BEGIN SELECT RAISE(ABORT, 'no'); END",
    );
    expect(() => createSeries(staff, { eventId: event }, weekly, seriesDays(weekly).days, randomUUID())).toThrow("no");
    expect([days(), findEvent(staff, event).seriesId]).toEqual([["2026-10-22"], null]);
    db.$client.exec("DROP TRIGGER no_november");
    const key = randomUUID();
    for (const _ of [1, 2]) createSeries(staff, { eventId: event }, weekly, seriesDays(weekly).days, key);
    expect(days()).toHaveLength(4);
  });

  it("hands on texts, place and times, each event on its own day, and leaves out those that were not chosen", () => {
    const { staff, event, promoterId, series } = world();
    series();
    const { version } = findEvent(staff, event);
    updateEvent(staff, event, version, {
      ...eventInput(promoterId, {
        titleZh: "新名称",
        venue: "新会场",
        startsAt: "2026-10-22T09:00",
        endsAt: "2026-10-22T10:00",
      }),
      capacity: 80,
    });
    const shown = followingEvents(staff, event, SERIES_PARTS);
    expect(shown.following.map(({ changed }) => changed)).toEqual(
      Array.from({ length: 3 }, () => ["titleZh", "summaryZh", "organiserContact", "venue", "startsAt", "endsAt"]),
    );
    const [first, second, third] = shown.following.map(({ id }) => id) as [number, number, number];
    expect(handOnChanges(staff, event, { parts: SERIES_PARTS, events: [first, third], seen: shown.seen })).toBe(2);
    expect(findEvent(staff, third)).toMatchObject({
      titleZh: "新名称",
      venue: "新会场",
      startDay: "2026-11-12",
      startsAt: Date.parse("2026-11-12T09:00:00+08:00"),
      endsAt: Date.parse("2026-11-12T10:00:00+08:00"),
    });
    expect(findEvent(staff, second).titleZh).not.toBe("新名称");
    expect(() => handOnChanges(staff, event, { parts: SERIES_PARTS, events: [second], seen: shown.seen })).toThrow(
      "error.conflict",
    );
    const later = followingEvents(staff, second, ["place"]);
    expect(later.following.map(({ id }) => id)).toEqual([third]);
  });

  it("hands a changed programme on, each event at its own times", () => {
    const { staff, event, series } = world();
    const old = addSession(staff, event, sessionInput());
    series();
    removeSession(staff, event, old);
    addSession(
      staff,
      event,
      sessionInput({ titleZh: "新分场", startsAt: "2026-10-22T15:00", endsAt: "2026-10-22T16:00" }),
    );
    addTicketType(staff, event, ticketTypeInput());
    addField(staff, event, fieldInput());
    const shown = followingEvents(staff, event, ["programme"]);
    expect(shown.following.map(({ programme, byHand }) => [programme, byHand])).toEqual(
      Array.from({ length: 3 }, () => [["sessions", "ticketTypes", "fields"], false]),
    );
    const all = shown.following.map(({ id }) => id);
    expect(handOnChanges(staff, event, { parts: ["programme"], events: all, seen: shown.seen })).toBe(3);
    for (const [week, id] of all.entries()) {
      const [session] = sessionsOf(staff, id);
      expect(session).toMatchObject({
        titleZh: "新分场",
        startsAt: Date.parse("2026-10-22T15:00:00+08:00") + (week + 1) * WEEK,
      });
      expect(ticketTypesOf(staff, id)).toHaveLength(1);
      expect(fieldsOf(staff, id)).toMatchObject([{ labelZh: "用餐", options: [{}, {}] }]);
    }
    const after = followingEvents(staff, event, SERIES_PARTS).following;
    expect(after.map((each) => [wouldChange(each), each.byHand])).toEqual(
      Array.from({ length: 3 }, () => [false, false]),
    );
    addSession(staff, event, sessionInput({ titleZh: "又一场" }));
    expect(() => handOnChanges(staff, event, { parts: ["programme"], events: all, seen: shown.seen })).toThrow(
      "error.conflict",
    );
  });

  it("says which events were changed by themselves, and keeps a programme by which somebody registered or that would not fit", () => {
    const { staff, event, series, db, promoterId } = world();
    addSession(staff, event, sessionInput({ titleZh: "原分场" }));
    series();
    const [registered, own, short] = followingEvents(staff, event, ["place"]).following.map(({ id }) => id) as [
      number,
      number,
      number,
    ];
    db.update(events).set({ publishedAt: 1 }).where(eq(events.id, registered)).run();
    const { registrationId } = registerForEvent(staff, registered, registrationInput());
    cancelRegistration(staff, { id: registrationId });
    addTicketType(staff, own, ticketTypeInput({ closesAt: "" }));
    const [session] = sessionsOf(staff, short);
    removeSession(staff, short, session!.id);
    updateEvent(staff, short, findEvent(staff, short).version, {
      ...eventInput(promoterId, { startsAt: "2026-11-12T14:00", endsAt: "2026-11-12T14:10" }),
    });
    addTicketType(staff, event, ticketTypeInput({ closesAt: "" }));
    addField(staff, event, fieldInput());
    const shown = followingEvents(staff, event, ["programme"]);
    expect(shown.following.map(({ programme, programmeStays, byHand }) => [programme, programmeStays, byHand])).toEqual(
      [
        [[], "registrations", false],
        [["fields"], null, true],
        [[], "tooShort", true],
      ],
    );
    const all = [registered, own, short];
    expect(handOnChanges(staff, event, { parts: ["programme"], events: all, seen: shown.seen })).toBe(1);
    expect(all.map((id) => [sessionsOf(staff, id).length, fieldsOf(staff, id).length])).toEqual([
      [1, 0],
      [1, 1],
      [0, 0],
    ]);
    expect(followingEvents(staff, event, ["programme"]).following.map(({ byHand }) => byHand)).toEqual([
      false,
      false,
      true,
    ]);
  });

  it("names events with registrations before it changes them", () => {
    const { staff, event, series, db } = world();
    series();
    const [first] = followingEvents(staff, event, ["place"]).following;
    db.update(events).set({ publishedAt: 1 }).where(eq(events.id, first!.id)).run();
    registerForEvent(staff, first!.id, registrationInput());
    expect(followingEvents(staff, event, ["place"]).following.map(({ registrations }) => registrations)).toEqual([
      1, 0, 0,
    ]);
    expect(db.select().from(outboxMessages).all().length).toBeGreaterThan(0);
  });
});
