import { and, eq, gt } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { auditEntries, outboxMessages, registrations, webhookDeliveries } from "~db/schema";
import { readSession, startSession } from "~/access/session.server";
import { testWorld } from "~/access/testing";
import { verifyAudit } from "~/access/verify-audit.server";
import { deliverDueMail } from "~/mail/deliver-mail.server";
import { findLink, markUsed, writeLink } from "~/modules/accounts/issue-link.server";
import { cancelRegistration } from "~/modules/events/cancel-registration.server";
import { confirmRegistration } from "~/modules/events/confirm-registration.server";
import { people, publishedEvent, registrationInput } from "~/modules/events/event-fixtures.testing";
import { moveDueWaitingLists } from "~/modules/events/move-waiting-list.server";
import { registerForEvent } from "~/modules/events/register-for-event.server";
import { remindRegistrants } from "~/modules/events/remind-registrants.server";
import { measure } from "~/modules/reports/figure-catalogue.server";
import { freezeReport } from "~/modules/reports/freeze-report.server";
import { openReport } from "~/modules/reports/open-report.server";
import { findReport, readReportDocument } from "~/modules/reports/report-queries.server";
import { reportWorld } from "~/modules/reports/report-world.testing";
import { deliverDueWebhooks } from "~/webhooks/deliver-webhooks.server";
import { createWebhook } from "~/webhooks/save-webhook.server";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const AHEAD = [
  ["an hour", HOUR],
  ["two days", 2 * DAY],
  ["more than a year", 400 * DAY],
] as const;

const from = { userAgent: "test", address: "::1" };

/** An event of one seat that somebody holds, and two who wait for it. */
function waitingWorld() {
  const world = testWorld();
  const staff = world.account("staff");
  const id = publishedEvent(staff, world.promoterId, {
    ...{ capacity: 1, waitingRule: "first_come", offerHours: 4, reminderHours: 24 },
    ...{ startsAt: "2026-12-22T14:00", endsAt: "2026-12-22T17:30" },
  });
  const register = (email: string) =>
    registerForEvent(staff, id, registrationInput({ email, people: people(1) })).registrationId;
  const [holder, first, second] = ["holder", "first", "second"].map((name) => register(`${name}@firm.example`)) as [
    number,
    number,
    number,
  ];
  const status = () =>
    world.db
      .select({ status: registrations.status })
      .from(registrations)
      .orderBy(registrations.id)
      .all()
      .map((row) => row.status);
  /** An event of another year, which is ahead under every clock of these tests. */
  const farEvent = () =>
    publishedEvent(staff, world.promoterId, { startsAt: "2029-10-22T14:00", endsAt: "2029-10-22T17:30" });
  const mails = () => world.db.select({ id: outboxMessages.id }).from(outboxMessages).all().length;
  return { ...world, staff, id, holder, first, second, status, mails, farEvent };
}

describe("a clock that was ahead and is set back", () => {
  it.each(AHEAD)("by %s loses no mail and sends none twice", async (_much, ahead) => {
    const { db, staff, advance, mails, farEvent } = waitingWorld();
    advance(ahead);
    registerForEvent(staff, farEvent(), registrationInput({ email: "late@firm.example", people: people(1) }));
    advance(-ahead);
    const sent: number[] = [];
    const deliver = () => deliverDueMail({ db, now: staff.now, send: ({ id }) => Promise.resolve(void sent.push(id)) });
    await deliver();
    // What lies ahead by less than the longest pause between two tries cannot be told from such a try, and comes when it is time.
    if (ahead < 6 * HOUR) advance(ahead);
    await deliver();
    expect(sent).toHaveLength(mails());
    for (const move of [400 * DAY, -800 * DAY, 400 * DAY]) {
      advance(move);
      await deliver();
    }
    expect(new Set(sent).size).toBe(sent.length);
    expect(sent).toHaveLength(mails());
  });

  it.each(AHEAD)("by %s tells other systems once of what happened", async (_much, ahead) => {
    const { db, staff, account, advance, farEvent } = waitingWorld();
    const administrator = account("administrator");
    createWebhook(administrator, { url: "https://other.example/hook", events: ["event.published"] });
    advance(ahead);
    farEvent();
    advance(-ahead);
    const queued = db.select().from(webhookDeliveries).all().length;
    expect(queued).toBeGreaterThan(0);
    const sent: number[] = [];
    const deliver = () =>
      deliverDueWebhooks({
        ...{ db, auditKey: staff.auditKey, now: staff.now },
        send: ({ id }) => Promise.resolve(sent.push(Number(id)) && 204),
      });
    await deliver();
    if (ahead < 6 * HOUR) advance(ahead);
    await deliver();
    expect(sent).toHaveLength(queued);
    advance(800 * DAY);
    await deliver();
    expect(sent).toHaveLength(queued);
  });

  it("believes no session and no link of that time, and those of before again", () => {
    const { db, account, staff, advance } = waitingWorld();
    const { userId } = account("administrator").actor;
    const open = () => startSession(staff, userId!, from).token;
    const isIn = (token: string) => readSession(db, token, staff.now()) !== null;
    const link = () => writeLink(staff, "set_password", userId);
    const isGood = (token: string) => {
      try {
        return findLink(staff, ["set_password"], token) !== null;
      } catch {
        return false;
      }
    };
    const before = open();
    advance(6 * HOUR);
    const [ahead, aheadLink] = [open(), link()];
    expect([isIn(before), isIn(ahead), isGood(aheadLink)]).toEqual([false, true, true]);
    advance(-6 * HOUR);
    expect([isIn(before), isIn(ahead), isGood(aheadLink)]).toEqual([true, false, false]);
    const now = link();
    markUsed(staff, findLink(staff, ["set_password"], now));
    for (const move of [-2 * DAY, 5 * DAY, -3 * DAY]) {
      advance(move);
      expect(isGood(now)).toBe(false);
    }
    expect(isIn(before)).toBe(true);
    advance(12 * HOUR);
    expect([isIn(before), isIn(ahead)]).toEqual([false, false]);
  });
});

