import type { RouteConfigEntry } from "@remix-run/route-config";
import routeConfig from "~/routes";
import type { PermissionName } from "~/access/permissions";
import type { RequestContext } from "~/http/request-context";

/** A loader or action and the permission it was wrapped with; undefined when nobody wrapped it. */
export interface Handler {
  permission: PermissionName | undefined;
}

export type LoaderFunction = (args: { context: { request: RequestContext } }) => unknown;

export interface RouteModule {
  loader?: unknown;
  action?: unknown;
  default?: unknown;
}

export interface ProductRoute {
  id: string;
  /** Such as `/organisations/:id/edit`. */
  pattern: string;
  file: string;
  loader: Handler | null;
  action: Handler | null;
  hasPage: boolean;
  load: LoaderFunction | null;
  act: LoaderFunction | null;
}

const modules = import.meta.glob<RouteModule>("../../app/routes/**/*.{ts,tsx}");

function handlerOf(value: unknown): Handler | null {
  if (typeof value !== "function") return null;
  const permission = (value as { permission?: unknown }).permission;
  return { permission: typeof permission === "string" ? (permission as PermissionName) : undefined };
}

export function describeRoute(id: string, pattern: string, file: string, module: RouteModule): ProductRoute {
  return {
    id,
    pattern,
    file,
    loader: handlerOf(module.loader),
    action: handlerOf(module.action),
    hasPage: module.default !== undefined,
    load: typeof module.loader === "function" ? (module.loader as LoaderFunction) : null,
    act: typeof module.action === "function" ? (module.action as LoaderFunction) : null,
  };
}

function flatten(
  entries: readonly RouteConfigEntry[],
  parent: string,
): { id: string; pattern: string; file: string }[] {
  return entries.flatMap((entry) => {
    const pattern = `${parent}/${entry.path ?? ""}`.replace(/\/+/g, "/").replace(/(.)\/$/, "$1");
    const id = entry.id ?? entry.file.replace(/\.\w+$/, "");
    return [{ id, pattern, file: entry.file }, ...flatten(entry.children ?? [], pattern)];
  });
}

/** Every address of the product, the frame of all pages included, as the build takes them from `app/routes.ts`. */
export async function productRoutes(): Promise<ProductRoute[]> {
  const described = flatten(await routeConfig, "").map(async ({ id, pattern, file }) => {
    const load = modules[`../../app/${file}`];
    if (!load) throw new Error(`${pattern} names ${file}, which is not there`);
    return describeRoute(id, pattern, file, await load());
  });
  const root = describeRoute("root", "/", "root.tsx", (await import("~/root")) as RouteModule);
  return [root, ...(await Promise.all(described))];
}

export const TRANSPORTS = ["document", "data", "data for one route", "legacy data"] as const;
export type Transport = (typeof TRANSPORTS)[number];

/** The four ways in which Remix lets a route's loader or action be asked. */
export function addressFor(route: Pick<ProductRoute, "id">, path: string, transport: Transport): string {
  const [pathname = "/", search = ""] = path.split("?", 2);
  const withSearch = (base: string, extra?: string) => {
    const parts = [search, extra].filter(Boolean).join("&");
    return parts ? `${base}?${parts}` : base;
  };
  const dataPath = pathname === "/" ? "/_root.data" : `${pathname}.data`;
  switch (transport) {
    case "document":
      return withSearch(pathname);
    case "data":
      return withSearch(dataPath);
    case "data for one route":
      return withSearch(dataPath, `_routes=${encodeURIComponent(route.id)}`);
    case "legacy data":
      return withSearch(pathname, `_data=${encodeURIComponent(route.id)}`);
  }
}

/** Words for the parts of an address that are not ids. */
const SAMPLE_PARTS: Record<string, string> = {
  period: "2026Q3",
  quarter: "2026Q3",
  format: "csv",
  token: "A".repeat(43),
  code: "1-0123456789ABCDEF",
  day: "2026-09-10",
  figure: "events_held",
  section: "overview",
  list: "organisations",
  "*": "nowhere/at/all",
};

/** An address of the route with the id in place of `:id` and of every other part that may be one. */
export function fillPattern(pattern: string, id: string): string {
  return pattern
    .split("/")
    .map((part) => {
      if (part === "*") return SAMPLE_PARTS["*"]!;
      if (!part.startsWith(":")) return part;
      const [, name = "", , suffix = ""] = /^:(\w+)(\?)?(.*)$/.exec(part) ?? [];
      return (SAMPLE_PARTS[name] ?? id) + suffix;
    })
    .join("/");
}
