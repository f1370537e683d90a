import { asc } from "drizzle-orm";
import type { Context } from "~/access/context";
import { membershipClasses } from "~db/schema";
import type { TermKind } from "./vocabulary";

export type MembershipClassRow = Omit<typeof membershipClasses.$inferSelect, "termKind"> & { termKind: TermKind };

/** The classes in the promoter's order, retired ones included: past memberships still have them. */
export function listMembershipClasses(context: Context): MembershipClassRow[] {
  return context.db
    .select()
    .from(membershipClasses)
    .orderBy(asc(membershipClasses.position), asc(membershipClasses.id))
    .all() as MembershipClassRow[];
}

export function className(membershipClass: { nameZh: string; nameEn: string }, locale: string): string {
  return locale === "en" ? membershipClass.nameEn : membershipClass.nameZh;
}

/** Classes as choices of a filter or a form, in the reader's language. */
export function membershipClassOptions(
  context: Context,
  { offered = false }: { offered?: boolean } = {},
): { value: string; label: string }[] {
  return listMembershipClasses(context)
    .filter((one) => !offered || one.retiredAt === null)
    .map((one) => ({ value: String(one.id), label: className(one, context.locale) }));
}
