import { randomUUID } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { auditEntries, eventInvitations, invitationRounds, registrations, unsubscribedAddresses } from "~db/schema";
import { deliverDueMail } from "~/mail/deliver-mail.server";
import { runList } from "~/lists/run-list.server";
import { parseListQuery } from "~/lists/list-query";
import { mayStillReceive } from "~/modules/organisations/contacts/contact-mail.server";
import { giveConsent } from "~/modules/organisations/contacts/give-consent.server";
import { removeContact } from "~/modules/organisations/contacts/remove-contact.server";
import {
  subscribeAgain,
  unsubscribeAddress,
  unsubscriptionByLink,
} from "~/modules/organisations/contacts/unsubscribe-address.server";
import { unsubscribedContacts } from "~/modules/organisations/contacts/unsubscribed-contacts.server";
import { hashOfAddress } from "~/modules/organisations/contacts/unsubscribed.server";
import { setMembershipDays } from "~/modules/organisations/membership/set-membership-days.server";
import { mergeOrganisations } from "~/modules/organisations/merge/merge-organisations.server";
import { cancelEvent } from "../cancel-event.server";
import { cancelRegistration } from "../cancel-registration.server";
import { erasePastPeople } from "../erase-past-people.server";
import { people, publishedEvent, registrationInput } from "../event-fixtures.testing";
import { moveDueWaitingLists } from "../move-waiting-list.server";
import { sessionInput, ticketTypeInput } from "../programme/programme-fixtures.testing";
import { addSession } from "../programme/save-session.server";
import { addTicketType } from "../programme/save-ticket-type.server";
import { registerByInvitation, registerForEvent } from "../register-for-event.server";
import { newRegistrationToken } from "../registration-token.server";
import { declineInvitation } from "./decline-invitation.server";
import { invitingWorld } from "./invitation-fixtures.testing";
import { invitationList } from "./invitation-list";
import { invitationByLink, invitationNumbers, invitationSource } from "./invitation-queries.server";
import { previewInvitations } from "./preview-invitations.server";
import { remindInvited } from "./remind-invited.server";
import { continueInvitations, MOST_FIRMS_AT_ONCE, sendInvitations } from "./send-invitations.server";

const DAY = 86_400_000;

