import { randomUUID } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { testWorld } from "~/access/testing";
import { parseForm } from "~/forms/parse-form";
import { filterQuery } from "~/lists/list-query";
import { runList } from "~/lists/run-list.server";
import { mergeOrganisations } from "~/modules/organisations/merge/merge-organisations.server";
import { organisationList } from "~/modules/organisations/organisation-list";
import { organisationSource } from "~/modules/organisations/organisation-queries.server";
import { organisationTimeline } from "~/modules/organisations/organisation-timeline.server";
import { auditEntries, directoryConsents, outboxMessages, standFirms, standPeople, users } from "~db/schema";
import { amendRegistration } from "../amend-registration.server";
import { cancelEvent } from "../cancel-event.server";
import { erasePastPeople } from "../erase-past-people.server";
import { createEvent } from "../create-event.server";
import { amendment, eventInput, publishedEvent, registrationInput } from "../event-fixtures.testing";
import { eventList } from "../event-list";
import { eventPage } from "../event-page.server";
import { eventSource } from "../event-queries.server";
import { publishEvent } from "../publish-event.server";
import { reopenEvent } from "../reopen-event.server";
import { unpublishEvent } from "../unpublish-event.server";
import { registerForEvent } from "../register-for-event.server";
import { registrationView } from "../registration-queries.server";
import { newRegistrationToken } from "../registration-token.server";
import { askForPlace, givePlaceBack } from "./ask-for-place.server";
import { exportStands } from "./export-stands.server";
import { removeStand } from "./remove-stand.server";
import { putOnStand, updatePlace } from "./save-place.server";
import { addStand, updateStand } from "./save-stand.server";
import { confirmPlace, withdrawPlace } from "./settle-place.server";
import { newPlaceForm, ownPlaceForm, placeForm, standForm } from "./stand-form";
import { ownPlace, publicStands, standsOf, standsOfFirm } from "./stand-queries.server";
import { stuckPlaces } from "./stuck-places.server";

function filled<T extends Parameters<typeof parseForm>[0]>(schema: T, values: Record<string, unknown>) {
  const result = parseForm(schema, values);
  if (!result.ok) throw new Error(JSON.stringify(result.fields));
  return result.data as ReturnType<T["parse"]>;
}
const standInput = (values: Record<string, unknown> = {}) =>
  filled(standForm, {
    nameZh: "集群联合展台",
    nameEn: "Joint stand of the cluster",
    hall: "W2-A108",
    areaSquareMetres: "108",
    costFen: "100000",
    joinUntil: "2026-10-21",
    version: 0,
    ...values,
  });
const own = (values: Record<string, unknown> = {}) =>
  filled(ownPlaceForm, { products: "油缸\n多路阀", listed: "on", version: 0, ...values });
const placed = (firm: string, values: Record<string, unknown> = {}) =>
  filled(newPlaceForm, { firm, listed: "on", version: 0, ...values });

/** A fair two days ahead with a stand, and two member firms with their representatives. */
function world() {
  const here = testWorld();
  const staff = here.account("staff");
  const [first, second] = ["甲液压有限公司", "乙精铸有限公司"].map((name) =>
    here.organisation(name, { memberSince: "2024-01-01" }),
  ) as [number, number];
  const event = publishedEvent(staff, here.promoterId, { type: "exhibition", titleZh: "国际工程机械展" });
  const stand = addStand(staff, event, standInput());
  return {
    ...here,
    ...{ staff, event, stand, first, second },
    ofFirst: here.account("firm_representative", [first]),
    ofSecond: here.account("firm_representative", [second]),
    places: () => standsOf(staff, event)[0]!.places,
  };
}

