import { matchRoutes } from "@remix-run/react";
import type { ServerBuild } from "@remix-run/node";

interface Branch {
  id: string;
  path: string | undefined;
  index: boolean | undefined;
  children: Branch[];
}

/** Tells of an address whether only an act answers there, which has no page that could show a refusal. */
export function pagelessAddresses(buildFor: (path: string) => ServerBuild): (path: string) => boolean {
  return (path) => {
    const { routes } = buildFor(path);
    const below = (parent: string | undefined): Branch[] =>
      Object.values(routes).flatMap((route) =>
        route && route.parentId === parent
          ? [{ id: route.id, path: route.path, index: route.index, children: below(route.id) }]
          : [],
      );
    const leaf = matchRoutes(below(undefined) as never, path.replace(/\.data$/, ""))?.at(-1);
    return leaf !== undefined && routes[leaf.route.id!]?.module.default === undefined;
  };
}