describe("inviting firms to an event", () => {
  it("writes one mail to each contact in his language, with a calendar file, a personal link and a way out", () => {
    const { firm, contact, invite, mails, linkTo } = invitingWorld({ titleEn: "Hydraulics matchmaking" });
    const first = firm("湘凯液压有限公司");
    contact(first, "chen@firm.example");
    contact(first, "smith@firm.example", { locale: "en", name: "Smith" });
    invite([first], "期待您来。\n请带样品。");
    const [chen, smith] = mails();
    expect(chen!.subject).toBe("邀请：主配协同对接会 · 液压专场");
    expect(chen!.body).toContain("湘凯液压有限公司");
    expect(chen!.body).toContain("期待您来。\n请带样品。");
    expect(smith!.subject).toBe("Invitation: Hydraulics matchmaking");
    expect(smith!.body).toContain("Dear Smith");
    for (const mail of [chen!, smith!]) {
      expect(mail.calendar).toContain("BEGIN:VEVENT");
      expect(mail.body).toContain(mail.unsubscribeLink);
    }
    expect(linkTo("chen@firm.example", "invitations")).not.toBe(linkTo("smith@firm.example", "invitations"));
  });

  it("keeps only the hash of each link, and no address or name beside the contact", () => {
    const { db, firm, contact, invite, linkTo } = invitingWorld();
    const first = firm();
    contact(first, "chen@firm.example");
    invite([first]);
    const token = linkTo("chen@firm.example", "invitations");
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const stored = JSON.stringify([
      db.select().from(eventInvitations).all(),
      db.select().from(invitationRounds).all(),
      db.select().from(auditEntries).where(eq(auditEntries.action, "invitation.send")).all(),
    ]);
    expect(stored).not.toContain(token);
    expect(stored).not.toContain("chen@firm.example");
  });

  it("leaves out, with the reason, whoever cannot or must not be written to", () => {
    const { staff, eventId, firm, contact, invite } = invitingWorld();
    const [empty, silent, unasked, registered, fine] = [firm(), firm(), firm(), firm(), firm()];
    contact(silent!, null);
    contact(unasked!, "unasked@firm.example", { agreed: false });
    contact(registered!, "busy@firm.example");
    contact(fine!, "fine@firm.example");
    registerForEvent(staff, eventId, registrationInput({ organisationId: registered, organisationName: "" }));
    const all = [empty!, silent!, unasked!, registered!, fine!];
    const preview = previewInvitations(staff, eventId, all);
    expect(preview).toMatchObject({ firms: 5, invitedFirms: 1, mails: 1 });
    expect(preview.leftOut.map(({ firmId, reason }) => [firmId, reason])).toEqual([
      [empty, "no_contact"],
      [silent, "no_mail"],
      [unasked, "no_consent"],
      [registered, "registered"],
    ]);
    invite(all);
    expect(previewInvitations(staff, eventId, [fine!]).reasons).toEqual([{ reason: "invited", count: 1 }]);
  });

  it("sends nothing twice: not the same form, nor to the same address", () => {
    const { staff, eventId, firm, contact, mails } = invitingWorld();
    const ids = [firm(), firm()];
    contact(ids[0]!, "same@firm.example");
    contact(ids[1]!, "same@firm.example");
    const { fingerprint } = previewInvitations(staff, eventId, ids);
    const form = { text: null, fingerprint, submissionKey: randomUUID() };
    sendInvitations(staff, eventId, ids, form);
    sendInvitations(staff, eventId, ids, form);
    expect(mails()).toHaveLength(1);
    expect(() => sendInvitations(staff, eventId, ids, { ...form, submissionKey: randomUUID() })).toThrow(
      "invitation.refused.nobody",
    );
    expect(mails()).toHaveLength(1);
  });

  it("is refused when other contacts would be written to than the preview showed", () => {
    const { staff, eventId, firm, contact, mails } = invitingWorld();
    const first = firm();
    contact(first, "chen@firm.example");
    const { fingerprint } = previewInvitations(staff, eventId, [first]);
    contact(first, "new@firm.example");
    expect(() =>
      sendInvitations(staff, eventId, [first], { text: null, fingerprint, submissionKey: randomUUID() }),
    ).toThrow("invitation.refused.drift");
    expect(mails()).toEqual([]);
  });

  it("is refused to who may only read, and to the people of a promoter that does not run the event", () => {
    const { account, db, promoterId, firm, contact, invite } = invitingWorld();
    const first = firm();
    contact(first, "chen@firm.example");
    expect(() => invite([first], null, account("viewer"))).toThrow("forbidden");
    expect(() => invite([first], null, account("firm_representative", [first]))).toThrow("forbidden");
    const other = db.$client
      .prepare(
        "INSERT INTO promoters (parent_id, name_zh, name_en, short_name_zh, short_name_en, cluster_name_zh, cluster_name_en, created_at) SELECT id, '分中心', 'Sub', '分', 'Sub', cluster_name_zh, cluster_name_en, created_at FROM promoters WHERE id = ? RETURNING id",
      )
      .pluck()
      .get(promoterId) as number;
    expect(() => invite([first], null, account("staff", [], other))).toThrow("event.otherPromoter");
  });

  it("is a job where there are many firms, which ends with as many mails and is told how far it is", async () => {
    const { db, staff, eventId, firm, contact, invite, mails } = invitingWorld();
    const ids = Array.from({ length: MOST_FIRMS_AT_ONCE + 1 }, (_, index) => {
      const id = firm();
      contact(id, `firm${index}@firm.example`);
      return id;
    });
    expect(invite(ids)).not.toBeNull();
    expect(mails()).toHaveLength(0);
    const { id: roundId } = db.select().from(invitationRounds).get()!;
    const told: number[] = [];
    const signal = new AbortController().signal;
    await continueInvitations(staff, roundId, (done, total) => told.push(done, total), signal);
    await continueInvitations(staff, roundId, () => undefined, signal);
    expect(told).toEqual([MOST_FIRMS_AT_ONCE, ids.length, ids.length, ids.length]);
    expect(mails()).toHaveLength(ids.length);
    expect(invitationNumbers(staff, eventId)).toMatchObject({ invited: ids.length, firms: ids.length });
  });
});

