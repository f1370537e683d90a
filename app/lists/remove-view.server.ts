import { eq } from "drizzle-orm";
import { listPins, listPreferences, listViews } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { findView } from "./find-view.server";

/** Deletes a view. Whoever had pinned it or opened it by default is back at the list itself. */
export function removeView(context: Context, listId: string, id: number): void {
  authorize(context, "listView.keep");
  transact(context, () => {
    const view = findView(context, listId, id);
    authorize(context, "listView.change", view);
    context.db.delete(listPins).where(eq(listPins.viewId, id)).run();
    context.db.update(listPreferences).set({ viewId: null }).where(eq(listPreferences.viewId, id)).run();
    context.db.delete(listViews).where(eq(listViews.id, id)).run();
    const before = { list: listId, name: view.name, shared: view.shared, search: view.search };
    recordAudit(context, { action: "listView.remove", subjectKind: "list_view", subjectId: id, before });
  });
}
