import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { Refusal } from "~/http/errors";
import { auditEntries, membershipSpans, organisations } from "~db/schema";
import { archiveOrganisation } from "../archive-organisation.server";
import { createOrganisation } from "../create-organisation.server";
import { membershipMovement } from "../organisation-queries.server";
import { saveOrganisation } from "../save-organisation.server";
import { stuckOrganisations } from "../stuck-organisations.server";
import { withdrawOrganisation } from "../withdraw-organisation.server";
import { beginMembership } from "./begin-membership.server";
import { changeMembershipClass } from "./change-membership-class.server";
import { endMembership, takeBackLeaving } from "./end-membership.server";
import { membershipPage } from "./membership-page.server";
import { membershipWorld } from "./membership-world.testing";
import { pinMembershipStatus, removePin } from "./pin-membership-status.server";
import { removeTerm, renewMembership } from "./renew-membership.server";
import { rewriteAllSpans, rewriteSpans } from "./rewrite-spans.server";
import { resumeMembership, suspendMembership } from "./suspend-membership.server";

function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return Object.values(error.fields)[0]?.key ?? error.key;
    throw error;
  }
  return "accepted";
}

function member(world: ReturnType<typeof membershipWorld>, name = "甲公司", joinedOn = "2026-01-10") {
  const id = world.organisation(name);
  beginMembership(world.staff, { organisationId: id, joinedOn, classId: world.classes.yearly });
  return id;
}