describe("an invitation", () => {
  it("registers the firm by its link at once when its own address is given, and is then answered", () => {
    const { db, staff, visitor, eventId, firm, contact, invite, linkTo } = invitingWorld({ listed: undefined });
    const first = firm("湘凯液压有限公司");
    contact(first, "chen@firm.example");
    invite([first]);
    const token = linkTo("chen@firm.example", "invitations");
    expect(invitationByLink(visitor, token)).toMatchObject({ firm: "湘凯液压有限公司", answer: "none" });
    const input = registrationInput({ organisationName: "别家公司", email: "CHEN@firm.example" });
    const made = registerByInvitation(visitor, token, input);
    expect(made.status).toBe("confirmed");
    expect(registerByInvitation(visitor, token, input)).toEqual(made);
    expect(db.select().from(registrations).all()).toMatchObject([
      { organisationId: first, organisationName: "湘凯液压有限公司", status: "confirmed" },
    ]);
    expect(invitationNumbers(staff, eventId)).toEqual({ invited: 1, registered: 1, declined: 0, none: 0, firms: 1 });
    expect(() => declineInvitation(visitor, token)).toThrow("invitation.refused.registered");
  });

  it("asks for a link in a mail where another address is given", () => {
    const { visitor, firm, contact, invite, linkTo, mails } = invitingWorld();
    const first = firm();
    contact(first, "chen@firm.example");
    invite([first]);
    const token = linkTo("chen@firm.example", "invitations");
    const made = registerByInvitation(visitor, token, registrationInput({ email: "colleague@firm.example" }));
    expect(made.status).toBe("pending");
    expect(mails().at(-1)).toMatchObject({ recipient: "colleague@firm.example" });
    expect(invitationByLink(visitor, token).answer).toBe("none");
  });

  it("keeps its seat for the firm that was invited, and not for another one that the form is sent again with", () => {
    const { visitor, eventId, firm, contact, invite, linkTo, db } = invitingWorld();
    const first = firm();
    contact(first, "chen@firm.example");
    invite([first]);
    const another = { email: "another@firm.example", people: people(1) };
    registerByInvitation(visitor, linkTo("chen@firm.example", "invitations"), registrationInput(another));
    const invitations = () => db.select({ id: registrations.invitationId }).from(registrations).all();
    expect(invitations()).toEqual([{ id: expect.any(Number) as number }]);
    registerForEvent(visitor, eventId, registrationInput({ ...another, organisationName: "别的单位有限公司" }));
    expect(invitations()).toEqual([{ id: null }]);
  });

  it("can be declined, once and for all until somebody registers after all", () => {
    const { db, staff, visitor, eventId, firm, contact, invite, linkTo } = invitingWorld();
    const first = firm();
    contact(first, "chen@firm.example");
    invite([first]);
    const token = linkTo("chen@firm.example", "invitations");
    declineInvitation(visitor, token);
    declineInvitation(visitor, token);
    expect(invitationNumbers(staff, eventId)).toMatchObject({ declined: 1, none: 0 });
    expect(db.select().from(auditEntries).where(eq(auditEntries.action, "invitation.decline")).all()).toHaveLength(1);
    registerByInvitation(visitor, token, registrationInput({ email: "chen@firm.example" }));
    expect(invitationNumbers(staff, eventId)).toMatchObject({ registered: 1, declined: 0 });
  });

  it("is answered too when the firm's representative registers in the portal, but not by a name that a visitor types", () => {
    const { account, staff, visitor, eventId, firm, contact, invite } = invitingWorld();
    const first = firm("湘凯液压有限公司");
    contact(first, "chen@firm.example");
    invite([first]);
    registerForEvent(visitor, eventId, registrationInput({ organisationName: "湘凯液压有限公司" }));
    expect(invitationNumbers(staff, eventId).registered).toBe(0);
    const representative = account("firm_representative", [first]);
    registerForEvent(representative, eventId, registrationInput({ organisationId: first, organisationName: "" }));
    expect(invitationNumbers(staff, eventId).registered).toBe(1);
  });

  it("opens nothing to who makes up a link, and nothing once the event is over", () => {
    const { visitor, advance, firm, contact, invite, linkTo } = invitingWorld();
    const first = firm();
    contact(first, "chen@firm.example");
    invite([first]);
    const token = linkTo("chen@firm.example", "invitations");
    for (const wrong of ["", "x", "A".repeat(43), `${token}A`])
      expect(() => invitationByLink(visitor, wrong)).toThrow("invitation.linkNotFound");
    advance(3 * DAY);
    expect(() => invitationByLink(visitor, token)).toThrow("invitation.linkNotFound");
    expect(() => registerByInvitation(visitor, token, registrationInput())).toThrow("invitation.linkNotFound");
  });

  it("is reminded of once, where nobody answered, registered or changed the address", () => {
    const { db, staff, visitor, eventId, firm, contact, invite, linkTo, mails } = invitingWorld();
    const ids = [firm(), firm(), firm(), firm()];
    ids.forEach((id, index) => contact(id, `c${index}@firm.example`));
    invite(ids, "附言");
    declineInvitation(visitor, linkTo("c1@firm.example", "invitations"));
    registerForEvent(staff, eventId, registrationInput({ organisationId: ids[2], organisationName: "" }));
    db.$client.prepare("UPDATE contacts SET email = 'moved@firm.example' WHERE email = 'c3@firm.example'").run();
    const before = mails().length;
    expect(remindInvited(staff, eventId)).toBe(1);
    const [reminder] = mails().slice(before);
    expect(reminder).toMatchObject({ recipient: "c0@firm.example", subject: "请答复邀请：主配协同对接会 · 液压专场" });
    expect(reminder!.body).toContain(linkTo("c0@firm.example", "invitations"));
    expect(reminder!.body).toContain("附言");
    expect(() => remindInvited(staff, eventId)).toThrow("invitation.refused.nobodyToRemind");
  });

  it("is stopped with its event while it still waits", () => {
    const { staff, eventId, firm, contact, invite, mails } = invitingWorld();
    const first = firm();
    contact(first, "chen@firm.example");
    invite([first]);
    cancelEvent(staff, eventId, "台风");
    expect(mails().map(({ status, body }) => [status, body])).toEqual([["stopped", ""]]);
  });

  it("names nobody any more half a year after the event, and still counts", () => {
    const { db, system, staff, eventId, advance, firm, contact, invite } = invitingWorld();
    const first = firm();
    contact(first, "chen@firm.example");
    invite([first]);
    advance(190 * DAY);
    expect(erasePastPeople(system)).toBe(1);
    expect(erasePastPeople(system)).toBe(0);
    expect(db.select().from(eventInvitations).all()).toMatchObject([{ contactId: null, addressHash: "" }]);
    expect(invitationNumbers(staff, eventId).invited).toBe(1);
  });

  it("is listed with its firm, contact and answer to those who run the event, and found by answer and firm", () => {
    const { staff, account, visitor, eventId, firm, contact, invite, linkTo } = invitingWorld();
    const ids = [firm("甲厂有限公司"), firm("乙厂有限公司")];
    ids.forEach((id, index) => contact(id, `c${index}@firm.example`));
    invite(ids);
    declineInvitation(visitor, linkTo("c1@firm.example", "invitations"));
    const list = (search: string, context = staff) =>
      runList(context, invitationSource(context, eventId), parseListQuery(invitationList, new URLSearchParams(search)))
        .rows;
    expect(list("").map(({ legalName, answer }) => [legalName, answer])).toEqual([
      ["乙厂有限公司", "declined"],
      ["甲厂有限公司", "none"],
    ]);
    expect(list("filter.answer=none").map(({ legalName }) => legalName)).toEqual(["甲厂有限公司"]);
    expect(list("filter.firm=乙厂").map(({ legalName }) => legalName)).toEqual(["乙厂有限公司"]);
    expect(() => list("", account("viewer"))).toThrow("forbidden");
  });
});

