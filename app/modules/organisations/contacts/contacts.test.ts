import { describe, expect, it } from "vitest";
import { forgetTurns } from "~/access/rate-limit.server";
import { testWorld } from "~/access/testing";
import { verifyAudit } from "~/access/verify-audit.server";
import { searchIndex } from "~/search/search-index.server";
import { auditEntries, contacts } from "~db/schema";
import { createOrganisation } from "../create-organisation.server";
import { contactFormValues, contactsOf } from "./contact-queries.server";
import { organisationTimeline } from "../organisation-timeline.server";
import { removeContact } from "./remove-contact.server";
import { revealContact } from "./reveal-contact.server";
import { changeContact, saveContact } from "./save-contact.server";

const chen = { name: "陈立", duty: "销售经理", phone: "13812342046", email: "chen@firm.example" };

function world() {
  const made = testWorld();
  const staff = made.account("staff");
  const { id: organisationId } = createOrganisation(staff, { legalName: "湘凯液压有限公司" });
  const { id: otherId } = createOrganisation(staff, { legalName: "星河重机有限公司" });
  const contactId = saveContact(staff, { organisationId, values: chen });
  const actions = () =>
    made.db
      .select()
      .from(auditEntries)
      .all()
      .map((entry) => entry.action)
      .filter((action) => action.startsWith("contact."));
  return { ...made, staff, organisationId, otherId, contactId, actions };
}

describe("the contacts of an organisation", () => {
  it("are masked until staff open them, and opening is kept", () => {
    const { staff, organisationId, contactId, actions } = world();
    expect(contactsOf(staff, organisationId)).toEqual([
      {
        ...{ id: contactId, name: "陈立", duty: "销售经理", phone: "138****2046", email: "c***@…" },
        isMain: false,
        unsubscribed: false,
        purposes: ["general"],
      },
    ]);
    expect(revealContact(staff, organisationId, contactId)).toEqual({ id: contactId, ...chen });
    expect(actions()).toEqual(["contact.add", "contact.reveal"]);
  });

  it("are not shown to viewers and other firms, nor opened by them", () => {
    const { account, organisationId, otherId, contactId, actions } = world();
    const viewer = account("viewer");
    const otherFirm = account("firm_representative", [otherId]);
    for (const context of [viewer, otherFirm]) {
      expect(contactsOf(context, organisationId)).toEqual([]);
      expect(() => revealContact(context, organisationId, contactId)).toThrow("forbidden");
    }
    expect(() => revealContact(otherFirm, otherId, contactId)).toThrow("not_found");
    expect(revealContact(account("firm_representative", [organisationId]), organisationId, contactId).phone).toBe(
      chen.phone,
    );
    expect(actions()).toEqual(["contact.add", "contact.reveal"]);
  });

  it("are not read off one after the other: three hundred an hour for one person, however many firms", () => {
    forgetTurns();
    const { account, staff, organisationId, contactId, advance } = world();
    for (let turn = 0; turn < 300; turn += 1) revealContact(staff, organisationId, contactId);
    expect(() => revealContact(staff, organisationId, contactId)).toThrow("too_many");
    expect(revealContact(account("staff"), organisationId, contactId).phone).toBe(chen.phone);
    advance(3_600_000);
    expect(revealContact(staff, organisationId, contactId).phone).toBe(chen.phone);
    forgetTurns();
  });

  it("are not found by the search", () => {
    const { system } = world();
    expect(searchIndex(system, "陈立", 10).hits).toEqual([]);
  });

  it("change only for who saw the latest entries", () => {
    const { db, staff, organisationId, otherId, contactId, actions, advance } = world();
    const seenAt = db.select().from(contacts).get()!.updatedAt;
    advance(5);
    saveContact(staff, { organisationId, contactId, seenAt, values: { ...chen, duty: "总经理" } });
    expect(() => saveContact(staff, { organisationId, contactId, seenAt, values: chen })).toThrow("conflict");
    expect(() => saveContact(staff, { organisationId: otherId, contactId, values: chen })).toThrow("not_found");
    saveContact(staff, { organisationId, contactId, values: { ...chen, duty: "总经理" } });
    expect(actions()).toEqual(["contact.add", "contact.update"]);
    expect(db.select().from(contacts).get()).toMatchObject({ duty: "总经理" });
  });

  it("are changed without being shown: what is not typed stays", () => {
    const { db, staff, organisationId, contactId, actions } = world();
    const form = contactFormValues(staff, organisationId, contactId);
    expect(JSON.stringify(form)).not.toMatch(/13812342046|chen@firm/);
    expect(actions()).toEqual(["contact.add"]);
    const change = (values: Partial<Parameters<typeof changeContact>[1]["values"]>) =>
      changeContact(staff, {
        organisationId,
        contactId,
        seenAt: db.select().from(contacts).get()!.updatedAt,
        values: {
          ...{ name: "陈立", duty: "销售经理", phone: null, email: null, purposes: ["general"], isMain: false },
          ...{ removePhone: false, removeEmail: false, ...values },
        },
      });
    change({ duty: "总经理" });
    expect(db.select().from(contacts).get()).toMatchObject({ ...chen, duty: "总经理" });
    change({ phone: "0731-88880000", removeEmail: true });
    expect(db.select().from(contacts).get()).toMatchObject({ phone: "0731-88880000", email: null });
    expect(() => change({ removePhone: true })).toThrow("invalid");
  });

  it("have one who is the first to ask", () => {
    const { staff, organisationId, contactId } = world();
    const second = saveContact(staff, {
      organisationId,
      values: { name: "王芳", duty: null, phone: "13900000001", email: null, purposes: ["dues"], isMain: true },
    });
    saveContact(staff, { organisationId, contactId, values: { ...chen, isMain: true } });
    expect(contactsOf(staff, organisationId).map(({ id, isMain }) => [id, isMain])).toEqual([
      [contactId, true],
      [second, false],
    ]);
  });

  it("are deleted for good", () => {
    const { db, staff, account, organisationId, otherId, contactId } = world();
    expect(() => removeContact(account("viewer"), organisationId, contactId, "陈立")).toThrow("forbidden");
    expect(() => removeContact(staff, otherId, contactId, "陈立")).toThrow("not_found");
    expect(() => removeContact(staff, organisationId, contactId, "陈")).toThrow("invalid");
    saveContact(staff, { organisationId, contactId, values: { ...chen, phone: "13812342047" } });
    revealContact(staff, organisationId, contactId);
    const wang = { name: "王芳", duty: null, phone: "13900000001", email: null };
    saveContact(staff, { organisationId, values: wang });
    removeContact(staff, organisationId, contactId, "陈立");
    expect(db.select().from(contacts).all()).toMatchObject([wang]);
    const log = JSON.stringify(db.select().from(auditEntries).all());
    for (const personal of ["陈立", "销售经理", "13812342046", "13812342047", "chen@firm.example"])
      expect(log).not.toContain(personal);
    expect(log).toContain("13900000001");
    expect(verifyAudit(db, staff.auditKey)).toMatchObject({ brokenAt: null });
    expect(organisationTimeline(staff, organisationId).length).toBeGreaterThan(4);
  });
});
