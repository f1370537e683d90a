import type { ServerBuild } from "@remix-run/node";

export interface RouteBranch {
  id: string;
  path: string | undefined;
  index: boolean | undefined;
  children: RouteBranch[];
}

/** The routes of a build as the tree that the router matches addresses with. */
export function routeBranches({ routes }: Pick<ServerBuild, "routes">, parent?: string): RouteBranch[] {
  return Object.values(routes).flatMap((route) =>
    route && route.parentId === parent
      ? [{ id: route.id, path: route.path, index: route.index, children: routeBranches({ routes }, route.id) }]
      : [],
  );
}
