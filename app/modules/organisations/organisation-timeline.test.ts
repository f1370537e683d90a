import { describe, expect, it } from "vitest";
import { testWorld } from "~/access/testing";
import { events, importRows, imports, registrations, signIns } from "~db/schema";
import { createOrganisation } from "./create-organisation.server";
import { organisationTimeline } from "./organisation-timeline.server";
import { saveContact } from "./contacts/save-contact.server";
import { saveOrganisation } from "./save-organisation.server";
import { saveOrganisationPromoters } from "./save-organisation-promoters.server";

function world() {
  const made = testWorld(Date.parse("2026-07-01T02:00:00Z"));
  const staff = made.account("staff");
  const { id } = createOrganisation(staff, { legalName: "湘凯液压有限公司", region: "长沙" });
  const eventId = made.db
    .insert(events)
    .values({
      promoterId: made.promoterId,
      titleZh: "液压对接会",
      titleEn: "Hydraulics meeting",
      type: "matchmaking",
      promoterFunction: "a",
      networkActivity: "a",
      startDay: "2026-09-10",
      endDay: "2026-09-11",
      startsAt: 0,
      endsAt: 1,
      attendanceMode: "venue",
      listed: true,
      version: 1,
      createdAt: 0,
      updatedAt: 0,
    })
    .returning({ id: events.id })
    .get().id;
  for (const day of ["2026-09-10", "2026-09-11"]) {
    made.db
      .insert(signIns)
      .values({ eventId, organisationId: id, day, personName: "张", mode: "venue", recordedAt: 0 })
      .run();
  }
  made.db
    .insert(registrations)
    .values({
      eventId,
      organisationId: id,
      organisationName: "湘凯液压有限公司",
      contactName: "张",
      email: "z@firm.example",
      locale: "zh-CN",
      status: "confirmed",
      seats: 2,
      source: "portal",
      tokenHash: "t",
      submissionKey: "k",
      noticeVersion: "1",
      createdAt: 0,
      confirmedAt: Date.parse("2026-08-20T03:00:00Z"),
    })
    .run();
  made.advance(60_000);
  saveOrganisation(staff, { id, patch: { region: "株洲", kind: "university", products: ["油缸", "泵"] } });
  made.advance(60_000);
  saveContact(staff, {
    organisationId: id,
    values: { name: "陈立", duty: null, phone: "13812342046", email: "chen@firm.example" },
  });
  const importId = made.db
    .insert(imports)
    .values({
      kind: "organisations",
      fileName: "名单.xlsx",
      fileHash: "h",
      status: "committed",
      mapping: {},
      options: {},
      findings: {},
      counts: {},
      createdAt: 0,
      committedAt: Date.parse("2026-07-02T02:00:00Z"),
    })
    .returning({ id: imports.id })
    .get().id;
  made.db
    .insert(importRows)
    .values({ importId, rowNumber: 7, cells: [], outcome: "created", problems: [], targetId: id })
    .run();
  return { ...made, staff, id };
}

describe("the story of an organisation", () => {
  it("tells events, registrations, imports and changes in words, latest first", () => {
    const { staff, id } = world();
    expect(organisationTimeline(staff, id)).toMatchObject([
      { kind: "attended", title: "液压对接会", count: 2, wholeDay: true },
      { kind: "registered", title: "液压对接会", count: 2 },
      { kind: "imported", file: { name: "名单.xlsx", row: 7 } },
      { kind: "change", action: "contact.add", contactName: "陈立", changes: [] },
      {
        kind: "change",
        action: "organisation.update",
        changes: [
          { field: "kind", before: "enterprise", after: "university" },
          { field: "region", before: "湖南省 长沙市", after: "湖南省 株洲市" },
          { field: "products", before: "", after: "油缸, 泵" },
        ],
      },
      { kind: "change", action: "organisation.create", by: staff.actor.name },
    ]);
  });

  it("never shows the number or address of a contact", () => {
    const { staff, id } = world();
    expect(JSON.stringify(organisationTimeline(staff, id))).not.toMatch(/13812342046|chen@/);
  });

  it("tells a firm its events and registrations only, and other firms nothing", () => {
    const { account, id } = world();
    const own = organisationTimeline({ ...account("firm_representative", [id]), locale: "en" }, id);
    expect(own.map((item) => item.kind)).toEqual(["attended", "registered"]);
    expect(own[0]).toMatchObject({ title: "Hydraulics meeting" });
    expect(() => organisationTimeline(account("firm_representative", []), id)).toThrow("not_found");
  });

  it("names to a promoter that looks after it neither the file of another one nor what another one took back to a draft", () => {
    const { subPromoter, account, staff, id } = world();
    const parts = subPromoter("零部件办公室");
    saveOrganisationPromoters(staff, id, { promoterIds: [parts] });
    staff.db.update(events).set({ publishedAt: null }).run();
    const told = organisationTimeline(account("staff", [], parts), id);
    expect(told.map(({ kind }) => kind)).toEqual(["imported", ...Array<string>(4).fill("change")]);
    expect(told[0]).toMatchObject({ file: null });
    expect(JSON.stringify(told)).not.toContain("名单.xlsx");
    staff.db.update(events).set({ promoterId: parts }).run();
    expect(organisationTimeline(account("staff", [], parts), id).map(({ kind }) => kind)).toContain("attended");
  });
});
