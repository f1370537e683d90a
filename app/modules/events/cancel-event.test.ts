import { describe, expect, it } from "vitest";
import { auditEntries, events, outboxMessages, registrations } from "~db/schema";
import { testWorld } from "~/access/testing";
import { cancelEvent } from "./cancel-event.server";
import { createEvent } from "./create-event.server";
import { publishEvent } from "./publish-event.server";
import { registerForEvent } from "./register-for-event.server";
import { reopenEvent } from "./reopen-event.server";
import { signInWalkIn } from "./record-sign-in.server";
import { eventInput, publishedEvent, registrationInput } from "./event-fixtures.testing";
import { unpublishEvent } from "./unpublish-event.server";

describe("publishing and taking back", () => {
  it("writes one entry however often it is pressed", () => {
    const { db, account, promoterId } = testWorld();
    const staff = account("staff");
    const id = createEvent(staff, eventInput(promoterId));
    publishEvent(staff, id);
    publishEvent(staff, id);
    unpublishEvent(staff, id);
    unpublishEvent(staff, id);
    expect(
      db
        .select()
        .from(auditEntries)
        .all()
        .map((entry) => entry.action),
    ).toEqual(["event.create", "event.publish", "event.unpublish"]);
  });

  it("is not taken back once somebody has registered", () => {
    const { account, visitor, promoterId } = testWorld();
    const id = publishedEvent(account("staff"), promoterId);
    registerForEvent(visitor, id, registrationInput());
    expect(() => unpublishEvent(account("staff"), id)).toThrow("event.refused.unpublishRegistered");
  });

  it("is taken back when the only registration has expired", () => {
    const { account, visitor, promoterId, advance } = testWorld();
    const id = publishedEvent(account("staff"), promoterId, {
      startsAt: "2026-11-22T14:00",
      endsAt: "2026-11-22T17:30",
    });
    registerForEvent(visitor, id, registrationInput());
    advance(48 * 3_600_000);
    expect(() => unpublishEvent(account("staff"), id)).not.toThrow();
  });
});

describe("cancelling an event", () => {
  it("mails the reason to those who hold a seat, keeps their registrations, and reopening restores them", () => {
    const { db, account, visitor, promoterId } = testWorld();
    const staff = account("staff");
    const id = publishedEvent(staff, promoterId);
    registerForEvent(staff, id, registrationInput());
    registerForEvent(visitor, id, registrationInput({ email: "waiting@firm.example" }));
    db.delete(outboxMessages).run();
    expect(cancelEvent(staff, id, "会场停电")).toBe(1);
    expect(cancelEvent(staff, id, "再点一次")).toBe(0);
    expect(db.select().from(outboxMessages).all()).toMatchObject([
      { recipient: "li.min@xiangkai.example", body: expect.stringContaining("会场停电") },
    ]);
    expect(db.select().from(events).get()).toMatchObject({ cancellationReason: "会场停电" });
    expect(() => registerForEvent(visitor, id, registrationInput())).toThrow("registration.refused.eventCancelled");

    expect(reopenEvent(staff, id)).toBe(1);
    expect(db.select().from(events).get()).toMatchObject({ cancelledAt: null, cancellationReason: null });
    expect(
      db
        .select()
        .from(registrations)
        .all()
        .map((row) => row.status),
    ).toEqual(["confirmed", "pending"]);
  });

  it("is refused when people attended: the event took place", () => {
    const { account, promoterId, advance } = testWorld();
    const staff = account("staff");
    const id = publishedEvent(staff, promoterId);
    advance(2 * 86_400_000);
    signInWalkIn(staff, id, {
      personName: "王强",
      organisationId: null,
      organisationName: null,
      day: "2026-10-22",
      mode: "venue",
      submissionKey: "c".repeat(32),
    });
    expect(() => cancelEvent(staff, id, "误操作")).toThrow("event.refused.cancelAttended");
  });

  it("belongs to staff", () => {
    const { account, visitor, promoterId } = testWorld();
    const id = publishedEvent(account("staff"), promoterId);
    for (const context of [account("viewer"), account("firm_representative"), visitor]) {
      expect(() => cancelEvent(context, id, "x")).toThrow("error.forbidden");
      expect(() => reopenEvent(context, id)).toThrow("error.forbidden");
      expect(() => publishEvent(context, id)).toThrow("error.forbidden");
      expect(() => unpublishEvent(context, id)).toThrow("error.forbidden");
    }
  });
});