describe("a membership", () => {
  it("begins with a class and its first term, and the organisation repeats its days", () => {
    const world = membershipWorld("2026-10-20");
    const id = member(world);
    expect(membershipPage(world.staff, id)).toMatchObject({
      status: "current",
      counts: true,
      className: "理事单位",
      termEnd: "2026-12-31",
      cause: { kind: "rule", number: 6 },
    });
    expect(world.db.select().from(organisations).where(eq(organisations.id, id)).get()).toMatchObject({
      memberSince: "2026-01-10",
      memberUntil: null,
    });
    expect(world.listed({ membershipClass: String(world.classes.yearly) })).toEqual(["甲公司"]);
  });

  it("that begins later is pending until then and counts from its first day", () => {
    const world = membershipWorld("2026-10-20");
    const id = member(world, "甲公司", "2027-01-01");
    expect(world.status(id)).toBe("pending");
    expect(world.listed({ memberOn: "2026-12-31" })).toEqual([]);
    expect(world.listed({ memberOn: "2027-01-01" })).toEqual(["甲公司"]);
    expect(world.listed({ membershipStatus: "pending" })).toEqual(["甲公司"]);
  });

  it("is renewed early from its old end, and the renewal can be taken back", () => {
    const world = membershipWorld("2026-12-10");
    const id = member(world);
    renewMembership(world.staff, { organisationId: id, version: world.version(id) });
    const { terms, renewal } = membershipPage(world.staff, id);
    expect(terms[0]).toMatchObject({ fromDay: "2027-01-01", untilDay: "2027-12-31" });
    expect(renewal).toEqual({ allowed: false, reason: "too_early", opensOn: "2027-12-01" });
    expect(refusal(() => renewMembership(world.staff, { organisationId: id, version: world.version(id) }))).toBe(
      "membership.refused.tooEarly",
    );
    removeTerm(world.staff, { organisationId: id, version: world.version(id), termId: terms[0]!.id });
    expect(membershipPage(world.staff, id).termEnd).toBe("2026-12-31");
  });

  it("that nobody renewed runs through grace to expired by itself, and then begins a new term without being a joiner", () => {
    const world = membershipWorld("2026-06-01");
    const id = member(world);
    world.until("2027-01-15");
    expect(world.status(id)).toBe("grace");
    world.until("2027-05-01");
    expect(world.status(id)).toBe("expired");
    expect(world.listed({ memberOn: "2027-05-01" })).toEqual([]);
    renewMembership(world.staff, { organisationId: id, version: world.version(id) });
    expect(world.status(id)).toBe("current");
    expect(membershipPage(world.staff, id).terms[0]).toMatchObject({ fromDay: "2027-05-01", untilDay: "2027-12-31" });
    expect(membershipMovement(world.staff, "2027Q2")).toMatchObject({ members: 1, joined: 0, left: 0 });
    expect(world.listed({ lapsedIn: "2027Q1" })).toEqual(["甲公司"]);
    expect(world.listed({ resumedIn: "2027Q2" })).toEqual(["甲公司"]);
  });

  it("is suspended and back without anybody joining or leaving", () => {
    const world = membershipWorld("2026-07-01");
    const id = member(world);
    suspendMembership(world.staff, {
      organisationId: id,
      version: world.version(id),
      fromDay: "2026-07-10",
      untilDay: null,
      reason: "连续缺席",
    });
    expect(
      refusal(() =>
        suspendMembership(world.staff, {
          organisationId: id,
          version: world.version(id),
          fromDay: "2026-09-01",
          untilDay: null,
          reason: "again",
        }),
      ),
    ).toBe("membership.refused.suspended");
    world.until("2026-08-20");
    expect(world.status(id)).toBe("suspended");
    resumeMembership(world.staff, { organisationId: id, version: world.version(id), resumesOn: "2026-09-01" });
    expect(world.listed({ memberOn: "2026-08-31" })).toEqual([]);
    expect(world.listed({ memberOn: "2026-09-01" })).toEqual(["甲公司"]);
    expect(membershipMovement(world.staff, "2026Q3")).toMatchObject({ members: 1, joined: 0, left: 0 });
  });

  it("that changes its class is counted once, as one member and one change", () => {
    const world = membershipWorld("2026-10-20");
    const id = member(world);
    member(world, "乙公司", "2026-08-05");
    const change = (classId: number, fromDay: string) =>
      changeMembershipClass(world.staff, { organisationId: id, version: world.version(id), classId, fromDay });
    change(world.classes.rolling, "2026-08-01");
    change(world.classes.open, "2026-09-01");
    expect(refusal(() => change(world.classes.open, "2026-09-10"))).toBe("membership.refused.sameClass");
    expect(world.listed({ classChangedIn: "2026Q3" })).toEqual(["甲公司"]);
    expect(world.listed({ memberOn: "2026-09-30" })).toEqual(["乙公司", "甲公司"]);
    expect(membershipMovement(world.staff, "2026Q3")).toMatchObject({ members: 2, joined: 1, left: 0 });
    expect(world.listed({ membershipClass: String(world.classes.rolling), memberOn: "2026-08-15" })).toEqual([
      "甲公司",
    ]);
  });

  it("ends with a reason, can be taken back, and coming back is another membership", () => {
    const world = membershipWorld("2026-07-20");
    const id = member(world);
    const leave = (leftOn: string) =>
      endMembership(world.staff, { organisationId: id, version: world.version(id), leftOn, leftReason: "迁往外地" });
    leave("2026-07-20");
    takeBackLeaving(world.staff, { organisationId: id, version: world.version(id) });
    expect(world.status(id)).toBe("current");
    leave("2026-07-20");
    expect(world.status(id)).toBe("current");
    world.until("2026-07-21");
    expect(world.status(id)).toBe("left");
    expect(
      refusal(() => beginMembership(world.staff, { organisationId: id, joinedOn: "2026-07-20", classId: null })),
    ).toBe("membership.refused.beforeLeaving");
    world.until("2026-11-01");
    beginMembership(world.staff, { organisationId: id, joinedOn: "2026-11-01", classId: null });
    expect(
      refusal(() => beginMembership(world.staff, { organisationId: id, joinedOn: "2026-12-01", classId: null })),
    ).toBe("membership.refused.alreadyMember");
    expect(membershipMovement(world.staff, "2026Q3")).toMatchObject({ joined: 0, left: 1 });
    expect(membershipMovement(world.staff, "2026Q4")).toMatchObject({ members: 1, joined: 1, left: 0 });
  });

  it("that ended and began again within one quarter neither left nor joined in it, nor in the year", () => {
    const world = membershipWorld("2026-12-01");
    const id = world.organisation("甲公司", { memberSince: "2024-01-01" });
    saveOrganisation(world.staff, { id, patch: { memberUntil: "2026-07-31" } });
    beginMembership(world.staff, { organisationId: id, joinedOn: "2026-09-01", classId: null });
    expect(membershipMovement(world.staff, "2026Q3")).toEqual({ members: 1, joined: 0, left: 0 });
    expect(membershipMovement(world.staff, "2026")).toEqual({ members: 1, joined: 0, left: 0 });
    expect(world.listed({ memberOn: "2026-08-15" })).toEqual([]);
  });

  it("has the status a person pinned until its last day, and then the one of the rules", () => {
    const world = membershipWorld("2026-10-20");
    const id = member(world);
    const pin = (untilDay: string) =>
      pinMembershipStatus(world.staff, {
        organisationId: id,
        version: world.version(id),
        status: "suspended",
        untilDay,
        reason: "理事会决议",
      });
    expect(refusal(() => pin("2026-10-19"))).toBe("membership.refused.pinPast");
    pin("2026-10-31");
    expect(membershipPage(world.staff, id)).toMatchObject({
      status: "suspended",
      counts: false,
      cause: { kind: "pin", untilDay: "2026-10-31" },
    });
    world.until("2026-10-25");
    const [pinned] = membershipPage(world.staff, id).pins;
    removePin(world.staff, { organisationId: id, version: world.version(id), pinId: pinned!.id });
    expect(world.status(id)).toBe("current");
    expect(world.listed({ memberOn: "2026-10-24" })).toEqual([]);
  });

  it("is not changed by who saw an older version, nor while the organisation is archived", () => {
    const world = membershipWorld("2026-10-20");
    const id = member(world);
    const seen = world.version(id);
    const leave = (version: number) =>
      endMembership(world.staff, { organisationId: id, version, leftOn: "2026-10-20", leftReason: "自愿" });
    changeMembershipClass(world.staff, {
      organisationId: id,
      version: seen,
      classId: world.classes.open,
      fromDay: "2026-10-20",
    });
    expect(refusal(() => leave(seen))).toBe("error.conflict");
    archiveOrganisation(world.staff, id, "甲公司");
    expect(refusal(() => leave(world.version(id)))).toBe("membership.refused.archived");
  });

  it("is not for firms to change, nor for others to see", () => {
    const world = membershipWorld("2026-10-20");
    const id = member(world);
    const other = member(world, "乙公司");
    const firm = world.account("firm_representative", [id]);
    expect(refusal(() => renewMembership(firm, { organisationId: id, version: 1 }))).toBe("error.forbidden");
    expect(membershipPage(firm, id).status).toBe("current");
    expect(refusal(() => membershipPage(firm, other))).toBe("error.notFound");
  });

  it("leaves an entry of every act", () => {
    const world = membershipWorld("2026-10-20");
    const id = member(world);
    expect(world.db.select({ action: auditEntries.action }).from(auditEntries).all()).toEqual([
      { action: "membership.begin" },
    ]);
    expect(id).toBeGreaterThan(0);
  });
});

