import { and, asc, between, isNull } from "drizzle-orm";
import { organisations } from "~db/schema";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import type { StuckItem } from "~/stuck/stuck-item";
import { addDays, dayOfInstant } from "~/values/business-day";

const NOTICE_DAYS = 60;
const MOST = 20;

/** Memberships that end soon. */
export function stuckOrganisations(context: Context): StuckItem[] {
  authorize(context, "organisation.see");
  const today = dayOfInstant(context.now());
  return context.db
    .select({ id: organisations.id, legalName: organisations.legalName, memberUntil: organisations.memberUntil })
    .from(organisations)
    .where(
      and(between(organisations.memberUntil, today, addDays(today, NOTICE_DAYS)), isNull(organisations.archivedAt)),
    )
    .orderBy(asc(organisations.memberUntil), asc(organisations.id))
    .limit(MOST)
    .all()
    .map((row) => ({
      tone: "plain",
      tag: "stuck.membership.tag",
      text: "stuck.membership.text",
      params: { name: row.legalName, day: row.memberUntil! },
      path: `/organisations/${row.id}`,
      day: row.memberUntil!,
    }));
}
