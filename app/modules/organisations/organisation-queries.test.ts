import { describe, expect, it } from "vitest";
import type { Context } from "~/access/context";
import { testWorld } from "~/access/testing";
import { filterQuery, parseListQuery } from "~/lists/list-query";
import { measureList, runList, runWholeList } from "~/lists/run-list.server";
import { events, promoters, signIns } from "~db/schema";
import { createOrganisation } from "./create-organisation.server";
import { organisationList } from "./organisation-list";
import {
  membershipMovement,
  organisationDetail,
  organisationExportRows,
  organisationSource,
} from "./organisation-queries.server";
import { statementsOf } from "~db/testing";

function world() {
  const made = testWorld();
  const staff = made.account("staff");
  const listed = (filters: Record<string, string | string[]> = {}, context: Context = staff) =>
    runList(context, organisationSource, filterQuery(organisationList, filters))
      .rows.map((row) => row.legalName)
      .sort();
  const event = (startDay: string, cancelledAt: number | null = null) =>
    made.db
      .insert(events)
      .values({
        promoterId: made.promoterId,
        titleZh: "对接会",
        type: "forum",
        promoterFunction: "a",
        networkActivity: "a",
        startDay,
        endDay: startDay,
        startsAt: 0,
        endsAt: 1,
        attendanceMode: "venue",
        listed: true,
        publishedAt: 1,
        cancelledAt,
        version: 1,
        createdAt: 0,
        updatedAt: 0,
      })
      .returning({ id: events.id })
      .get().id;
  const signIn = (eventId: number, organisationId: number, day: string) =>
    made.db
      .insert(signIns)
      .values({ eventId, organisationId, day, personName: "张", mode: "venue", recordedAt: 0 })
      .run();
  return { ...made, staff, listed, event, signIn };
}