describe("what waits on the home page", () => {
  it("is who soon counts as a member no more, and not who only changes from new to current", () => {
    const world = membershipWorld("2026-12-20");
    const ending = member(world);
    world.organisation("乙公司", { memberSince: "2026-12-01" });
    world.organisation("丙公司", { memberSince: "2020-01-01", memberUntil: "2026-12-31" });
    expect(stuckOrganisations(world.staff).map(({ params }) => params.name)).toEqual(["丙公司"]);
    world.until("2027-01-10");
    expect(stuckOrganisations(world.staff)).toMatchObject([
      { params: { name: "甲公司", day: "2027-03-01" }, path: `/organisations/${ending}/membership` },
    ]);
  });
});

describe("the days of a membership in the form and in imports", () => {
  it("begin one, end it, begin another after it, and are never a change when they are the same", () => {
    const { staff, spans, db } = membershipWorld();
    const { id } = createOrganisation(staff, { legalName: "甲公司", memberSince: "2020-01-01" });
    saveOrganisation(staff, { id, patch: { memberUntil: "2022-06-30" } });
    saveOrganisation(staff, { id, patch: { memberSince: "2024-01-01", memberUntil: null } });
    expect(spans(id).map(([status, fromDay]) => [status, fromDay])).toEqual([
      ["new", "2020-01-01"],
      ["current", "2020-04-01"],
      ["left", "2022-07-01"],
      ["new", "2024-01-01"],
      ["current", "2024-04-01"],
    ]);
    const written = db.select().from(membershipSpans).all();
    expect(saveOrganisation(staff, { id, patch: { memberSince: "2024-01-01" } }).outcome).toBe("unchanged");
    rewriteSpans(staff, id);
    rewriteAllSpans(staff);
    expect(db.select().from(membershipSpans).all()).toEqual(written);
    saveOrganisation(staff, { id, patch: { memberSince: "2020-01-01", memberUntil: "2022-06-30" } });
    expect(spans(id)).toHaveLength(3);
  });

  it("are refused where more is recorded than days, and nothing is written", () => {
    const world = membershipWorld("2026-10-20");
    const id = member(world);
    expect(refusal(() => saveOrganisation(world.staff, { id, patch: { memberSince: null, memberUntil: null } }))).toBe(
      "membership.days.hasHistory",
    );
    expect(world.status(id)).toBe("current");
  });

  it("go with an organisation whose creation is taken back, unless more is recorded of the membership", () => {
    const world = membershipWorld("2026-10-20");
    const { id } = createOrganisation(world.staff, { legalName: "甲公司", memberSince: "2020-01-01" });
    withdrawOrganisation(world.staff, id);
    expect(world.db.select().from(membershipSpans).all()).toEqual([]);
    const rich = member(world, "乙公司");
    expect(refusal(() => withdrawOrganisation(world.staff, rich))).toBe("organisation.withdraw.inUse");
    expect(world.status(rich)).toBe("current");
  });
});
