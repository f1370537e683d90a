import { and, isNull, sql, type SQL } from "drizzle-orm";
import type { Context } from "~/access/context";
import { dayOfInstant } from "~/values/business-day";
import { contactConsents, directoryConsents, directorySettings, organisations } from "~db/schema";
import { memberOn } from "../membership/membership-conditions.server";
import type { DirectoryPart } from "./vocabulary";

/** The rule `standingConsent` in SQL: given, and nothing withdrawn at that instant or later. A test compares the two. */
export function agreedTo(part: DirectoryPart): SQL {
  return sql`EXISTS (SELECT 1 FROM ${directoryConsents} g WHERE g.organisation_id = ${organisations.id} AND g.part = ${part}
    AND NOT EXISTS (SELECT 1 FROM ${directoryConsents} w WHERE w.organisation_id = g.organisation_id AND w.part = g.part AND w.withdrawn_at >= g.given_at))`;
}

/** The same for a contact who agreed to stand in the directory. */
export function contactAgreed(contactId: SQL): SQL {
  return sql`EXISTS (SELECT 1 FROM ${contactConsents} g WHERE g.contact_id = ${contactId} AND g.purpose = 'directory'
    AND NOT EXISTS (SELECT 1 FROM ${contactConsents} w WHERE w.contact_id = g.contact_id AND w.purpose = g.purpose AND w.withdrawn_at >= g.given_at))`;
}

export function directorySettingsOf(context: Context): { membersOnly: boolean; version: number } {
  const row = context.db.select().from(directorySettings).get();
  return row ? { membersOnly: row.membersOnly, version: row.version } : { membersOnly: true, version: 0 };
}

/** Organisations that may stand in the directory, whether or not they agreed: not archived, and members where only members do. */
export function mayStand(context: Context): SQL | undefined {
  const { membersOnly } = directorySettingsOf(context);
  return and(isNull(organisations.archivedAt), membersOnly ? memberOn(dayOfInstant(context.now())) : undefined);
}

/** The organisations that stand in the directory now: nothing else is ever listed, counted or found. */
export function standsInDirectory(context: Context): SQL {
  return and(mayStand(context), agreedTo("identity"))!;
}
