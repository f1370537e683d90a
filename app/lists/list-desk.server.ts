import { redirect } from "@remix-run/node";
import { and, asc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import { listPins, listPreferences, listViews, users } from "~db/schema";
import { can } from "~/access/can";
import type { Context } from "~/access/context";
import { listsAt, type ListDefinition } from "./define-list";
import { parseListQuery } from "./list-query";
import { viewAddress, type ListDesk, type ListView } from "./list-view";

const MOST_VIEWS = 200;

/**
 * The views a person may open: their own, and those shared with who works here. What people of a sub-promoter call their views is
 * shared with that promoter and the hub, and what the hub's people share with everybody.
 */
export function visibleViews(context: Context) {
  const { userId, promoterId } = context.actor;
  const own = eq(listViews.ownerId, userId ?? 0);
  if (!can(context.actor, "listView.share")) return own;
  if (promoterId === null) return or(own, listViews.shared);
  const colleagues = context.db
    .select({ id: users.id })
    .from(users)
    .where(or(isNull(users.promoterId), eq(users.promoterId, promoterId)));
  return or(own, and(listViews.shared, inArray(listViews.ownerId, colleagues)));
}

/** What a person has arranged for a list: two statements, whatever the number of views. */
export function listDesk(context: Context, definition: ListDefinition): ListDesk {
  const { userId } = context.actor;
  if (userId === null || !can(context.actor, "listView.keep")) return { columns: null, views: [] };
  const preference = context.db
    .select({ columns: listPreferences.columns, viewId: listPreferences.viewId })
    .from(listPreferences)
    .where(and(eq(listPreferences.userId, userId), eq(listPreferences.listId, definition.id)))
    .get();
  const rows = context.db
    .select({
      id: listViews.id,
      name: listViews.name,
      search: listViews.search,
      shared: listViews.shared,
      ownerId: listViews.ownerId,
      ownerName: users.name,
      version: listViews.version,
      pinned: sql<number>`EXISTS (SELECT 1 FROM ${listPins} WHERE ${and(eq(listPins.viewId, listViews.id), eq(listPins.userId, userId))})`,
    })
    .from(listViews)
    .innerJoin(users, eq(users.id, listViews.ownerId))
    .where(and(eq(listViews.listId, definition.id), visibleViews(context)))
    .orderBy(asc(listViews.name), asc(listViews.id))
    .limit(MOST_VIEWS)
    .all();
  const columns = preference?.columns?.filter((key) => Object.hasOwn(definition.columns, key)) ?? [];
  return {
    columns: columns.length > 0 ? columns : null,
    views: rows.map((row): ListView => ({
      ...row,
      pinned: row.pinned === 1,
      isDefault: row.id === preference?.viewId,
      broken: parseListQuery(definition, new URLSearchParams(row.search)).ignored,
    })),
  };
}

/** By list id; for the frame, so that every page with a list has it. */
export type ListDesks = Record<string, ListDesk>;

/**
 * The desks of the lists on a page. A bare address opens the person's default view and `?view=7` alone that view: both answer with
 * the full address, so that what is shown always stands in it.
 * @throws Response a redirect to the address of the view
 */
export function listDesksAt(context: Context, url: URL): ListDesks {
  const desks: ListDesks = {};
  const pathname = url.pathname.replace(/\.data$/, "");
  for (const definition of listsAt(pathname)) {
    const desk = listDesk(context, definition);
    const asked = /^\?view=(\d{1,15})$/.exec(url.search)?.[1];
    const view = desk.views.find(({ id, isDefault }) =>
      asked ? id === Number(asked) : url.search === "" && isDefault,
    );
    if (view && view.search !== "") throw redirect(viewAddress(pathname, view));
    desks[definition.id] = desk;
  }
  return desks;
}
