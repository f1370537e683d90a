import { resource } from "~/http/page.server";
import { searchRegions } from "~/regions/find-region.server";

/** Regions that a text could mean, for a field that proposes them. */
export const loader = resource("home.see", (context) =>
  Response.json({ regions: searchRegions(context.url.searchParams.get("q") ?? "", 12) }),
);
