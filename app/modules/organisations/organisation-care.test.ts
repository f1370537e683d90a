import { beforeEach, describe, expect, it } from "vitest";
import type { Context } from "~/access/context";
import { testWorld } from "~/access/testing";
import { filterQuery } from "~/lists/list-query";
import { auditEntries, contacts, organisationCoPromoters } from "~db/schema";
import { archiveOrganisation } from "./archive-organisation.server";
import { contactsOf, maySeeContacts } from "./contacts/contact-queries.server";
import { revealContact } from "./contacts/reveal-contact.server";
import { createOrganisation } from "./create-organisation.server";
import { beginMembership } from "./membership/begin-membership.server";
import { isInCare } from "./organisation-care.server";
import { organisationHead } from "./organisation-head.server";
import { organisationList } from "./organisation-list";
import { organisationDetail, organisationExportRows } from "./organisation-queries.server";
import { organisationTimeline } from "./organisation-timeline.server";
import { organisationFiles } from "./profile/organisation-files.server";
import { notesOf, writeNote } from "./profile/write-note.server";
import { saveOrganisation } from "./save-organisation.server";
import { organisationPromoters, saveOrganisationPromoters } from "./save-organisation-promoters.server";
import { saveSite } from "./sites/save-site.server";
import { stuckOrganisations } from "./stuck-organisations.server";

let world: ReturnType<typeof testWorld>;
let parts: number;
let hubStaff: Context;
let partsStaff: Context;
let ofHub: number;
let ofParts: number;

beforeEach(() => {
  world = testWorld();
  parts = world.subPromoter("零部件办公室");
  hubStaff = world.account("staff");
  partsStaff = world.account("staff", [], parts);
  ofHub = world.organisation("湘江重工有限公司", { note: "枢纽的备注" });
  ofParts = world.organisation("湘江液压有限公司", { promoterId: parts, note: "办公室的备注" });
  for (const organisationId of [ofHub, ofParts]) {
    world.db
      .insert(contacts)
      .values({
        organisationId,
        name: "陈立",
        duty: "总工",
        phone: "13800000001",
        purposes: [],
        createdAt: 0,
        updatedAt: 0,
      })
      .run();
  }
});

describe("an organisation that another promoter looks after", () => {
  it("is in the register for everybody, so that nobody enters it twice", () => {
    expect(organisationDetail(partsStaff, ofHub).legalName).toBe("湘江重工有限公司");
    expect(() => createOrganisation(partsStaff, { legalName: "湘江重工有限公司" })).toThrow("invalid");
  });

  it("keeps its contacts, notes, files and history to the people who look after it", () => {
    expect(contactsOf(partsStaff, ofHub)).toEqual([]);
    expect(contactsOf(partsStaff, ofParts)).toHaveLength(1);
    expect(maySeeContacts(partsStaff, ofHub)).toBe(false);
    expect(() => revealContact(partsStaff, ofHub, 1)).toThrow("forbidden: organisation.otherPromoter");
    expect(() => notesOf(partsStaff, ofHub)).toThrow("forbidden");
    expect(() => organisationFiles.see(partsStaff, ofHub)).toThrow("forbidden");
    expect(organisationDetail(partsStaff, ofHub).note).toBeNull();
    expect(organisationDetail(partsStaff, ofParts).note).toBe("办公室的备注");
    saveOrganisation(hubStaff, { id: ofHub, patch: { address: "新地址" } });
    expect(organisationTimeline(partsStaff, ofHub)).toEqual([]);
    expect(organisationTimeline(hubStaff, ofHub)).toHaveLength(1);
    expect(organisationHead(partsStaff, ofHub).tabs.map(({ id }) => id)).not.toContain("contacts");
    const exported = organisationExportRows(partsStaff, filterQuery(organisationList, {}));
    expect(exported.map(({ id, note }) => [id, note])).toEqual([
      [ofParts, "办公室的备注"],
      [ofHub, null],
    ]);
  });

  it("is not changed by them either, by whatever way", () => {
    const refused = "forbidden: organisation.otherPromoter";
    expect(() => saveOrganisation(partsStaff, { id: ofHub, patch: { shortName: "重工" } })).toThrow(refused);
    expect(() => archiveOrganisation(partsStaff, ofHub, "湘江重工有限公司")).toThrow(refused);
    expect(() => writeNote(partsStaff, ofHub, { day: "2026-10-20", body: "来访" })).toThrow(refused);
    expect(() =>
      saveSite(partsStaff, {
        organisationId: ofHub,
        values: {} as never,
      }),
    ).toThrow(refused);
    expect(() => beginMembership(partsStaff, { organisationId: ofHub } as never)).toThrow(refused);
    expect(world.db.select().from(auditEntries).all()).toEqual([]);
  });

  it("waits on nobody's home page but theirs", () => {
    for (const id of [ofHub, ofParts])
      saveOrganisation(hubStaff, { id, patch: { memberSince: "2025-01-01", memberUntil: "2026-11-01" } });
    expect(stuckOrganisations(partsStaff).map(({ params }) => params.name)).toEqual(["湘江液压有限公司"]);
    expect(stuckOrganisations(hubStaff)).toHaveLength(2);
  });
});