describe("a joint stand", () => {
  it("takes a firm that asks, once staff confirm it, and tells when each happened", () => {
    const { staff, event, stand, first, ofFirst, places, advance, db } = world();
    askForPlace(ofFirst, first, stand, own({ peopleNames: "李敏\n王芳" }));
    expect(places()).toMatchObject([{ status: "asked", paysFen: null, people: ["李敏", "王芳"], confirmedAt: null }]);
    expect(stuckPlaces(staff)).toMatchObject([{ path: `/events/${event}/stands`, params: { count: 1 } }]);
    advance(60_000);
    const { id } = places()[0]!;
    confirmPlace(staff, event, stand, id);
    confirmPlace(staff, event, stand, id);
    expect(places()).toMatchObject([{ status: "confirmed", paysFen: 10_000_000 }]);
    expect(stuckPlaces(staff)).toEqual([]);
    advance(60_000);
    givePlaceBack(ofFirst, first, stand);
    givePlaceBack(ofFirst, first, stand);
    const [place] = places();
    expect(place).toMatchObject({ status: "withdrawn", paysFen: null });
    expect(place!.askedAt).toBeLessThan(place!.confirmedAt!);
    expect(place!.confirmedAt).toBeLessThan(place!.withdrawnAt!);
    expect(() => confirmPlace(staff, event, stand, id)).toThrow("stand.refused.withdrawn");
    const actions = db.select().from(auditEntries).where(eq(auditEntries.subjectId, event)).all();
    expect(actions.map(({ action }) => action).filter((action) => /Place$/.test(action))).toEqual([
      "event.askForPlace",
      "event.confirmPlace",
      "event.withdrawPlace",
    ]);
    expect(JSON.stringify(actions), "the log names nobody who is on a stand").not.toMatch(/李敏|王芳/);
  });

  it("is for members, until the last day that was named, at a fair that is held", () => {
    const { staff, event, stand, first, ofFirst, organisation, account, advance, places } = world();
    const stranger = organisation("丙公司");
    const ofStranger = account("firm_representative", [stranger]);
    expect(() => askForPlace(ofStranger, stranger, stand, own())).toThrow("stand.refused.notMember");
    askForPlace(ofFirst, first, stand, own());
    advance(2 * 24 * 3_600_000);
    expect(() => askForPlace(ofFirst, first, stand, own({ version: 1 }))).toThrow("stand.refused.closed");
    expect(() => givePlaceBack(ofFirst, first, stand)).toThrow("stand.refused.closed");
    expect(ownPlace(ofFirst, first, stand)).toMatchObject({ open: false, status: "asked" });
    withdrawPlace(staff, event, stand, places()[0]!.id);
    expect(places()).toMatchObject([{ status: "withdrawn" }]);
    const other = world();
    cancelEvent(other.staff, other.event, "改期");
    expect(() => askForPlace(other.ofFirst, other.first, other.stand, own())).toThrow("stand.refused.closed");
  });

  it("is not offered to firms where no day was named; staff put them there, and a firm sees its own place only", () => {
    const { staff, event, stand, first, second, ofFirst, ofSecond } = world();
    updateStand(staff, event, stand, standInput({ joinUntil: "", version: 1 }));
    expect(standsOfFirm(ofFirst, first)).toEqual([]);
    expect(() => ownPlace(ofFirst, first, stand)).toThrow("error.notFound");
    expect(() => askForPlace(ofFirst, first, stand, own())).toThrow("error.notFound");
    putOnStand(staff, event, stand, placed("甲液压有限公司", { products: "油缸" }));
    expect(() => putOnStand(staff, event, stand, placed("甲液压有限公司"))).toThrow();
    expect(standsOfFirm(ofFirst, first)).toMatchObject([{ standId: stand, status: "confirmed" }]);
    expect(standsOfFirm(ofSecond, second)).toEqual([]);
    expect(JSON.stringify(ownPlace(ofFirst, first, stand))).not.toContain("乙精铸");
  });

  it("is kept by the staff of the promoters that run the event, and by nobody else", () => {
    const { event, stand, first, second, ofFirst, ofSecond, account, subPromoter, visitor, staff, places } = world();
    putOnStand(staff, event, stand, placed("甲液压有限公司"));
    const { id } = places()[0]!;
    const outsiders = [account("staff", [], subPromoter("零部件分会")), account("viewer"), ofFirst, visitor];
    for (const outsider of outsiders) {
      for (const attempt of [
        () => standsOf(outsider, event),
        () => addStand(outsider, event, standInput()),
        () => updateStand(outsider, event, stand, standInput({ version: 1 })),
        () => removeStand(outsider, event, stand),
        () => putOnStand(outsider, event, stand, placed("乙精铸有限公司")),
        () => updatePlace(outsider, event, stand, id, filled(placeForm, { version: 1 })),
        () => confirmPlace(outsider, event, stand, id),
        () => withdrawPlace(outsider, event, stand, id),
      ])
        expect(attempt).toThrow(/error.forbidden|event.otherPromoter/);
    }
    for (const attempt of [
      () => ownPlace(ofSecond, first, stand),
      () => askForPlace(ofSecond, first, stand, own()),
      () => givePlaceBack(ofSecond, first, stand),
      () => standsOfFirm(ofFirst, second),
      () => askForPlace(staff, first, stand, own()),
    ])
      expect(attempt).toThrow(/error.forbidden|error.notFound/);
  });

  it("divides its cost to the fen, and no firm agrees on more than is left", () => {
    const { staff, event, stand, places } = world();
    updateStand(staff, event, stand, standInput({ costFen: "100.01", version: 1 }));
    putOnStand(staff, event, stand, placed("甲液压有限公司"));
    putOnStand(staff, event, stand, placed("乙精铸有限公司"));
    expect(places().map(({ paysFen }) => paysFen)).toEqual([5_001, 5_000]);
    const { id } = places()[0]!;
    const agreed = (yuan: string, version: number) => filled(placeForm, { shareFen: yuan, version });
    expect(() => updatePlace(staff, event, stand, id, agreed("100.02", 1))).toThrow();
    updatePlace(staff, event, stand, id, agreed("30", 1));
    expect(places().map(({ paysFen }) => paysFen)).toEqual([3_000, 7_001]);
    expect(() => updateStand(staff, event, stand, standInput({ costFen: "29.99", version: 2 }))).toThrow();
    expect(() => updatePlace(staff, event, stand, id, agreed("1", 1)), "somebody else changed it").toThrow(
      "error.conflict",
    );
    expect(() => removeStand(staff, event, stand)).toThrow("stand.refused.hasFirms");
    for (const place of places()) withdrawPlace(staff, event, stand, place.id);
    removeStand(staff, event, stand);
    expect(standsOf(staff, event)).toEqual([]);
  });

  it("keeps version and log where a place is saved as it was", () => {
    const { stand, first, ofFirst, db, event } = world();
    askForPlace(ofFirst, first, stand, own({ peopleNames: "李敏" }));
    const entries = () => db.select().from(auditEntries).where(eq(auditEntries.subjectId, event)).all().length;
    const before = entries();
    askForPlace(ofFirst, first, stand, own({ peopleNames: "李敏", version: 1 }));
    expect(entries()).toBe(before);
    askForPlace(ofFirst, first, stand, own({ peopleNames: "王芳", version: 1 }));
    expect(entries()).toBe(before + 1);
    expect(ownPlace(ofFirst, first, stand)).toMatchObject({ status: "asked", version: 2 });
  });
});