describe("an address that unsubscribed", () => {
  const unsubscribed = () => {
    const world = invitingWorld();
    const first = world.firm("湘凯液压有限公司");
    const contactId = world.contact(first, "chen@firm.example");
    world.invite([first]);
    const token = world.linkTo("chen@firm.example", "unsubscriptions");
    unsubscribeAddress(world.visitor, token, "one_click");
    const again = publishedEvent(world.staff, world.promoterId, { titleZh: "下一场" });
    const reasons = (ids: number[]) => previewInvitations(world.staff, again, ids).leftOut.map(({ reason }) => reason);
    return { ...world, first, contactId, token, again, reasons };
  };

  it("gets no more invitations, and the one that waits is stopped", async () => {
    const { db, staff, mails, reasons, first } = unsubscribed();
    expect(mails().map(({ status }) => status)).toEqual(["stopped"]);
    expect(reasons([first])).toEqual(["unsubscribed"]);
    db.$client.prepare("UPDATE outbox_messages SET status = 'queued'").run();
    await deliverDueMail({ db, now: staff.now, mayStillReceive, send: () => Promise.reject(new Error("sent")) });
    expect(mails().map(({ status }) => status)).toEqual(["stopped"]);
  });

  it("says so by the same link as often as it likes, and takes them again only when it says so", () => {
    const { db, visitor, token, reasons, first } = unsubscribed();
    unsubscribeAddress(visitor, token, "mail_link");
    expect(db.select().from(unsubscribedAddresses).all()).toHaveLength(1);
    expect(unsubscriptionByLink(visitor, token)).toEqual({ stands: true });
    subscribeAgain(visitor, token);
    expect(unsubscriptionByLink(visitor, token)).toEqual({ stands: false });
    expect(reasons([first])).toEqual([]);
    unsubscribeAddress(visitor, token, "mail_link");
    expect(reasons([first])).toEqual(["unsubscribed"]);
  });

  it("stays so when the firm is merged, when its contact is entered anew, and after the contact was erased", () => {
    const { staff, db, visitor, firm, contact, contactId, first, reasons, token } = unsubscribed();
    const survivor = firm("合并后的企业有限公司");
    contact(survivor, " Chen@Firm.example ".trim(), { agreed: false });
    expect(reasons([survivor])).toEqual(["unsubscribed"]);
    removeContact(staff, first, contactId, "陈立");
    expect(JSON.stringify(db.select().from(unsubscribedAddresses).all())).not.toContain("chen");
    expect(unsubscriptionByLink(visitor, token)).toEqual({ stands: true });
    const entered = contact(first, "chen@firm.example", { agreed: false });
    expect(entered).not.toBe(contactId);
    expect(reasons([first])).toEqual(["unsubscribed"]);
  });

  it("takes them again when its contact agrees to mails about events, also under the notice he agreed to before", () => {
    const { staff, first, contactId, reasons, db } = unsubscribed();
    giveConsent(staff, first, contactId, { purpose: "dues", way: "call", evidence: null });
    expect(reasons([first])).toEqual(["unsubscribed"]);
    giveConsent(staff, first, contactId, { purpose: "events", way: "call", evidence: null });
    expect(reasons([first])).toEqual([]);
    expect(db.select().from(unsubscribedAddresses).all()).toMatchObject([{ endedHow: "consent" }]);
  });

  it("cannot be named by who has no link to it", () => {
    const { visitor, token } = unsubscribed();
    const [packed, seal] = token.split(".");
    const other = Buffer.from(hashOfAddress("li@firm.example"), "hex").toString("base64url");
    for (const wrong of [`${other}.${seal}`, `${packed}.${"A".repeat(43)}`, packed!, `${token}x`, ""])
      expect(() => unsubscribeAddress(visitor, wrong, "mail_link")).toThrow("not_found");
  });
});

