import { and, eq } from "drizzle-orm";
import { listPins, listPreferences } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { Refusal } from "~/http/errors";
import { findView, requireList } from "./find-view.server";
import { parseColumns } from "./list-query";

/*
 * How one person wants to find a list: which columns, which view, which views above it. It concerns nobody else, so it leaves
 * nothing in the audit log.
 */

function ownId(context: Context): number {
  authorize(context, "listView.keep");
  if (context.actor.userId === null) throw new Refusal("forbidden", "error.forbidden");
  return context.actor.userId;
}

function prefer(context: Context, listId: string, values: Partial<typeof listPreferences.$inferInsert>): void {
  const userId = ownId(context);
  context.db
    .insert(listPreferences)
    .values({ userId, listId, ...values })
    .onConflictDoUpdate({ target: [listPreferences.userId, listPreferences.listId], set: values })
    .run();
}

/** @param columns keys in their order; what the list does not have is left out, and none at all means those of the list */
export function chooseColumns(context: Context, listId: string, columns: readonly string[]): void {
  authorize(context, "listView.keep");
  const known = parseColumns(requireList(listId), columns.join(".")).columns;
  transact(context, () => prefer(context, listId, { columns: known.length > 0 ? known : null }));
}

/** What the bare address of the list opens; null for the list itself. */
export function chooseDefaultView(context: Context, listId: string, viewId: number | null): void {
  authorize(context, "listView.keep");
  requireList(listId);
  transact(context, () => {
    if (viewId !== null) findView(context, listId, viewId);
    prefer(context, listId, { viewId });
  });
}

/** Puts a view above the person's list, or takes it away from there. */
export function pinView(context: Context, listId: string, viewId: number, pinned: boolean): void {
  const userId = ownId(context);
  transact(context, () => {
    findView(context, listId, viewId);
    if (pinned) context.db.insert(listPins).values({ userId, viewId }).onConflictDoNothing().run();
    else
      context.db
        .delete(listPins)
        .where(and(eq(listPins.userId, userId), eq(listPins.viewId, viewId)))
        .run();
  });
}