describe("whoever works for a sub-promoter", () => {
  it("enters organisations for it, and for no other", () => {
    const { id } = createOrganisation(partsStaff, { legalName: "湘江密封件有限公司" });
    expect(isInCare(partsStaff, id)).toBe(true);
    expect(organisationPromoters(hubStaff, id).ownerId).toBe(parts);
    expect(() =>
      createOrganisation(partsStaff, { legalName: "湘江轴承有限公司", promoterId: world.promoterId }),
    ).toThrow("invalid");
    expect(() => saveOrganisation(partsStaff, { id, patch: { promoterId: world.promoterId } })).toThrow("invalid");
  });

  it("works on an organisation of the hub from when its promoter looks after it too, until it no longer does", () => {
    expect(() => saveOrganisationPromoters(partsStaff, ofHub, { promoterIds: [parts] })).toThrow("forbidden");
    saveOrganisationPromoters(hubStaff, ofHub, { promoterIds: [parts, parts, world.promoterId] });
    saveOrganisationPromoters(hubStaff, ofHub, { promoterIds: [parts] });
    expect(world.db.select().from(organisationCoPromoters).all()).toEqual([
      { organisationId: ofHub, promoterId: parts },
    ]);
    expect(world.db.select().from(auditEntries).all()).toHaveLength(1);
    expect(contactsOf(partsStaff, ofHub)).toHaveLength(1);
    saveOrganisation(partsStaff, { id: ofHub, patch: { shortName: "重工" } });
    saveOrganisationPromoters(hubStaff, ofHub, { promoterIds: [] });
    expect(contactsOf(partsStaff, ofHub)).toEqual([]);
  });

  it("takes over no organisation that its promoter only helps to look after, and lets nobody else in", () => {
    saveOrganisationPromoters(hubStaff, ofHub, { promoterIds: [parts] });
    expect(() => saveOrganisation(partsStaff, { id: ofHub, patch: { promoterId: parts } })).toThrow("invalid");
    const third = world.subPromoter("国际办");
    expect(() => saveOrganisationPromoters(partsStaff, ofHub, { promoterIds: [parts, third] })).toThrow("forbidden");
    expect(() => saveOrganisationPromoters(partsStaff, ofHub, { promoterIds: [] })).toThrow("forbidden");
    saveOrganisationPromoters(partsStaff, ofParts, { promoterIds: [third] });
    expect(organisationPromoters(hubStaff, ofParts).promoterIds).toEqual([third]);
  });

  it("is told who looks after an organisation in the words of the own language", () => {
    expect(() => notesOf({ ...partsStaff, locale: "en" }, ofHub)).toThrow(
      expect.objectContaining({ params: { promoter: "Test" } }),
    );
  });

  it("is refused a promoter that does not exist, and a form that is out of date", () => {
    expect(() => saveOrganisationPromoters(hubStaff, ofHub, { promoterIds: [404] })).toThrow("invalid");
    expect(() => saveOrganisationPromoters(hubStaff, ofHub, { promoterIds: [parts], seen: "0".repeat(64) })).toThrow(
      "conflict",
    );
  });
});
