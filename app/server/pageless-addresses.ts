import { matchRoutes } from "@remix-run/react";
import type { ServerBuild } from "@remix-run/node";
import { routeBranches } from "./route-branches";

/** Tells of an address whether only an act answers there, which has no page that could show a refusal. */
export function pagelessAddresses(buildFor: (path: string) => ServerBuild): (path: string) => boolean {
  return (path) => {
    const build = buildFor(path);
    const leaf = matchRoutes(routeBranches(build) as never, path.replace(/\.data$/, ""))?.at(-1);
    return leaf !== undefined && build.routes[leaf.route.id!]?.module.default === undefined;
  };
}