describe("people on a stand", () => {
  it("are registered people of the firm, or typed; who leaves the registration leaves the stand, and another name is read there", () => {
    const { stand, event, first, ofFirst, ofSecond, second, places } = world();
    const register = (context: typeof ofFirst, organisationId: number, names: string[]) =>
      registerForEvent(
        context,
        event,
        registrationInput({ organisationId, people: names.map((name) => ({ name })), submissionKey: randomUUID() }),
        newRegistrationToken(),
      ).registrationId;
    const registration = register(ofFirst, first, ["李敏", "王芳"]);
    register(ofSecond, second, ["赵强"]);
    const { registered } = ownPlace(ofFirst, first, stand);
    expect(registered.map(({ name }) => name)).toEqual(["李敏", "王芳"]);
    const foreign = ownPlace(ofSecond, second, stand).registered[0]!.id;
    expect(() => askForPlace(ofFirst, first, stand, own({ peopleIds: [String(foreign)] }))).toThrow();
    const ids = registered.map(({ id }) => String(id));
    askForPlace(ofFirst, first, stand, own({ peopleIds: ids, peopleNames: "陈静" }));
    expect(places()[0]!.people).toEqual(["李敏", "王芳", "陈静"]);
    const [li] = registrationView(ofFirst, { id: registration }).people;
    amendRegistration(
      ofFirst,
      { id: registration },
      amendment(ofFirst, { id: registration }, [{ id: li!.id!, name: "李敏敏" }]),
    );
    expect(places()[0]!.people).toEqual(["李敏敏", "陈静"]);
  });

  it("are forgotten six months after the event, with everybody else who was there", () => {
    const { staff, db, event, stand, advance, places } = world();
    putOnStand(staff, event, stand, placed("甲液压有限公司", { peopleNames: "陈静" }));
    advance(150 * 24 * 3_600_000);
    erasePastPeople(staff);
    expect(places()[0]!.people).toEqual(["陈静"]);
    advance(60 * 24 * 3_600_000);
    erasePastPeople(staff);
    expect(db.select().from(standPeople).all()).toEqual([]);
    expect(places()).toMatchObject([{ legalName: "甲液压有限公司", status: "confirmed" }]);
  });
});

