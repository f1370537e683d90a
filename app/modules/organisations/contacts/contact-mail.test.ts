import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testWorld } from "~/access/testing";
import { deliverDueMail } from "~/mail/deliver-mail.server";
import { outboxMessages } from "~db/schema";
import { createOrganisation } from "../create-organisation.server";
import { reasonNotToMail, standingConsent } from "./contact-consent";
import { consentToken, mailableContacts, mailContact, mayStillReceive, readConsentToken } from "./contact-mail.server";
import { consentByLink, consentsOfContact } from "./contact-queries.server";
import { giveConsent } from "./give-consent.server";
import { publishNotice } from "./publish-notice.server";
import { removeContact } from "./remove-contact.server";
import { saveContact } from "./save-contact.server";
import { CONTACT_PURPOSES, type ContactPurpose } from "./vocabulary";
import { withdrawConsent, withdrawConsentByLink } from "./withdraw-consent.server";

function world() {
  const made = testWorld();
  const staff = made.account("staff");
  const { id: organisationId } = createOrganisation(staff, { legalName: "湘凯液压有限公司" });
  const contactId = saveContact(staff, {
    organisationId,
    values: { name: "陈立", duty: null, phone: null, email: "chen@firm.example", purposes: ["dues", "events"] },
  });
  let count = 0;
  const write = (purpose: ContactPurpose) =>
    mailContact(staff, contactId, purpose, {
      causeKey: `mail-${(count += 1)}`,
      locale: "zh-CN",
      subject: "会费",
      body: "请查收",
    });
  const give = (purpose: ContactPurpose) =>
    giveConsent(staff, organisationId, contactId, { purpose, way: "paper", evidence: "档案 7" });
  const sent: string[] = [];
  const deliver = () =>
    deliverDueMail({
      db: made.db,
      now: staff.now,
      mayStillReceive,
      send: (message) => {
        sent.push(message.body);
        return Promise.resolve();
      },
    });
  const statuses = () =>
    made.db
      .select()
      .from(outboxMessages)
      .all()
      .map(({ status }) => status);
  return { ...made, staff, organisationId, contactId, write, give, sent, deliver, statuses };
}

