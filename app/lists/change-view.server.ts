import { eq } from "drizzle-orm";
import { listViews } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import { changedFields } from "~/access/changed-fields";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict } from "~/http/errors";
import { findView } from "./find-view.server";
import { refuseTakenName, searchToKeep } from "./keep-view.server";

export interface ViewChange {
  name?: string;
  shared?: boolean;
  /** The query it keeps from now on. */
  search?: string;
}

/**
 * Renames a view, shares it or takes it back, or gives it another query.
 * @param version the version the person saw
 * @throws Refusal forbidden (another's view), not_found, invalid (name taken), conflict (changed meanwhile, too long)
 */
export function changeView(context: Context, listId: string, id: number, version: number, change: ViewChange): void {
  authorize(context, "listView.keep");
  transact(context, () => {
    const view = findView(context, listId, id);
    authorize(context, "listView.change", view);
    if (change.shared && !view.shared) authorize(context, "listView.share");
    if (view.version !== version) throw conflict("error.conflict");
    const after = {
      name: change.name ?? view.name,
      shared: change.shared ?? view.shared,
      search: change.search === undefined ? view.search : searchToKeep(listId, change.search),
    };
    if (after.name !== view.name) refuseTakenName(context, listId, view.ownerId, after.name, id);
    if (changedFields(view, after).length === 0) return;
    context.db
      .update(listViews)
      .set({ ...after, version: version + 1, updatedAt: context.now() })
      .where(eq(listViews.id, id))
      .run();
    recordAudit(context, { action: "listView.change", subjectKind: "list_view", subjectId: id, before: view, after });
  });
}
