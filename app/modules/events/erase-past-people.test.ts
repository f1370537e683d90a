import { describe, expect, it } from "vitest";
import { registrations, signIns } from "~db/schema";
import { testWorld } from "~/access/testing";
import { verifyAudit } from "~/access/verify-audit.server";
import { filterQuery } from "~/lists/list-query";
import { runList } from "~/lists/run-list.server";
import { erasePastPeople } from "./erase-past-people.server";
import { people, publishedEvent, registrationInput } from "./event-fixtures.testing";
import { eventList } from "./event-list";
import { eventSource } from "./event-queries.server";
import { signInWalkIn } from "./record-sign-in.server";
import { registerForEvent } from "./register-for-event.server";

const DAY_MS = 86_400_000;

describe("six months after an event", () => {
  it("people are erased everywhere but in the mails, and every number and the chain of the log stay", () => {
    const { db, account, system, promoterId, organisation, advance, as } = testWorld();
    const staff = account("staff");
    const id = publishedEvent(staff, promoterId);
    const later = publishedEvent(staff, promoterId, { startsAt: "2026-12-22T14:00", endsAt: "2026-12-22T17:00" });
    const firmId = organisation("星沙轴承有限公司");
    registerForEvent(staff, id, registrationInput({ people: people(2), phone: "13800002046" }));
    registerForEvent(staff, later, registrationInput({ email: "kept@firm.example" }));
    advance(2 * DAY_MS);
    signInWalkIn(staff, id, {
      personName: "王强",
      organisationId: firmId,
      organisationName: null,
      day: "2026-10-22",
      mode: "venue",
      submissionKey: "a".repeat(32),
    });
    const numbers = () =>
      runList(staff, eventSource, filterQuery(eventList, {})).rows.map((row) => [
        row.registered,
        row.attendance,
        row.firms,
      ]);
    const before = numbers();
    advance(180 * DAY_MS);
    expect(erasePastPeople(system)).toBe(0);
    advance(5 * DAY_MS);
    expect(erasePastPeople(system)).toBe(1);
    expect(erasePastPeople(system)).toBe(0);
    expect(numbers()).toEqual(before);
    expect(
      db
        .select()
        .from(registrations)
        .all()
        .map((row) => row.email),
    ).toEqual(["", "kept@firm.example"]);
    expect(db.select().from(signIns).get()).toMatchObject({ personName: "", organisationId: firmId });
    const tables = ["registrations", "registered_people", "sign_ins", "audit_entries"];
    const stored = JSON.stringify(tables.map((table) => db.$client.prepare(`SELECT * FROM ${table} WHERE 1`).all()));
    for (const personal of ["来宾1", "王强", "li.min@xiangkai.example", "13800002046"])
      expect(stored).not.toContain(personal);
    expect(verifyAudit(db, as(system.actor).auditKey)).toMatchObject({ brokenAt: null });
  });

  it("more registrations than one statement takes values are erased all the same", () => {
    const { db, account, system, promoterId, advance } = testWorld();
    const staff = account("staff");
    const id = publishedEvent(staff, promoterId);
    registerForEvent(staff, id, registrationInput());
    db.$client
      .prepare(
        `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 32800)
         INSERT INTO registrations (event_id, organisation_name, contact_name, email, locale, status, seats, source, token_hash, submission_key, notice_version, created_at)
         SELECT event_id, organisation_name, contact_name, email, locale, 'cancelled', 1, source, 'h' || i, 'k' || i, notice_version, created_at FROM n, registrations`,
      )
      .run();
    advance(190 * DAY_MS);
    expect(erasePastPeople(system)).toBe(1);
    expect(db.$client.prepare("SELECT count(*) AS left FROM registrations WHERE email <> ''").get()).toEqual({
      left: 0,
    });
    expect(
      db.$client
        .prepare("SELECT count(*) AS left FROM audit_entries WHERE subject_kind = 'registration' AND after IS NOT NULL")
        .get(),
    ).toEqual({ left: 0 });
  });
});
