import { and, asc, between, eq, isNull, sql } from "drizzle-orm";
import { membershipSpans, organisations } from "~db/schema";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import type { StuckItem } from "~/stuck/stuck-item";
import { organisationsInCare } from "./organisation-care.server";
import { addDays, dayOfInstant } from "~/values/business-day";

const NOTICE_DAYS = 60;
const MOST = 20;

/** Members that soon count as members no more: their term runs out unless it is renewed, or they leave. */
export function stuckOrganisations(context: Context): StuckItem[] {
  authorize(context, "organisation.see");
  const today = dayOfInstant(context.now());
  return context.db
    .select({ id: organisations.id, legalName: organisations.legalName, untilDay: membershipSpans.untilDay })
    .from(membershipSpans)
    .innerJoin(
      organisations,
      and(eq(organisations.id, membershipSpans.organisationId), isNull(organisations.archivedAt)),
    )
    .where(
      and(
        organisationsInCare(context.actor),
        eq(membershipSpans.counts, true),
        between(membershipSpans.untilDay, today, addDays(today, NOTICE_DAYS)),
        sql`NOT EXISTS (SELECT 1 FROM ${membershipSpans} next WHERE next.organisation_id = ${membershipSpans.organisationId}
          AND next.counts = 1 AND next.from_day = date(${membershipSpans.untilDay}, '+1 day'))`,
      ),
    )
    .orderBy(asc(membershipSpans.untilDay), asc(organisations.id))
    .limit(MOST)
    .all()
    .map((row) => ({
      tone: "plain",
      tag: "stuck.membership.tag",
      text: "stuck.membership.text",
      params: { name: row.legalName, day: row.untilDay! },
      path: `/organisations/${row.id}/membership`,
      day: row.untilDay!,
    }));
}
