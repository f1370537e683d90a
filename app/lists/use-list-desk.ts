import { useRouteLoaderData } from "@remix-run/react";
import type { Frame } from "~/ui/frame.server";
import type { ListDesk } from "./list-view";

const EMPTY: ListDesk = { columns: null, views: [] };

/** What the person has arranged for a list: it comes with the frame of the page, so that no list has to ask for it. */
export function useListDesk(listId: string): ListDesk & { isKept: boolean } {
  const desk = useRouteLoaderData<Frame>("root")?.lists?.[listId];
  return { ...(desk ?? EMPTY), isKept: desk !== undefined };
}