describe("seats that are kept for invited firms", () => {
  const reserving = (values: Record<string, unknown> = {}) => {
    const world = invitingWorld({ capacity: 5, reservedSeats: 3, reservedUntil: "2026-10-21", ...values });
    const first = world.firm();
    world.contact(first, "chen@firm.example");
    world.invite([first]);
    const token = world.linkTo("chen@firm.example", "invitations");
    let parties = 0;
    const others = (seats: number, choices: { ticketTypeId?: number; sessionIds?: number[] } = {}) =>
      registerForEvent(
        world.staff,
        world.eventId,
        registrationInput({
          email: `o${(parties += 1)}@firm.example`,
          people: people(seats).map((person) => ({ ...person, ...choices })),
        }),
      );
    const invited = (seats: number, choices: { ticketTypeId?: number; sessionIds?: number[] } = {}) =>
      registerByInvitation(
        world.visitor,
        token,
        registrationInput({
          email: "chen@firm.example",
          people: people(seats).map((person) => ({ ...person, ...choices })),
        }),
        newRegistrationToken(),
      );
    const statuses = () =>
      world.db
        .select({ status: registrations.status, seats: registrations.seats })
        .from(registrations)
        .orderBy(asc(registrations.id))
        .all()
        .map(({ status, seats }) => `${status} ${seats}`);
    return { ...world, first, others, invited, statuses };
  };

  it("are not free to others, and are taken first by whoever was invited", () => {
    const { others, invited } = reserving();
    others(1);
    expect(() => others(2)).toThrow("registration.refused.notEnoughSeats");
    expect(invited(2).status).toBe("confirmed");
    // One of three is still kept, and one was never kept.
    others(1);
    expect(() => others(1)).toThrow("registration.refused.full");
    expect(invited(1).status).toBe("confirmed");
    expect(() => invited(1)).toThrow("registration.refused.full");
  });

  it("are offered to the waiting list by themselves after their last day", () => {
    const { others, invited, statuses, system, advance } = reserving({ waitingRule: "first_come" });
    others(2);
    others(2);
    invited(1);
    expect(statuses()).toEqual(["confirmed 2", "waiting 2", "confirmed 1"]);
    expect(moveDueWaitingLists(system)).toBe(0);
    advance(DAY + 15 * 3_600_000);
    expect(moveDueWaitingLists(system)).toBe(1);
    expect(statuses()).toEqual(["confirmed 2", "offered 2", "confirmed 1"]);
    expect(moveDueWaitingLists(system)).toBe(0);
  });

  it("go to the invited who wait before all others when one becomes free", () => {
    const { others, invited, statuses, db, staff } = reserving({ waitingRule: "first_come" });
    others(2);
    invited(3);
    others(1);
    invited(1);
    expect(statuses()).toEqual(["confirmed 2", "confirmed 3", "waiting 1", "waiting 1"]);
    const { id } = db.select({ id: registrations.id }).from(registrations).where(eq(registrations.seats, 3)).get()!;
    cancelRegistration(staff, { id });
    expect(statuses()).toEqual(["confirmed 2", "cancelled 3", "waiting 1", "offered 1"]);
  });

  it("are seats of the event: of a ticket or a session that is full, the invited have none either", () => {
    const { staff, eventId, others, invited } = reserving();
    const sessionIds = [addSession(staff, eventId, sessionInput({ capacity: 1 }))];
    others(1, { sessionIds });
    others(1);
    expect(() => others(1)).toThrow("registration.refused.full");
    expect(() => invited(1, { sessionIds })).toThrow("registration.refused.sessionFull");
    expect(invited(1).status).toBe("confirmed");
  });

  it("are offered after their last day to who waits for a ticket that is left, and to nobody whose ticket is full", () => {
    const { staff, eventId, others, invited, statuses, system, advance } = reserving({ waitingRule: "first_come" });
    const narrow = { ticketTypeId: addTicketType(staff, eventId, ticketTypeInput({ quota: 1 })) };
    const wide = { ticketTypeId: addTicketType(staff, eventId, ticketTypeInput({ nameZh: "展商票" })) };
    others(1, narrow);
    others(1, narrow);
    others(1, wide);
    others(1, wide);
    invited(1, wide);
    invited(1, narrow);
    const before = ["confirmed 1", "waiting 1", "confirmed 1", "waiting 1", "confirmed 1", "waiting 1"];
    expect(statuses()).toEqual(before);
    expect(moveDueWaitingLists(system)).toBe(0);
    advance(DAY + 15 * 3_600_000);
    expect(moveDueWaitingLists(system)).toBe(1);
    expect(statuses()).toEqual(before.with(3, "offered 1"));
    expect(moveDueWaitingLists(system)).toBe(0);
  });

  it("come with a ticket for members where the invited firm is one: the link says which firm it is", () => {
    const { staff, system, eventId, invited, first } = reserving();
    const members = { ticketTypeId: addTicketType(staff, eventId, ticketTypeInput({ audience: "members" })) };
    const problem = { "people.0.ticketTypeId": { key: "registration.problem.membersOnly" } };
    expect(() => invited(1, members)).toThrow(expect.objectContaining({ fields: problem }));
    setMembershipDays(system, first, { memberSince: "2020-01-01", memberUntil: null });
    expect(invited(1, members).status).toBe("confirmed");
  });
});