describe("a clock that is moved across the end of an offer", () => {
  it("ends the offer once, offers the seat once more, and does neither again when it is set back and goes on", () => {
    const { staff, holder, system, advance, status, mails } = waitingWorld();
    cancelRegistration(staff, { id: holder });
    expect(status()).toEqual(["cancelled", "offered", "waiting"]);
    advance(4 * HOUR);
    moveDueWaitingLists(system);
    expect(status()).toEqual(["cancelled", "lapsed", "offered"]);
    const written = mails();
    for (const move of [-4 * HOUR, -2 * DAY, HOUR, 2 * DAY + 2 * HOUR]) {
      advance(move);
      moveDueWaitingLists(system);
      expect(status()).toEqual(["cancelled", "lapsed", "offered"]);
    }
    expect(mails()).toBe(written);
  });

  it("takes an offer whose end lies ahead again, and sells the seat once", () => {
    const { staff, holder, second, system, advance, status } = waitingWorld();
    cancelRegistration(staff, { id: holder });
    advance(4 * HOUR);
    moveDueWaitingLists(system);
    advance(-2 * DAY);
    confirmRegistration(staff, { id: second });
    for (const move of [0, 5 * DAY, -5 * DAY]) {
      advance(move);
      moveDueWaitingLists(system);
      expect(status()).toEqual(["cancelled", "lapsed", "confirmed"]);
    }
  });

  it("reminds of the same event once", () => {
    const { system, advance } = waitingWorld();
    advance(Date.parse("2026-12-22T03:00:00Z") - system.now());
    expect(remindRegistrants(system)).toBe(1);
    for (const move of [-3 * DAY, 3 * DAY, HOUR]) {
      advance(move);
      expect(remindRegistrants(system)).toBe(0);
    }
  });
});

describe("a clock that is moved across the boundary of a quarter", () => {
  it("moves no event into another quarter, and neither opens nor freezes a report anew", () => {
    const { staff, promoterId, event, advance, db } = reportWorld();
    event("2026-09-30", { type: "lecture" });
    const held = () => measure(staff, "lectures_held", "2026Q3").value;
    expect(held()).toBe(1);
    const id = openReport(staff, "2026Q3", promoterId);
    freezeReport(staff, id, 1);
    const frozen = () => JSON.stringify(readReportDocument(staff, findReport(staff, id)).figures);
    const asFrozen = frozen();
    for (const days of [-25, 25, 400, -400]) {
      advance(days * DAY);
      expect(openReport(staff, "2026Q3", promoterId)).toBe(id);
      expect(() => freezeReport(staff, id, findReport(staff, id).version)).toThrow("report.refused.alreadyFrozen");
      expect(frozen()).toBe(asFrozen);
    }
    expect(held()).toBe(1);
    expect(verifyAudit(db, staff.auditKey)).toMatchObject({ reason: null });
  });
});

describe("the log under a clock that goes back", () => {
  it("keeps the order in which things happened, and stays whole", () => {
    const { db, staff, advance, holder, id, farEvent } = waitingWorld();
    const before = db.select().from(auditEntries).all().length;
    advance(-400 * DAY);
    cancelRegistration(staff, { id: holder });
    advance(800 * DAY);
    farEvent();
    const later = db.select().from(auditEntries).where(gt(auditEntries.seq, before)).orderBy(auditEntries.seq).all();
    expect(later[0]).toMatchObject({ action: "registration.cancel" });
    expect(later.at(-1)).toMatchObject({ action: "event.publish" });
    expect(verifyAudit(db, staff.auditKey)).toMatchObject({ reason: null });
    expect(
      db
        .select()
        .from(registrations)
        .where(and(eq(registrations.eventId, id), eq(registrations.status, "offered")))
        .all(),
    ).toHaveLength(1);
  });
});
