import { sql } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { filterQuery } from "~/lists/list-query";
import { listCondition } from "~/lists/run-list.server";
import { daysOfPeriod, type Period } from "~/values/period";
import { organisations } from "~db/schema";
import { organisationList } from "../organisation-list";
import { organisationSource } from "../organisation-queries.server";

export interface CountedMembers {
  count: number;
  /** The filters of the list of organisations that show exactly these records. */
  filters: Record<string, string | string[]>;
}

/**
 * Members at the end of a period and what changed in it. Who was a member before, plus joined and resumed, minus left and
 * lapsed, is who is one at the end — but for who leaves on the very last day, which still counts as a member on that day.
 */
export function membershipChanges(context: Context, period: Period) {
  authorize(context, "membership.list");
  const count = (filters: CountedMembers["filters"]): CountedMembers => ({
    filters,
    count: context.db
      .select({ total: sql<number>`count(*)` })
      .from(organisations)
      .where(listCondition(context, organisationSource, filterQuery(organisationList, filters)))
      .get()!.total,
  });
  const changed = (filter: string) => count({ [filter]: period, archived: ["yes", "no"] });
  return {
    period,
    members: count({ memberOn: daysOfPeriod(period).lastDay }),
    joined: changed("joinedIn"),
    left: changed("leftIn"),
    lapsed: changed("lapsedIn"),
    resumed: changed("resumedIn"),
    reclassified: changed("classChangedIn"),
  };
}
