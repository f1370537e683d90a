import type { ServerBuild } from "@remix-run/node";

type Routes = ServerBuild["routes"];

const partsOf = (path: string) => path.split("/").filter((part) => part !== "");

/** What all addresses have in common that a route may match: the first part, and how many parts there are. */
const kindOf = (parts: readonly string[]) => `${parts[0]?.toLowerCase() ?? ""}/${parts.length}`;

/**
 * The build with only those routes that an address may match. The router weighs each route it is given anew at every request, several
 * times; of some hundreds of routes that is more work than many pages are. An address of a kind that no route has is left to the whole
 * build, which answers it in its usual way.
 */
export function narrowBuild(build: ServerBuild): (path: string) => ServerBuild {
  const kinds = new Map<string, Set<string>>();
  /** A part that stands for many may come first: such a route is one of every kind. */
  const everywhere = new Set<string>();
  for (const route of Object.values(build.routes)) {
    if (!route) continue;
    const line = lineOf(build.routes, route.id);
    const parts = line.flatMap((id) => partsOf(build.routes[id]!.path ?? ""));
    const isOpen = parts.some((part) => part === "*" || part.endsWith("?")) || parts[0]?.startsWith(":");
    const kind = kindOf(parts);
    if (!isOpen && !kinds.has(kind)) kinds.set(kind, new Set());
    for (const id of line) (isOpen ? everywhere : kinds.get(kind)!).add(id);
  }
  const narrowed = new Map<string, ServerBuild>();
  return (path) => {
    const kind = kindOf(partsOf(path.replace(/\.data$/, "")));
    const ids = kinds.get(kind);
    if (!ids) return build;
    let found = narrowed.get(kind);
    if (!found) {
      const only = <Of>(routes: Record<string, Of>): Record<string, Of> =>
        Object.fromEntries(Object.entries(routes).filter(([id]) => ids.has(id) || everywhere.has(id)));
      found = {
        ...build,
        routes: only(build.routes) as Routes,
        assets: { ...build.assets, routes: only(build.assets.routes) },
      };
      narrowed.set(kind, found);
    }
    return found;
  };
}

/** A route and those that it lies in, the outermost first. */
function lineOf(routes: Routes, id: string): string[] {
  const { parentId } = routes[id]!;
  return parentId === undefined ? [id] : [...lineOf(routes, parentId), id];
}