describe("staff see who unsubscribed", () => {
  it("since when and how, of the firms that they look after, with an address that is only recognised", () => {
    const { staff, visitor, account, subPromoter, firm, contact, invite, linkTo } = invitingWorld();
    const firms = [firm(), firm()];
    contact(firms[0]!, "li@firm.example");
    contact(firms[1]!, "stays@firm.example");
    invite(firms);
    expect(unsubscribedContacts(staff)).toEqual([]);
    const link = linkTo("li@firm.example", "unsubscriptions");
    unsubscribeAddress(visitor, link, "one_click");
    expect(unsubscribedContacts(staff)).toMatchObject([
      { organisationId: firms[0], name: "陈立", since: "2026-10-20", how: "one_click" },
    ]);
    expect(JSON.stringify(unsubscribedContacts(staff))).not.toContain("li@firm.example");
    expect(unsubscribedContacts(account("staff", [], subPromoter("零部件分会")))).toEqual([]);
    for (const outsider of [account("viewer"), account("firm_representative", firms), visitor])
      expect(() => unsubscribedContacts(outsider)).toThrow("error.forbidden");
    subscribeAgain(visitor, link);
    expect(unsubscribedContacts(staff)).toEqual([]);
  });
});

describe("two firms with invitations", () => {
  it("become one by a merge, with both invitations and the answers to them", () => {
    const { staff, db, visitor, eventId, firm, contact, invite, linkTo } = invitingWorld();
    const [survivorId, mergedId] = [firm(), firm()];
    contact(survivorId, "a@firm.example");
    contact(mergedId, "b@firm.example");
    invite([survivorId, mergedId]);
    declineInvitation(visitor, linkTo("b@firm.example", "invitations"));
    mergeOrganisations(staff, { survivorId, mergedId, survivorVersion: 1, mergedVersion: 1, choices: {} });
    expect(db.select({ of: eventInvitations.organisationId }).from(eventInvitations).all()).toEqual([
      { of: survivorId },
      { of: survivorId },
    ]);
    expect(invitationNumbers(staff, eventId)).toMatchObject({ invited: 2, firms: 1, declined: 1 });
  });
});