describe("the public page of a fair", () => {
  it("names a firm once it stands in the public directory, wants to be named and has its place", () => {
    const { staff, db, event, stand, first, ofFirst, ofSecond, second, visitor, places } = world();
    const agree = (organisationId: number, part: "identity" | "products") =>
      db
        .insert(directoryConsents)
        .values({ organisationId, part, noticeVersion: "1", givenAt: 1, givenHow: "portal" })
        .run();
    const shown = () => publicStands(visitor, event)[0]!.firms.map(({ legalName, products }) => [legalName, products]);
    askForPlace(ofFirst, first, stand, own());
    askForPlace(ofSecond, second, stand, own({ listed: "" }));
    for (const firm of [first, second]) agree(firm, "identity");
    expect(shown(), "who only asks is not there yet").toEqual([]);
    for (const { id } of places()) confirmPlace(staff, event, stand, id);
    expect(shown()).toEqual([["甲液压有限公司", null]]);
    agree(first, "products");
    expect(shown()).toEqual([["甲液压有限公司", "油缸\n多路阀"]]);
    const everything = JSON.stringify(publicStands(visitor, event));
    for (const word of ["乙精铸", "costFen", "shareFen", "note", "people"]) expect(everything).not.toContain(word);
    givePlaceBack(ofFirst, first, stand);
    expect(shown()).toEqual([]);
  });

  it("names no firm that never agreed to be public, although staff ticked it", () => {
    const { staff, event, stand, visitor } = world();
    putOnStand(staff, event, stand, placed("甲液压有限公司", { products: "油缸" }));
    expect(publicStands(visitor, event)).toMatchObject([{ nameZh: "集群联合展台", hall: "W2-A108", firms: [] }]);
  });
});