describe("the list of organisations", () => {
  it("knows who is a member on a day: both days of a membership belong to it", () => {
    const { staff, listed } = world();
    createOrganisation(staff, { legalName: "甲公司", memberSince: "2020-01-01" });
    createOrganisation(staff, { legalName: "乙公司", memberSince: "2026-09-30", memberUntil: "2026-09-30" });
    createOrganisation(staff, { legalName: "丙公司", memberSince: "2019-01-01", memberUntil: "2026-09-29" });
    createOrganisation(staff, { legalName: "丁公司", memberSince: "2026-10-21" });
    createOrganisation(staff, { legalName: "戊公司" });
    expect(listed({ memberOn: "2026-09-30" })).toEqual(["乙公司", "甲公司"]);
    expect(listed({ memberOn: "2026-09-29" })).toEqual(["丙公司", "甲公司"]);
    expect(listed({ membership: "member" })).toEqual(["甲公司"]);
    expect(listed({ membership: "former" })).toEqual(["丙公司", "乙公司"]);
    expect(listed({ membership: "never" })).toEqual(["丁公司", "戊公司"]);
    expect(listed({ membership: ["member", "former", "never"] })).toHaveLength(5);
    expect(listed({ joinedIn: "2026Q3" })).toEqual(["乙公司"]);
    expect(listed({ leftIn: "2026Q3" })).toEqual(["丙公司", "乙公司"]);
    expect(listed({ leftIn: ["2025", "2026Q4"] })).toEqual([]);
    expect(membershipMovement(staff, "2026Q3")).toEqual({ members: 2, joined: 1, left: 2 });
  });

  it("counts a firm served once a period, and no event that was cancelled", () => {
    const { staff, listed, event, signIn } = world();
    const a = createOrganisation(staff, { legalName: "甲公司" }).id;
    const b = createOrganisation(staff, { legalName: "乙公司" }).id;
    const c = createOrganisation(staff, { legalName: "丙公司" }).id;
    createOrganisation(staff, { legalName: "丁公司" });
    const earlier = event("2026-05-10");
    const held = event("2026-07-10");
    const cancelled = event("2026-08-10", 1);
    const cancelledEarlier = event("2026-04-01", 1);
    signIn(earlier, a, "2026-05-10");
    signIn(held, a, "2026-07-10");
    signIn(held, a, "2026-07-10");
    signIn(held, b, "2026-07-10");
    signIn(cancelledEarlier, b, "2026-04-01");
    signIn(cancelled, c, "2026-08-10");
    expect(listed({ servedIn: "2026Q3" })).toEqual(["乙公司", "甲公司"]);
    expect(
      measureList(staff, organisationSource, filterQuery(organisationList, { servedIn: "2026" }), null),
    ).toHaveLength(2);
    expect(listed({ firstServedIn: "2026Q3" })).toEqual(["乙公司"]);
    expect(listed({ firstServedIn: "2026Q2" })).toEqual(["甲公司"]);
    expect(listed({ eventAttended: String(held) })).toEqual(["乙公司", "甲公司"]);
    expect(listed({ eventAttended: String(cancelled) })).toEqual([]);
  });

  it("filters by everything in a region, by code or by name", () => {
    const { staff, listed } = world();
    createOrganisation(staff, { legalName: "甲公司", region: "430104" });
    createOrganisation(staff, { legalName: "乙公司", region: "430200" });
    createOrganisation(staff, { legalName: "丙公司", region: "440305" });
    createOrganisation(staff, { legalName: "丁公司" });
    expect(listed({ region: "430000" })).toEqual(["乙公司", "甲公司"]);
    expect(listed({ region: "430100" })).toEqual(["甲公司"]);
    expect(listed({ region: "长沙" })).toEqual(["甲公司"]);
    expect(listed({ region: ["长沙", "深圳南山"] })).toEqual(["丙公司", "甲公司"]);
    expect(listed({ region: "火星" })).toEqual([]);
  });

  it("filters by kind, size, role in the chain and promoter; the hub includes its sub-promoters", () => {
    const { staff, db, promoterId, listed } = world();
    const sub = db
      .insert(promoters)
      .values({
        parentId: promoterId,
        nameZh: "分中心",
        nameEn: "Sub",
        shortNameZh: "分",
        shortNameEn: "S",
        clusterNameZh: "集群",
        clusterNameEn: "Cluster",
        createdAt: 0,
      })
      .returning({ id: promoters.id })
      .get().id;
    createOrganisation(staff, {
      legalName: "甲公司",
      kind: "enterprise",
      sizeClass: "large",
      chainRoles: ["chain_leader", "main_machine_firm"],
    });
    createOrganisation(staff, { legalName: "乙大学", kind: "university", promoterId: sub });
    expect(listed({ kind: "university" })).toEqual(["乙大学"]);
    expect(listed({ size: "large" })).toEqual(["甲公司"]);
    expect(listed({ chainRole: ["main_machine_firm", "platform"] })).toEqual(["甲公司"]);
    expect(listed({ promoter: String(sub) })).toEqual(["乙大学"]);
    expect(listed({ promoter: String(promoterId) })).toEqual(["乙大学", "甲公司"]);
  });

  it("shows a firm's representative its own organisations and nothing else, in list, figure and page", () => {
    const { staff, account, visitor, listed } = world();
    const own = createOrganisation(staff, { legalName: "自家公司" }).id;
    const other = createOrganisation(staff, { legalName: "别家公司" }).id;
    const representative = account("firm_representative", [own]);
    expect(listed({}, representative)).toEqual(["自家公司"]);
    expect(
      runList(representative, organisationSource, parseListQuery(organisationList, new URLSearchParams("q=别家")))
        .total,
    ).toBe(0);
    expect(measureList(representative, organisationSource, filterQuery(organisationList, {}), null)).toEqual([
      { id: own, amount: 1 },
    ]);
    expect(organisationDetail(representative, own).legalName).toBe("自家公司");
    expect(() => organisationDetail(representative, other)).toThrow("not_found");
    expect(() => organisationDetail(visitor, other)).toThrow("not_found");
    expect(listed({}, account("firm_representative", []))).toEqual([]);
    expect(() => listed({}, visitor)).toThrow("forbidden");
    expect(() => organisationExportRows(representative, filterQuery(organisationList, {}))).toThrow("forbidden");
  });

  it("searches names, former names, products and codes within the filters", () => {
    const { staff } = world();
    createOrganisation(staff, { legalName: "甲公司", formerNames: ["湘潭油缸厂"], kind: "enterprise" });
    createOrganisation(staff, { legalName: "油缸研究院", kind: "research_institute" });
    const search = (text: string) =>
      runWholeList(staff, organisationSource, parseListQuery(organisationList, new URLSearchParams(text))).map(
        (row) => row.legalName,
      );
    expect(search("q=油缸")).toHaveLength(2);
    expect(search("q=油缸&filter.kind=enterprise")).toEqual(["甲公司"]);
  });

  it("takes the same number of statements for one row and for three", () => {
    const { staff } = world();
    const count = () =>
      statementsOf(staff, (context) =>
        runList(context, organisationSource, filterQuery(organisationList, { membership: "never" })),
      ).length;
    createOrganisation(staff, { legalName: "甲公司" });
    const one = count();
    createOrganisation(staff, { legalName: "乙公司" });
    createOrganisation(staff, { legalName: "丙公司" });
    expect(count()).toBe(one);
    expect(one).toBe(2);
  });
});
