import { and, gte, inArray, isNull, lte, not, or, sql, type SQL } from "drizzle-orm";
import { addDays } from "~/values/business-day";
import { daysOfPeriod } from "~/values/period";
import { membershipClassPeriods, memberships, membershipSpans, organisations } from "~db/schema";
import type { Membership } from "../vocabulary";

/** Conditions on the organisations of a list, all answered by the dated spans and the recorded days. */

const covers = (day: string) =>
  and(lte(membershipSpans.fromDay, day), or(isNull(membershipSpans.untilDay), gte(membershipSpans.untilDay, day)));

const inSpans = (condition: SQL | undefined) =>
  sql`${organisations.id} IN (SELECT ${membershipSpans.organisationId} FROM ${membershipSpans} WHERE ${condition})`;

/** Counts as a member on the day. */
export function memberOn(day: string): SQL {
  return inSpans(and(sql`${membershipSpans.counts} = 1`, covers(day)));
}

export function membershipIs(membership: Membership, today: string): SQL {
  const once = inSpans(and(sql`${membershipSpans.counts} = 1`, lte(membershipSpans.fromDay, today)));
  if (membership === "member") return memberOn(today);
  return membership === "former" ? sql`(${once} AND NOT ${memberOn(today)})` : sql`NOT ${once}`;
}

export function statusOnDay(statuses: readonly string[], day: string): SQL {
  return inSpans(and(inArray(membershipSpans.status, [...statuses]), covers(day)));
}

/** Counts as a member on the day and has one of the classes. */
export function classOnDay(classIds: readonly number[], day: string): SQL {
  return inSpans(and(sql`${membershipSpans.counts} = 1`, inArray(membershipSpans.classId, [...classIds]), covers(day)));
}

function inPeriods(periods: readonly string[], condition: (firstDay: string, lastDay: string) => SQL): SQL | undefined {
  return or(
    ...periods.map((period) => {
      const { firstDay, lastDay } = daysOfPeriod(period);
      return condition(firstDay, lastDay);
    }),
  );
}

/**
 * A membership began in the period. Who left and came back within the period has neither left nor joined: a firm counts once a
 * period. Coming back from a suspension or renewing late begins no membership, and a change of class neither.
 */
export function joinedIn(periods: readonly string[]): SQL | undefined {
  return inPeriods(
    periods,
    (firstDay, lastDay) =>
      sql`${organisations.id} IN (SELECT began.organisation_id FROM ${memberships} began WHERE began.joined_on BETWEEN ${firstDay} AND ${lastDay}
        AND NOT EXISTS (SELECT 1 FROM ${memberships} ended WHERE ended.organisation_id = began.organisation_id AND ended.left_on BETWEEN ${firstDay} AND began.joined_on AND ended.id <> began.id))`,
  );
}

/** The last day of a membership lies in the period, and no other began after it in the same period. */
export function leftIn(periods: readonly string[]): SQL | undefined {
  return inPeriods(
    periods,
    (firstDay, lastDay) =>
      sql`${organisations.id} IN (SELECT ended.organisation_id FROM ${memberships} ended WHERE ended.left_on BETWEEN ${firstDay} AND ${lastDay}
        AND NOT EXISTS (SELECT 1 FROM ${memberships} began WHERE began.organisation_id = ended.organisation_id AND began.joined_on BETWEEN ended.left_on AND ${lastDay} AND began.id <> ended.id))`,
  );
}

/** The class of a running membership became another one in the period; the class it began with is no change. */
export function classChangedIn(periods: readonly string[]): SQL | undefined {
  return inPeriods(
    periods,
    (firstDay, lastDay) =>
      sql`${organisations.id} IN (SELECT m.organisation_id FROM ${membershipClassPeriods} later JOIN ${memberships} m ON m.id = later.membership_id
        WHERE later.from_day BETWEEN ${firstDay} AND ${lastDay} AND later.from_day > m.joined_on AND (m.left_on IS NULL OR later.from_day <= m.left_on)
        AND later.class_id <> (SELECT earlier.class_id FROM ${membershipClassPeriods} earlier
          WHERE earlier.membership_id = later.membership_id AND earlier.from_day < later.from_day ORDER BY earlier.from_day DESC LIMIT 1))`,
  );
}

/** Was a member the day before the period, is none at its end and has not left in it: suspended or expired. */
export function lapsedIn(periods: readonly string[]): SQL | undefined {
  return or(
    ...periods.map((period) => {
      const { firstDay, lastDay } = daysOfPeriod(period);
      return and(memberOn(addDays(firstDay, -1)), not(memberOn(lastDay)), not(leftIn([period])!));
    }),
  );
}

/** Was no member the day before the period, is one at its end and has not joined in it: back from a suspension, or renewed late. */
export function resumedIn(periods: readonly string[]): SQL | undefined {
  return or(
    ...periods.map((period) => {
      const { firstDay, lastDay } = daysOfPeriod(period);
      return and(not(memberOn(addDays(firstDay, -1))), memberOn(lastDay), not(joinedIn([period])!));
    }),
  );
}
