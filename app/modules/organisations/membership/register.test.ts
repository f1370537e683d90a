import { describe, expect, it } from "vitest";
import type { Context } from "~/access/context";
import { filterQuery } from "~/lists/list-query";
import { runList } from "~/lists/run-list.server";
import { archiveOrganisation } from "../archive-organisation.server";
import { beginMembership } from "./begin-membership.server";
import { changeMembershipClass } from "./change-membership-class.server";
import { membershipWorld } from "./membership-world.testing";
import { registerList } from "./register-list";
import { memberMix, membersByClass, registerExportRows, registerSource } from "./register-queries.server";
import { saveMembershipClass } from "./save-membership-class.server";
import { saveStatusRules, statusRuleRows } from "./save-status-rules.server";
import { statementsOf } from "~db/testing";

function world(today = "2026-10-20") {
  const made = membershipWorld(today);
  const member = (name: string, joinedOn: string, classId: number | null) => {
    const id = made.organisation(name);
    beginMembership(made.staff, { organisationId: id, joinedOn, classId });
    return id;
  };
  const register = (on: string, filters: Record<string, string> = {}, as: Context = made.staff) =>
    runList(as, registerSource, filterQuery(registerList, { on, ...filters }));
  const names = (on: string, filters: Record<string, string> = {}) =>
    register(on, filters).rows.map(({ legalName, status, classZh }) => [legalName, status, classZh]);
  return { ...made, member, register, names };
}

describe("the register at any day", () => {
  it("shows who was a member, with the class and the status of that day, past and future", () => {
    const { staff, member, names, classes, version } = world();
    const id = member("甲公司", "2024-03-01", classes.yearly);
    member("乙公司", "2026-05-01", classes.open);
    changeMembershipClass(staff, {
      organisationId: id,
      version: version(id),
      classId: classes.open,
      fromDay: "2024-07-01",
    });
    expect(names("2024-02-29")).toEqual([]);
    expect(names("2024-05-31")).toEqual([["甲公司", "new", "理事单位"]]);
    expect(names("2024-12-31")).toEqual([["甲公司", "current", "名誉会员"]]);
    expect(names("2025-01-15")).toEqual([["甲公司", "grace", "名誉会员"]]);
    expect(names("2025-06-01")).toEqual([]);
    expect(names("2025-06-01", { counts: "no" })).toEqual([["甲公司", "expired", "名誉会员"]]);
    expect(names("2030-01-01")).toEqual([["乙公司", "current", "名誉会员"]]);
  });

  it("counts by class what its list shows, leaves out who was put away, and is the same with one row and with three", () => {
    const { staff, member, register, classes } = world();
    member("甲公司", "2024-03-01", classes.open);
    const counted = () => statementsOf(staff, (context) => register("2026-10-20", {}, context)).length;
    const one = counted();
    member("乙公司", "2024-03-01", classes.open);
    member("丙公司", "2024-03-01", null);
    expect(counted()).toBe(one);
    const away = member("丁公司", "2024-03-01", classes.open);
    archiveOrganisation(staff, away, "丁公司");
    expect(membersByClass(staff, "2026-10-20").map(({ name, count }) => [name, count])).toEqual([
      ["理事单位", 0],
      ["会员单位", 0],
      ["名誉会员", 2],
      [null, 1],
    ]);
    expect(register("2026-10-20").total).toBe(3);
    expect(registerExportRows(staff, filterQuery(registerList, { on: "2026-10-20" }))).toHaveLength(3);
  });

  it("reproduces the mix of It's OWL: 53 + 81 + 31 + 31 = 196", () => {
    const { staff, organisation } = world();
    const add = (number: number, kind: string, sizeClass: string | null) => {
      for (let index = 0; index < number; index += 1)
        organisation(`${kind}${sizeClass}${index}`, { kind, sizeClass, memberSince: "2020-01-01" });
    };
    add(53, "enterprise", "large");
    add(81, "enterprise", "small");
    add(20, "university", null);
    add(11, "research_institute", null);
    add(31, "association", null);
    organisation("前成员", { memberSince: "2019-01-01", memberUntil: "2026-08-31" });
    const mix = memberMix(staff, "2026-10-20").map(({ count }) => count);
    expect(mix).toEqual([53, 81, 31, 31]);
    expect(mix.reduce((sum, count) => sum + count, 0)).toBe(196);
  });

  it("is for the promoter's people only", () => {
    const { account, register } = world();
    expect(register("2026-10-20", {}, account("viewer")).total).toBe(0);
    expect(() => register("2026-10-20", {}, account("firm_representative"))).toThrow("forbidden");
  });
});

describe("the promoter's own settings", () => {
  it("change every status from their first day on, and the days before keep theirs", () => {
    const { account, member, names, classes } = world();
    const administrator = account("administrator");
    member("甲公司", "2024-03-01", classes.yearly);
    const rules = statusRuleRows(administrator)
      .filter(({ status }) => status !== "grace")
      .map((row) => ({ ...row, untilEvent: row.untilEvent === "" ? null : row.untilEvent }));
    saveStatusRules(administrator, { effectiveFrom: "2025-02-01", note: null, rules });
    expect(names("2025-01-31").map(([, status]) => status)).toEqual(["grace"]);
    expect(names("2025-02-01")).toEqual([]);
    saveStatusRules(administrator, { effectiveFrom: "2025-02-01", note: "改", rules: rules.slice(0, 1) });
    expect(names("2025-02-01", { counts: "no" })).toEqual([]);
  });

  it("retire a class without taking it from who has it", () => {
    const { account, names, member, classes, organisation, staff } = world();
    const administrator = account("administrator");
    member("甲公司", "2024-03-01", classes.open);
    saveMembershipClass(
      administrator,
      {
        nameZh: "名誉会员",
        nameEn: "Honorary",
        position: 3,
        termKind: "open_ended",
        termMonths: null,
        rolloverDay: null,
        renewalDaysBefore: 30,
        renewalDaysAfter: 30,
        retired: true,
      },
      { id: classes.open, version: 1 },
    );
    expect(names("2026-10-20")).toEqual([["甲公司", "current", "名誉会员"]]);
    expect(() =>
      beginMembership(staff, { organisationId: organisation("乙公司"), joinedOn: "2026-10-20", classId: classes.open }),
    ).toThrow("invalid");
  });
});
