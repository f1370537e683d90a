import { testWorld } from "~/access/testing";
import { filterQuery } from "~/lists/list-query";
import { runWholeList } from "~/lists/run-list.server";
import { startOfDay } from "~/values/business-day";
import { membershipClasses } from "~db/schema";
import { organisationList } from "../organisation-list";
import { organisationSource } from "../organisation-queries.server";
import { latestMembership } from "./change-membership.server";
import { membershipPage } from "./membership-page.server";

/** A promoter with a class of calendar years, one of rolling terms and an open-ended one; today is a day of the test's choice. */
export function membershipWorld(today = "2026-10-20") {
  const world = testWorld(startOfDay(today) + 10 * 3_600_000);
  const staff = world.account("staff");
  const membershipClass = (nameZh: string, values: Partial<typeof membershipClasses.$inferInsert> = {}) =>
    world.db
      .insert(membershipClasses)
      .values({
        nameZh,
        nameEn: nameZh,
        position: 1,
        termKind: "open_ended",
        renewalDaysBefore: 30,
        renewalDaysAfter: 60,
        version: 1,
        createdAt: 0,
        ...values,
      })
      .returning({ id: membershipClasses.id })
      .get().id;
  const classes = {
    yearly: membershipClass("理事单位", { termKind: "fixed_year", rolloverDay: "10-01" }),
    rolling: membershipClass("会员单位", { termKind: "rolling", termMonths: 12 }),
    open: membershipClass("名誉会员"),
  };
  return {
    ...world,
    staff,
    classes,
    /** Goes forward to a day. */
    until: (day: string) => world.advance(startOfDay(day) + 10 * 3_600_000 - staff.now()),
    version: (organisationId: number) => latestMembership(staff, organisationId)?.version ?? 0,
    listed: (filters: Record<string, string | string[]>) =>
      runWholeList(staff, organisationSource, filterQuery(organisationList, filters))
        .map((row) => row.legalName)
        .sort(),
    status: (organisationId: number) => membershipPage(staff, organisationId).status,
    spans: (organisationId: number) =>
      membershipPage(staff, organisationId)
        .spans.map(({ status, fromDay, untilDay }) => [status, fromDay, untilDay])
        .reverse(),
  };
}