describe("those who speak for a firm on a stand", () => {
  function told(here: ReturnType<typeof world>) {
    let read = 0;
    /** Subjects of the mails since the last time, with their recipients. */
    return () => {
      const all = here.db.select().from(outboxMessages).orderBy(asc(outboxMessages.id)).all();
      const mails = all.slice(read).map(({ subject, recipient }) => `${recipient} ${subject}`);
      read = all.length;
      return { mails, last: all.at(-1) };
    };
  }

  it("are told in their language that it has its place, was declined, or has it no longer", () => {
    const here = world();
    const { staff, event, stand, first, second, ofFirst, ofSecond, places, db } = here;
    const [a, b] = [ofFirst, ofSecond].map(({ actor }) => {
      return db.select().from(users).where(eq(users.id, actor.userId!)).get()!.email;
    });
    db.update(users).set({ locale: "en" }).where(eq(users.email, b!)).run();
    const news = told(here);
    askForPlace(ofFirst, first, stand, own());
    askForPlace(ofSecond, second, stand, own());
    expect(news().mails).toEqual([]);
    const [one, two] = places().map(({ id }) => id) as [number, number];
    confirmPlace(staff, event, stand, one);
    confirmPlace(staff, event, stand, one);
    withdrawPlace(staff, event, stand, two);
    withdrawPlace(staff, event, stand, two);
    expect(news().mails).toEqual([
      `${a} 参展已确认：国际工程机械展`,
      `${b} No place on the stand this time: 国际工程机械展`,
    ]);
    withdrawPlace(staff, event, stand, one);
    const taken = news();
    expect(taken.mails).toEqual([`${a} 已退出联合展位：国际工程机械展`]);
    expect(taken.last!.body).toContain("集群联合展台 · W2-A108");
    expect(taken.last!.body).toContain(`/portal/organisations/${first}/stands/${stand}`);
    putOnStand(staff, event, stand, placed("甲液压有限公司"));
    expect(news().mails, "who comes again is told again").toEqual([`${a} 参展已确认：国际工程机械展`]);
    givePlaceBack(ofFirst, first, stand);
    expect(news().mails, "who goes by himself knows it").toEqual([]);
  });

  it("are told once when the fair is cancelled, held after all, or the stand is elsewhere", () => {
    const here = world();
    const { staff, event, stand, first, second, ofFirst, ofSecond, places, advance, db } = here;
    askForPlace(ofFirst, first, stand, own());
    askForPlace(ofSecond, second, stand, own());
    confirmPlace(staff, event, stand, places()[0]!.id);
    withdrawPlace(staff, event, stand, places()[1]!.id);
    const news = told(here);
    news();
    const a = db.select().from(users).where(eq(users.id, ofFirst.actor.userId!)).get()!.email;
    updateStand(staff, event, stand, standInput({ note: "近入口", version: 1 }));
    expect(news().mails, "a note of staff is no news").toEqual([]);
    updateStand(staff, event, stand, standInput({ note: "近入口", hall: "W3-B02", version: 2 }));
    expect(news()).toMatchObject({
      mails: [`${a} 展会时间、地点或展位有变：国际工程机械展`],
      last: { body: expect.stringContaining("W3-B02") as string },
    });
    expect(cancelEvent(staff, event, "场馆停用")).toBe(1);
    const cancelled = news();
    expect(cancelled.mails).toEqual([`${a} 展会取消：国际工程机械展`]);
    expect(cancelled.last!.body).toContain("场馆停用");
    expect(cancelled.last!.body, "with the state that its entry has: who has only asked is promised nothing").toContain(
      "集群联合展台 · W3-B02（已确认）",
    );
    withdrawPlace(staff, event, stand, places()[0]!.id);
    putOnStand(staff, event, stand, placed("甲液压有限公司"));
    expect(news().mails, "places at a fair that is not held are no news").toEqual([]);
    expect(reopenEvent(staff, event)).toBe(1);
    expect(news().mails).toEqual([`${a} 展会恢复举办：国际工程机械展`]);
    advance(3 * 86_400_000);
    updateStand(staff, event, stand, standInput({ hall: "W4", version: 3 }));
    expect(news().mails, "nor is what is written down afterwards").toEqual([]);
  });

  it("learn of a place that staff gave before the fair was announced when it is announced", () => {
    const here = world();
    const { staff, promoterId } = here;
    const event = createEvent(staff, eventInput(promoterId, { type: "exhibition", titleZh: "国际工程机械展" }));
    const stand = addStand(staff, event, standInput());
    const news = told(here);
    putOnStand(staff, event, stand, placed("甲液压有限公司"));
    expect(news().mails).toEqual([]);
    publishEvent(staff, event);
    publishEvent(staff, event);
    expect(news().mails).toHaveLength(1);
  });
});

