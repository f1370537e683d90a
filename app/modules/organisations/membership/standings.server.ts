import { and, gte, inArray, isNull, lte, or } from "drizzle-orm";
import type { Context } from "~/access/context";
import { membershipSpans } from "~db/schema";
import type { MembershipStatus } from "./vocabulary";

export interface Standing {
  status: MembershipStatus;
  classId: number | null;
  /** Counts as a member. */
  counts: boolean;
}

/** How organisations that the caller may see stand on a day; one without a status is left out. One statement, however many. */
export function standingsOf(context: Context, organisationIds: readonly number[], day: string): Map<number, Standing> {
  if (organisationIds.length === 0) return new Map();
  const rows = context.db
    .select({
      id: membershipSpans.organisationId,
      status: membershipSpans.status,
      classId: membershipSpans.classId,
      counts: membershipSpans.counts,
    })
    .from(membershipSpans)
    .where(
      and(
        inArray(membershipSpans.organisationId, [...organisationIds]),
        lte(membershipSpans.fromDay, day),
        or(isNull(membershipSpans.untilDay), gte(membershipSpans.untilDay, day)),
      ),
    )
    .all();
  return new Map(rows.map(({ id, status, ...rest }) => [id, { status: status as MembershipStatus, ...rest }]));
}
