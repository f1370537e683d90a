import { asc, desc, eq, sql } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { organisationTags, tags } from "~db/schema";

const SHOWN = 24;

/** Every tag, for a filter. */
export function tagOptions(context: Context): { value: string; label: string }[] {
  authorize(context, "organisation.see");
  return context.db
    .select({ id: tags.id, name: tags.name })
    .from(tags)
    .orderBy(asc(tags.name))
    .all()
    .map(({ id, name }) => ({ value: String(id), label: name }));
}

/** The tags used most, shown beside the field that takes them. */
export function commonTags(context: Context): string[] {
  authorize(context, "organisation.see");
  return context.db
    .select({ name: tags.name })
    .from(tags)
    .innerJoin(organisationTags, eq(organisationTags.tagId, tags.id))
    .groupBy(tags.id)
    .orderBy(desc(sql`count(*)`), asc(tags.name))
    .limit(SHOWN)
    .all()
    .map(({ name }) => name);
}