describe("mails to the contact of a firm", () => {
  it("go to nobody who has not agreed, nor about what he does not answer for", () => {
    const { write, give, staff, organisationId, contactId } = world();
    expect(write("dues")).toBe(false);
    give("dues");
    give("supply");
    expect(write("dues")).toBe(true);
    expect(write("supply")).toBe(false);
    expect(write("events")).toBe(false);
    expect(mailableContacts(staff, organisationId, "dues").map(({ id }) => id)).toEqual([contactId]);
    expect(mailableContacts(staff, organisationId, "events")).toEqual([]);
  });

  it("stop when he withdraws: those that wait are stopped, and no more are written", async () => {
    const { write, give, deliver, statuses, sent, staff, organisationId, contactId } = world();
    give("dues");
    give("events");
    write("dues");
    write("events");
    withdrawConsent(staff, organisationId, contactId, "dues", "call");
    expect(statuses()).toEqual(["stopped", "queued"]);
    expect(write("dues")).toBe(false);
    await deliver();
    expect(sent).toHaveLength(1);
    expect(statuses()).toEqual(["stopped", "sent"]);
  });

  it("are looked at again when they leave, whatever happened to the contact meanwhile", async () => {
    const { db, write, give, deliver, statuses, sent, staff, organisationId, contactId } = world();
    give("dues");
    write("dues");
    // Behind the back of the verb, as a merge or a repair might do it.
    db.$client.prepare("UPDATE contact_consents SET withdrawn_at = given_at").run();
    await deliver();
    expect([sent, statuses()]).toEqual([[], ["stopped"]]);
    give("dues");
    write("dues");
    removeContact(staff, organisationId, contactId, "陈立");
    await deliver();
    expect([sent, statuses()]).toEqual([[], []]);
  });

  it("are never sent to contacts by a delivery that cannot ask", async () => {
    const { db, write, give, staff, statuses } = world();
    give("dues");
    write("dues");
    await deliverDueMail({ db, now: staff.now, send: () => Promise.resolve() });
    expect(statuses()).toEqual(["stopped"]);
  });

  it("hold a link by which he withdraws himself, for this purpose only and nobody else's", async () => {
    const { write, give, deliver, sent, staff, visitor, organisationId, contactId } = world();
    give("dues");
    give("events");
    write("dues");
    await deliver();
    const token = /\/public\/consents\/(\S+)/.exec(sent[0]!)![1]!;
    expect(readConsentToken(visitor, token)).toEqual({ contactId, purpose: "dues" });
    expect(consentByLink(visitor, token)).toMatchObject({ stands: true, email: "c***@…" });
    for (const forged of [
      token.replace("dues", "events"),
      token.replace(/^\d+/, (id) => String(Number(id) + 1)),
      token.slice(0, -1),
      `${token}x`,
      consentToken({ ...staff, auditKey: Buffer.alloc(32, 8) }, contactId, "dues"),
    ])
      expect(() => withdrawConsentByLink(visitor, forged)).toThrow("not_found");
    withdrawConsentByLink(visitor, token);
    withdrawConsentByLink(visitor, token);
    expect(consentByLink(visitor, token)).toMatchObject({ stands: false });
    const states = consentsOfContact(staff, organisationId, contactId);
    expect(states.find(({ purpose }) => purpose === "dues")).toMatchObject({ withdrawn: { way: "mail_link" } });
    expect(states.find(({ purpose }) => purpose === "events")).toMatchObject({ given: { way: "paper" } });
  });

  it("keep under which version of the notice somebody agreed", () => {
    const { give, account, staff, organisationId, contactId } = world();
    const versionNow = () =>
      consentsOfContact(staff, organisationId, contactId).find(({ purpose }) => purpose === "dues")?.given
        ?.noticeVersion;
    give("dues");
    const administrator = account("administrator");
    const text = { kind: "contact", version: "2027-01", textZh: "新告知", textEn: "New" } as const;
    expect(() => publishNotice(staff, "contact", text)).toThrow("forbidden");
    publishNotice(administrator, "contact", text);
    expect(() => publishNotice(administrator, "contact", text)).toThrow("invalid");
    expect(versionNow()).toBe("2026-10");
    give("dues");
    expect(versionNow()).toBe("2027-01");
  });

  it("are the business of the firm's own people in the portal, and of no other firm", () => {
    const { account, organisation, staff, organisationId, contactId } = world();
    const own = account("firm_representative", [organisationId]);
    const other = account("firm_representative", [organisation("星河重机有限公司")]);
    const values = { purpose: "policy", way: "paper", evidence: null } as const;
    giveConsent(own, organisationId, contactId, values);
    const policy = consentsOfContact(staff, organisationId, contactId).find(({ purpose }) => purpose === "policy");
    expect(policy?.given?.way).toBe("portal");
    for (const context of [other, account("viewer")]) {
      expect(() => giveConsent(context, organisationId, contactId, values)).toThrow("forbidden");
      expect(() => withdrawConsent(context, organisationId, contactId, "policy", "paper")).toThrow("forbidden");
      expect(() => consentsOfContact(context, organisationId, contactId)).toThrow("not_found");
    }
  });
});

describe("the rule of who is mailed", () => {
  const ways = fc.array(
    fc.record({ givenAt: fc.integer({ min: 1, max: 50 }), withdrawnAfter: fc.option(fc.nat(50), { nil: null }) }),
    { maxLength: 6 },
  );

  it("takes the last word of a person, also when two rows stand side by side", () => {
    fc.assert(
      fc.property(ways, (rows) => {
        const consents = rows.map(({ givenAt, withdrawnAfter }) => ({
          givenAt,
          withdrawnAt: withdrawnAfter === null ? null : givenAt + withdrawnAfter,
        }));
        const lastGiven = Math.max(0, ...consents.map(({ givenAt }) => givenAt));
        const lastWithdrawn = Math.max(0, ...consents.map(({ withdrawnAt }) => withdrawnAt ?? 0));
        expect(standingConsent(consents) !== null).toBe(lastGiven > lastWithdrawn);
      }),
    );
  });

  it("needs an address, the purpose, a consent, and an organisation that is not archived", () => {
    const consents = CONTACT_PURPOSES.map((purpose) => ({ purpose, givenAt: 1, withdrawnAt: null }));
    const fine = { email: "a@b.cn", purposes: ["dues"], archived: false, consents };
    expect(reasonNotToMail(fine, "dues")).toBeNull();
    expect(reasonNotToMail({ ...fine, archived: true }, "dues")).toBe("archived");
    expect(reasonNotToMail({ ...fine, email: null }, "dues")).toBe("no_mail");
    expect(reasonNotToMail(fine, "supply")).toBe("not_his_purpose");
    expect(reasonNotToMail({ ...fine, consents: [] }, "dues")).toBe("no_consent");
  });
});
