import { and, eq } from "drizzle-orm";
import { listViews } from "~db/schema";
import type { Context } from "~/access/context";
import { notFound } from "~/http/errors";
import { findList, type ListDefinition } from "./define-list";
import { visibleViews } from "./list-desk.server";

/** A view that the actor may open; another's private view is not found. */
export function findView(context: Context, listId: string, id: number) {
  const view = context.db
    .select()
    .from(listViews)
    .where(and(eq(listViews.id, id), eq(listViews.listId, listId), visibleViews(context)))
    .get();
  if (!view) throw notFound();
  return view;
}

/** The list of an address, or 404. */
export function requireList(id: string | undefined): ListDefinition {
  const definition = findList(id ?? "");
  if (!definition) throw notFound();
  return definition;
}
