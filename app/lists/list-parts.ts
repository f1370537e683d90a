import type { ListDefinition } from "./define-list";
import { listSearch, type ListQuery } from "./list-query";

export type Options = readonly { value: string; label: string }[];

/** What the parts of a list's page share. */
export interface ListParts {
  definition: ListDefinition;
  query: ListQuery;
  /** The address of the page the list is on. */
  path: string;
}

/** The address of the list with changes to its query. */
export function listAddress({ definition, query, path }: ListParts, change: Partial<ListQuery> = {}): string {
  return path + listSearch(definition, query, change);
}

/** What a quiet control above a list looks like. */
export const CHIP =
  "touch-target inline-flex min-h-[30px] items-center gap-1.5 rounded-full border border-line-strong bg-sheet px-3 text-[13px] hover:bg-wash aria-[current=true]:border-weft aria-[current=true]:bg-weft-wash aria-[current=true]:text-weft-strong";

/** The same as a button among the buttons of a page's head. */
export const BUTTON_LIKE =
  "touch-target inline-flex min-h-[34px] items-center rounded-md border border-line-strong bg-sheet px-3.5 hover:bg-wash";

/** A panel under its summary; at the lower edge of the screen on a phone. */
export const SHEET =
  "z-40 rounded-lg border border-line-strong bg-sheet p-4 shadow-lg max-sm:fixed max-sm:inset-x-0 max-sm:bottom-0 max-sm:max-h-[80dvh] max-sm:overflow-y-auto max-sm:rounded-b-none sm:absolute sm:mt-1 sm:max-h-[75dvh] sm:overflow-y-auto";

export const INPUT =
  "mt-1 min-h-11 w-full rounded-md border border-line-strong bg-sheet px-2 text-base sm:min-h-[34px] sm:text-[14px]";
