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
 * Members at the end of a period and what changed in it. Joined and left are about memberships, lapsed and resumed about members
 * whose membership goes on: who leaves after having expired or been suspended is a leaver and was no member any more, and who
 * leaves on the very last day still is a member on it.
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
