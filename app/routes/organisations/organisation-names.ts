import { resource } from "~/http/page.server";
import { authorize } from "~/access/authorize.server";
import { searchIndex } from "~/search/search-index.server";

const MOST_NAMES = 12;

/** Organisations whose names hold what staff is typing, for a field that proposes them. */
export const loader = resource("organisation.write", (context) => {
  authorize(context, "organisation.write");
  const text = (context.url.searchParams.get("q") ?? "").trim().slice(0, 60);
  const { hits } = searchIndex(context, text, 60);
  const names = hits.filter((hit) => hit.kind === "organisation").map((hit) => hit.title);
  return Response.json({ names: names.slice(0, MOST_NAMES) });
});
