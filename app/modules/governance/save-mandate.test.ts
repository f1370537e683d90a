import { describe, expect, it } from "vitest";
import { eq } from "drizzle-orm";
import { contacts, mandates } from "~db/schema";
import { seatsOn } from "./find-meeting.server";
import { governanceWorld } from "./governance-world.testing";
import { mandateForm } from "./mandate-form";
import { updateMandate } from "./save-mandate.server";

const values = (more: Record<string, unknown> = {}) =>
  mandateForm.parse({ personName: "李敏", role: "member", voting: "on", fromDay: "2026-01-01", ...more });

describe("a mandate", () => {
  it("says who sat on a past day", () => {
    const { staff, council, seat } = governanceWorld();
    const body = council();
    seat(body, "李敏", { untilDay: "2026-06-30", role: "rotating_chair" });
    seat(body, "王芳", { fromDay: "2026-07-01", role: "rotating_chair" });
    seat(body, "赵强", { fromDay: "2026-10-01" });
    const on = (day: string) => seatsOn(staff, body, day).map(({ personName }) => personName);
    expect(on("2025-12-31")).toEqual([]);
    expect(on("2026-06-30")).toEqual(["李敏"]);
    expect(on("2026-07-01")).toEqual(["王芳"]);
    expect(on("2026-10-20")).toEqual(["王芳", "赵强"]);
  });

  it("belongs to an organisation by its full or short name, and to its contact of that name", () => {
    const { staff, db, council, seat, organisation } = governanceWorld();
    const firm = organisation("湘凯液压股份有限公司", { shortName: "湘凯" });
    db.insert(contacts).values({ organisationId: firm, name: "李敏", createdAt: 1, updatedAt: 1 }).run();
    const body = council();
    seat(body, "李敏", { organisation: "湘凯" });
    const [sitting] = seatsOn(staff, body, "2026-10-20");
    expect(sitting).toMatchObject({ organisationId: firm, organisationName: "湘凯液压股份有限公司" });
    expect(db.select().from(mandates).get()?.contactId).not.toBeNull();
    db.delete(contacts).where(eq(contacts.organisationId, firm)).run();
    expect(db.select().from(mandates).get()).toMatchObject({ contactId: null, personName: "李敏" });
    expect(() => seat(body, "王芳", { organisation: "没有这一家公司" })).toThrow("invalid");
  });

  it("is not held twice at the same time, and its days do not leave out a meeting the person was at", () => {
    const { staff, seat, heldMeeting } = governanceWorld();
    const { bodyId, seats } = heldMeeting("2026-09-15");
    expect(() => seat(bodyId, "李 敏", { fromDay: "2026-05-01" })).toThrow("invalid");
    const end = (untilDay: string, version = 1) =>
      updateMandate(staff, bodyId, seats[0]!, version, values({ untilDay }));
    expect(() => end("2026-09-14")).toThrow("invalid");
    end("2026-09-15");
    expect(() => end("2026-09-30", 1)).toThrow("conflict");
    seat(bodyId, "李敏", { fromDay: "2026-09-16" });
  });

  it("is entered by staff only", () => {
    const { account, council } = governanceWorld();
    const body = council();
    expect(() => updateMandate(account("viewer"), body, 1, 1, values())).toThrow("forbidden");
    expect(() => seatsOn(account("firm_representative"), body, "2026-10-20")).toThrow("forbidden");
  });
});