describe("a firm with a place on a stand", () => {
  it("takes part in no event before it begins, and keeps one from being unpublished", () => {
    const { staff, event, stand, advance } = world();
    putOnStand(staff, event, stand, placed("甲液压有限公司"));
    expect(eventPage(staff, event).attendance).toMatchObject({ firms: 0, firstTimeFirms: 0 });
    expect(() => unpublishEvent(staff, event)).toThrow("event.refused.unpublishStands");
    advance(2 * 86_400_000);
    expect(eventPage(staff, event).attendance).toMatchObject({ firms: 1, firstTimeFirms: 1 });
  });

  it("is expected at a fair to come, once however many stands and people it has there, and came from its first day on", () => {
    const { staff, visitor, event, stand, first, ofSecond, second, ofFirst, advance } = world();
    const numbers = () => runList(staff, eventSource, filterQuery(eventList, { upcoming: "yes" })).rows;
    const again = addStand(staff, event, standInput({ nameZh: "第二展台" }));
    for (const each of [stand, again]) putOnStand(staff, event, each, placed("甲液压有限公司"));
    registerForEvent(ofFirst, event, registrationInput({ organisationId: first }));
    askForPlace(ofSecond, second, stand, own());
    expect(numbers()).toMatchObject([{ firmsConfirmed: 1, firms: 0 }]);
    registerForEvent(
      visitor,
      event,
      registrationInput({ organisationName: "乙精铸有限公司", email: "b@firm.example" }),
    );
    expect(numbers(), "people who are still to confirm are not expected").toMatchObject([{ firmsConfirmed: 1 }]);
    registerForEvent(ofSecond, event, registrationInput({ organisationId: second, email: "b@firm.example" }));
    expect(numbers()).toMatchObject([{ firmsConfirmed: 2, firms: 0 }]);
    advance(2 * 86_400_000);
    expect(numbers(), "a firm with registered people alone has not come yet").toMatchObject([
      { firmsConfirmed: 2, firms: 1 },
    ]);
    cancelEvent(staff, event, "没有办成");
    expect(runList(staff, eventSource, filterQuery(eventList, {})).rows).toMatchObject([
      { firmsConfirmed: 0, firms: 0 },
    ]);
  });

  it("that asked not to be named is not named because staff put it back", () => {
    const { staff, event, stand, first, ofFirst, places } = world();
    askForPlace(ofFirst, first, stand, own({ listed: undefined }));
    givePlaceBack(ofFirst, first, stand);
    putOnStand(staff, event, stand, placed("甲液压有限公司"));
    expect(places()).toMatchObject([{ status: "confirmed", listed: false }]);
  });

  it("took part in the event once it was held, as often as it came only once, and adds no person-times", () => {
    const { staff, event, stand, first, second, ofSecond, advance } = world();
    putOnStand(staff, event, stand, placed("甲液压有限公司"));
    const again = addStand(staff, event, standInput({ nameZh: "第二展台" }));
    putOnStand(staff, event, again, placed("甲液压有限公司"));
    askForPlace(ofSecond, second, stand, own());
    const served = (filters: Record<string, string>) =>
      runList(staff, organisationSource, filterQuery(organisationList, filters)).rows.map(({ id }) => id);
    expect(served({ servedIn: "2026Q4" }), "not before it was held").toEqual([]);
    advance(5 * 24 * 3_600_000);
    expect(served({ servedIn: "2026Q4" })).toEqual([first]);
    expect(served({ firstServedIn: "2026Q4" })).toEqual([first]);
    expect(served({ servedType: "exhibition" })).toEqual([first]);
    expect(served({ eventAttended: String(event) })).toEqual([first]);
    expect(eventPage(staff, event).attendance).toMatchObject({ firms: 1, firstTimeFirms: 1, venue: 0 });
    expect(organisationTimeline(staff, first)).toContainEqual(
      expect.objectContaining({ kind: "exhibited", eventId: event }),
    );
    cancelEvent(staff, event, "没有办成");
    expect(served({ servedIn: "2026Q4" })).toEqual([]);
    expect(organisationTimeline(staff, first).filter(({ kind }) => kind === "exhibited")).toEqual([]);
  });

  it("counts once after two records of it were merged", () => {
    const { staff, ofFirst, account, db, event, stand, first, second, advance } = world();
    putOnStand(staff, event, stand, placed("甲液压有限公司"));
    putOnStand(staff, event, stand, placed("乙精铸有限公司"));
    advance(5 * 24 * 3_600_000);
    mergeOrganisations(account("administrator"), {
      ...{ survivorId: first, mergedId: second, survivorVersion: 1, mergedVersion: 1 },
      choices: {},
    });
    expect(
      db
        .select()
        .from(standFirms)
        .all()
        .map(({ organisationId }) => organisationId),
    ).toEqual([first, first]);
    expect(standsOfFirm(ofFirst, first)).toMatchObject([{ standId: stand, status: "confirmed" }]);
    expect(ownPlace(ofFirst, first, stand)).toMatchObject({ status: "confirmed" });
    expect(eventPage(staff, event).attendance.firms).toBe(1);
    const served = runList(
      staff,
      organisationSource,
      filterQuery(organisationList, { servedIn: "2026Q4", archived: ["yes", "no"] }),
    );
    expect(served.rows.map(({ id }) => id)).toEqual([first]);
  });

  it("whose records were merged while the fair is ahead has its people written to once", () => {
    const { staff, ofFirst, ofSecond, account, db, event, stand, first, second } = world();
    putOnStand(staff, event, stand, placed("甲液压有限公司"));
    putOnStand(staff, event, stand, placed("乙精铸有限公司"));
    mergeOrganisations(account("administrator"), {
      ...{ survivorId: first, mergedId: second, survivorVersion: 1, mergedVersion: 1 },
      choices: {},
    });
    const mails = () => db.select().from(outboxMessages).all();
    const before = mails().length;
    updateStand(staff, event, stand, standInput({ hall: "W9", version: 1 }));
    const told = mails().slice(before);
    expect(told.map(({ recipient }) => recipient).sort(), "each who speaks for the firm is written to once").toEqual(
      [ofFirst, ofSecond].map(({ actor }) => `${actor.name}@weft.example`).sort(),
    );
  });

  it("is in the file of the stands with its share in fen, and taking the file away is in the log", async () => {
    const { staff, account, event, stand, db } = world();
    putOnStand(staff, event, stand, placed("甲液压有限公司", { products: "=1+1", peopleNames: "陈静" }));
    const { bytes, fileName } = await exportStands(staff, event, "csv");
    const text = new TextDecoder().decode(bytes);
    expect(fileName).toBe("国际工程机械展-联合展位.csv");
    expect(text).toContain("甲液压有限公司");
    expect(text).toContain("10000000");
    expect(text, "nothing that a spreadsheet would run").not.toMatch(/(^|,)"?=1/m);
    expect(db.select().from(auditEntries).where(eq(auditEntries.action, "list.export")).all()).toHaveLength(1);
    await expect(exportStands(account("viewer"), event, "csv")).rejects.toThrow("error.forbidden");
  });
});
