import { z } from "zod";
import * as field from "~/forms/fields";
import type { ListDefinition } from "./define-list";
import { listSearch, parseListQuery, type ListQuery } from "./list-query";

export const MAX_VIEWS_OF_LIST = 40;
export const MAX_VIEW_NAME = 40;
/** With the path it must stay an address that the product answers. */
export const MAX_VIEW_SEARCH = 1_500;

/** A saved view as a person sees it. */
export interface ListView {
  id: number;
  name: string;
  /** As kept, without the question mark. */
  search: string;
  shared: boolean;
  ownerId: number;
  ownerName: string;
  version: number;
  pinned: boolean;
  isDefault: boolean;
  /** Conditions that the list no longer has. */
  broken: string[];
}

/** What one person has arranged for one list. */
export interface ListDesk {
  columns: string[] | null;
  views: ListView[];
}

export const viewForm = z.object({
  name: field.text({ max: MAX_VIEW_NAME }),
  shared: field.checkbox(),
});
/** A new view; its query comes as the search of the list's address. */
export const newViewForm = viewForm.extend({ search: z.string().max(4_000).default("") });
export const changedViewForm = viewForm.extend({ version: field.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }) });
export const viewQueryForm = newViewForm.pick({ search: true }).extend(changedViewForm.pick({ version: true }).shape);

/** What a view keeps of a query: everything but the page and the view it came from. */
export function viewSearch(definition: ListDefinition, query: ListQuery): string {
  return listSearch(definition, query, { page: 1, view: undefined }).slice(1);
}

/** The search of an address as a view would keep it; conditions that the list does not have stay behind. */
export function keptSearch(definition: ListDefinition, search: string): string {
  return viewSearch(definition, parseListQuery(definition, new URLSearchParams(search)));
}

/** The address that opens a view. What the list no longer knows stays in it, so that the page can say so. */
export function viewAddress(path: string, view: Pick<ListView, "id" | "search">): string {
  return `${path}?${view.search}${view.search === "" ? "" : "&"}view=${view.id}`;
}
