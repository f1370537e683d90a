import { describe, expect, it } from "vitest";
import { auditEntries, outboxMessages, registeredPeople, registrations } from "~db/schema";
import { testWorld } from "~/access/testing";
import { comparableName } from "~/modules/organisations/comparable-name";
import { confirmRegistration } from "./confirm-registration.server";
import { createEvent } from "./create-event.server";
import { registerForEvent } from "./register-for-event.server";
import { newRegistrationToken } from "./registration-token.server";
import { eventInput, people, publishedEvent, registrationInput } from "./event-fixtures.testing";

function world(values: Record<string, unknown> = {}) {
  const base = testWorld();
  const staff = base.account("staff");
  const eventId = publishedEvent(staff, base.promoterId, values);
  const name = "湘凯液压股份有限公司";
  const firmId = base.organisation(name, { comparableName: comparableName(name), creditCode: "91430100MAXX000152" });
  const mails = () => base.db.select().from(outboxMessages).all();
  const rows = () => base.db.select().from(registrations).all();
  return { ...base, staff, eventId, firmId, mails, rows };
}

describe("a visitor registers people of a firm", () => {
  it("takes no seat yet and gets a mail with a link that only the mail knows", () => {
    const { visitor, eventId, firmId, mails, rows, db } = world({ capacity: 2 });
    const token = newRegistrationToken();
    const made = registerForEvent(visitor, eventId, registrationInput({ people: people(2) }), token);
    expect(made.status).toBe("pending");
    expect(rows()).toMatchObject([
      {
        status: "pending",
        seats: 2,
        organisationId: firmId,
        confirmedAt: null,
        source: "visitor",
        noticeVersion: "2026-10",
      },
    ]);
    expect(mails()).toMatchObject([
      {
        recipient: "li.min@xiangkai.example",
        status: "queued",
        body: expect.stringContaining(`https://weft.example/public/registrations/${token.token}`),
      },
    ]);
    const stored = JSON.stringify([rows(), db.select().from(auditEntries).all()]);
    expect(stored).toContain(token.hash);
    expect(stored).not.toContain(token.token);
  });

  it.each([
    ["湘凯液压股份有限公司", true],
    [" 湘凯液压 股份有限公司", true],
    ["91430100maxx000152", true],
    ["湘凯液压", false],
    ["湘凯液压股份有限公司长沙分公司", false],
  ])("as %j: matched to the member is %s", (organisationName, matched) => {
    const { visitor, eventId, firmId, rows } = world();
    registerForEvent(visitor, eventId, registrationInput({ organisationName }));
    expect(rows()[0]!.organisationId).toBe(matched ? firmId : null);
  });

  it("matches none of two firms of the same name", () => {
    const { visitor, eventId, rows, organisation } = world();
    organisation("湘凯液压股份有限公司");
    registerForEvent(visitor, eventId, registrationInput());
    expect(rows()[0]).toMatchObject({ organisationId: null, organisationName: "湘凯液压股份有限公司" });
  });

  it("sent twice registers once and mails once", () => {
    const { visitor, eventId, mails, rows } = world();
    const input = registrationInput();
    registerForEvent(visitor, eventId, input);
    expect(registerForEvent(visitor, eventId, input).status).toBe("pending");
    expect([rows().length, mails().length]).toEqual([1, 1]);
  });

  it("filled in again by the same address with the same facts sends the same link again, at most every ten minutes", () => {
    const { visitor, eventId, mails, rows, advance } = world();
    registerForEvent(visitor, eventId, registrationInput());
    registerForEvent(visitor, eventId, registrationInput());
    expect([rows().length, mails().length]).toEqual([1, 1]);
    advance(11 * 60_000);
    registerForEvent(visitor, eventId, registrationInput());
    expect([rows().length, mails().length]).toEqual([1, 2]);
    expect(mails()[1]!.body).toBe(mails()[0]!.body);
  });

  it.each([
    ["other people", { people: people(20) }],
    ["another firm", { organisationName: "别的公司" }],
    ["another contact", { contactName: "王强" }],
    ["another phone", { phone: "13800002046" }],
  ])("filled in again with %s keeps the latest, and only a new mail can confirm it", (_what, changed) => {
    const { visitor, eventId, mails, rows, db, advance } = world();
    const [first, second] = [newRegistrationToken(), newRegistrationToken()];
    registerForEvent(visitor, eventId, registrationInput(), first);
    registerForEvent(visitor, eventId, registrationInput(changed), second);
    const latest = registrationInput(changed);
    expect(rows()).toMatchObject([{ status: "pending", seats: latest.people.length, contactName: latest.contactName }]);
    expect(db.select().from(registeredPeople).all()).toMatchObject(
      latest.people.map(({ name, duty }) => ({ name, duty })),
    );
    expect(mails()).toHaveLength(2);
    expect(mails()[1]!.body).toContain(second.token);
    expect(mails()[1]!.body).toContain(`${latest.people.length} 人`);
    expect(() => confirmRegistration(visitor, { token: first.token })).toThrow("registration.linkNotFound");
    advance(11 * 60_000);
    registerForEvent(visitor, eventId, registrationInput(changed));
    expect(mails()[2]!.body).toBe(mails()[1]!.body);
    confirmRegistration(visitor, { token: second.token });
    expect(rows()[0]!.status).toBe("confirmed");
  });

  it("filled in again with other people has the time that the new mail promises", () => {
    const { visitor, eventId, rows, advance } = world({ startsAt: "2026-11-22T14:00", endsAt: "2026-11-22T17:30" });
    registerForEvent(visitor, eventId, registrationInput());
    advance(47 * 3_600_000);
    const token = newRegistrationToken();
    registerForEvent(visitor, eventId, registrationInput({ people: people(2) }), token);
    advance(47 * 3_600_000);
    confirmRegistration(visitor, { token: token.token });
    expect(rows()).toMatchObject([{ status: "confirmed", seats: 2 }]);
  });

  it("still gets a working link when the first mail is no longer kept", () => {
    const { visitor, eventId, mails, rows, db } = world();
    registerForEvent(visitor, eventId, registrationInput());
    db.delete(outboxMessages).run();
    const token = newRegistrationToken();
    registerForEvent(visitor, eventId, registrationInput(), token);
    expect(mails()).toHaveLength(1);
    confirmRegistration(visitor, { token: token.token });
    expect(rows()[0]!.status).toBe("confirmed");
  });

  it("answers the same whether the address is new, waits for its link, or holds seats; only the mailbox learns the difference", () => {
    const { visitor, eventId, mails } = world();
    const answer = () => registerForEvent(visitor, eventId, registrationInput(), token).status;
    const token = newRegistrationToken();
    const fresh = answer();
    const waiting = registerForEvent(visitor, eventId, registrationInput()).status;
    confirmRegistration(visitor, { token: token.token });
    const holding = registerForEvent(visitor, eventId, registrationInput()).status;
    expect([fresh, waiting, holding]).toEqual(["pending", "pending", "pending"]);
    expect(mails().at(-1)!.subject).toBe("请确认另一份报名：主配协同对接会 · 液压专场");
  });

  it("writes names into mails as one line each", () => {
    const { visitor, eventId, mails, staff, promoterId, db } = world();
    const id = publishedEvent(staff, promoterId, { titleZh: "标题\n\nBcc: x@y.cn" });
    registerForEvent(visitor, id, registrationInput());
    registerForEvent(visitor, eventId, registrationInput());
    for (const mail of mails()) expect(mail.subject).not.toMatch(/[\r\n]/);
    expect(db.select().from(outboxMessages).all()).toHaveLength(2);
  });

  it("is told when more people are named than seats are left", () => {
    const { visitor, staff, eventId, rows } = world({ capacity: 3 });
    registerForEvent(staff, eventId, registrationInput({ people: people(2) }));
    expect(() => registerForEvent(visitor, eventId, registrationInput({ people: people(2) }))).toThrow(
      "registration.refused.notEnoughSeats",
    );
    expect(rows()).toHaveLength(1);
  });

  it("sees only events that are published and public", () => {
    const { visitor, account, staff, promoterId } = world();
    const draft = createEvent(staff, eventInput(promoterId));
    const internal = publishedEvent(staff, promoterId, { listed: undefined });
    for (const id of [draft, internal, 999]) {
      for (const context of [visitor, account("firm_representative", [1])]) {
        expect(() => registerForEvent(context, id, registrationInput())).toThrow("not_found");
      }
    }
  });

  it("comes too late after registration has closed; staff may still register until the event is over", () => {
    const { visitor, staff, eventId, advance } = world({ registrationClosesAt: "2026-10-21T18:00" });
    advance(2 * 86_400_000);
    expect(() => registerForEvent(visitor, eventId, registrationInput())).toThrow("registration.refused.closed");
    expect(registerForEvent(staff, eventId, registrationInput()).status).toBe("confirmed");
    advance(86_400_000);
    expect(() => registerForEvent(staff, eventId, registrationInput())).toThrow("registration.refused.closed");
  });
});

describe("a representative registers its firm", () => {
  it("takes the seats at once", () => {
    const { account, eventId, firmId, rows, mails } = world();
    const representative = account("firm_representative", [firmId]);
    registerForEvent(representative, eventId, registrationInput({ organisationId: firmId, people: people(2) }));
    expect(rows()).toMatchObject([
      { status: "confirmed", source: "representative", organisationId: firmId, userId: representative.actor.userId },
    ]);
    expect(mails()).toMatchObject([{ subject: "报名已确认：主配协同对接会 · 液压专场" }]);
  });

  it("cannot speak for another firm, nor for a typed name", () => {
    const { account, eventId, firmId, organisation, rows } = world();
    const representative = account("firm_representative", [organisation("别的公司")]);
    expect(() => registerForEvent(representative, eventId, registrationInput({ organisationId: firmId }))).toThrow(
      "registration.refused.notYourFirm",
    );
    expect(() => registerForEvent(representative, eventId, registrationInput())).toThrow(
      "registration.refused.notYourFirm",
    );
    expect(rows()).toEqual([]);
  });
});
