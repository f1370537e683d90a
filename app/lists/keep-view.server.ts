import { and, eq, sql } from "drizzle-orm";
import { listPins, listViews } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, invalidField, Refusal } from "~/http/errors";
import { requireList } from "./find-view.server";
import { keptSearch, MAX_VIEW_SEARCH, MAX_VIEWS_OF_LIST } from "./list-view";

/** The query as it is kept, or a refusal where no address could hold it. */
export function searchToKeep(listId: string, search: string): string {
  const kept = keptSearch(requireList(listId), search);
  if (kept.length > MAX_VIEW_SEARCH) throw conflict("list.viewTooLong");
  return kept;
}

export function refuseTakenName(context: Context, listId: string, ownerId: number, name: string, except = 0): void {
  const taken = context.db
    .select({ id: listViews.id })
    .from(listViews)
    .where(and(eq(listViews.ownerId, ownerId), eq(listViews.listId, listId), eq(listViews.name, name)))
    .get();
  if (taken && taken.id !== except) throw invalidField("name", "list.viewNameTaken");
}

/**
 * Saves a query of a list under a name. Whoever saves it finds it above the list from now on.
 * @throws Refusal forbidden, not_found (no such list), invalid (name taken), conflict (too many, too long)
 */
export function keepView(
  context: Context,
  listId: string,
  { name, shared, search }: { name: string; shared: boolean; search: string },
): number {
  authorize(context, "listView.keep");
  if (shared) authorize(context, "listView.share");
  const ownerId = context.actor.userId;
  if (ownerId === null) throw new Refusal("forbidden", "error.forbidden");
  return transact(context, () => {
    const kept = searchToKeep(listId, search);
    refuseTakenName(context, listId, ownerId, name);
    const { total } = context.db
      .select({ total: sql<number>`count(*)` })
      .from(listViews)
      .where(and(eq(listViews.ownerId, ownerId), eq(listViews.listId, listId)))
      .get()!;
    if (total >= MAX_VIEWS_OF_LIST) throw conflict("list.viewTooMany", { max: MAX_VIEWS_OF_LIST });
    const now = context.now();
    const values = { listId, ownerId, name, shared, search: kept };
    const { id } = context.db
      .insert(listViews)
      .values({ ...values, version: 1, createdAt: now, updatedAt: now })
      .returning({ id: listViews.id })
      .get();
    context.db.insert(listPins).values({ userId: ownerId, viewId: id }).run();
    const after = { list: listId, name, shared, search: kept };
    recordAudit(context, { action: "listView.keep", subjectKind: "list_view", subjectId: id, after });
    return id;
  });
}
