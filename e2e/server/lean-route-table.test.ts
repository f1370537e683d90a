import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { runInNewContext } from "node:vm";
import { beforeAll, describe, expect, it } from "vitest";
import routeConfig from "~/routes";
import { buildProduct, PROJECT_FOLDER } from "./build-product";
import { productRoutes, type ProductRoute } from "./route-table";

const CLIENT = path.join(PROJECT_FOLDER, "build", "client");

interface BrowserRoute {
  id: string;
  module: string;
  imports: string[];
  css: string[];
  parentId?: string;
  path?: string;
  hasLoader?: boolean;
  hasAction?: boolean;
  [more: string]: unknown;
}
interface BrowserTable {
  routes: Record<string, BrowserRoute>;
  [more: string]: unknown;
}

interface ConfiguredRoute {
  id: string;
  path: string | undefined;
  parentId: string | undefined;
}

function configured(entries: Awaited<typeof routeConfig>, parentId: string): ConfiguredRoute[] {
  return entries.flatMap((entry) => {
    const id = entry.id ?? entry.file.replace(/\.\w+$/, "");
    return [{ id, path: entry.path, parentId }, ...configured(entry.children ?? [], id)];
  });
}

/** What a browser knows once the script has run. */
function tableOf(script: string): BrowserTable {
  const window: { __remixManifest?: BrowserTable } = {};
  runInNewContext(script, { window });
  return JSON.parse(JSON.stringify(window.__remixManifest)) as BrowserTable;
}

const manifestName = () => readdirSync(path.join(CLIENT, "assets")).filter((name) => /^manifest-.*\.js$/.test(name));

/** All that a browser may be told of a route. */
const KNOWN = new Set([
  ...["id", "parentId", "path", "index", "caseSensitive", "module", "imports", "css", "hash"],
  ...["hasLoader", "hasAction", "hasClientLoader", "hasClientAction", "hasErrorBoundary"],
]);

/** Where the table differs from the product. */
function faultsOf(table: BrowserTable, product: readonly ProductRoute[], tree: readonly ConfiguredRoute[]): string[] {
  const faults: string[] = [];
  const unlike = (what: string, found: unknown, expected: unknown) => {
    if (JSON.stringify(found) !== JSON.stringify(expected))
      faults.push(`${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`);
  };
  unlike("routes", Object.keys(table.routes).sort(), product.map(({ id }) => id).sort());
  const places = new Map(tree.map((route) => [route.id, route]));
  for (const { id, loader, action, hasPage } of product) {
    const route = table.routes[id];
    if (!route) continue;
    const place = places.get(id);
    unlike(`${id} id`, route.id, id);
    unlike(`${id} path`, route.path || null, place?.path || null);
    unlike(`${id} parent`, route.parentId, place?.parentId);
    unlike(`${id} loader`, route.hasLoader === true, loader !== null);
    unlike(`${id} action`, route.hasAction === true, action !== null);
    const files = [route.module, ...route.imports, ...route.css];
    for (const file of files) if (!existsSync(path.join(CLIENT, file))) faults.push(`${id} names ${file}`);
    if (new Set(files).size < files.length) faults.push(`${id} names a file twice`);
    const exported = hasPage === /\bas default\b/.test(readFileSync(path.join(CLIENT, route.module), "utf8"));
    if (!exported) faults.push(`${id} has another module: ${route.module}`);
    for (const name of Object.keys(route)) if (!KNOWN.has(name)) faults.push(`${id} says ${name}`);
  }
  return faults;
}

const product = await productRoutes();
const tree: ConfiguredRoute[] = [
  { id: "root", path: "", parentId: undefined },
  ...configured(await routeConfig, "root"),
];
let script: string;

beforeAll(() => {
  buildProduct();
  script = readFileSync(path.join(CLIENT, "assets", manifestName()[0]!), "utf8");
}, 900_000);

describe("the table of routes that every first page loads", () => {
  it("holds every route of the product with what a browser needs, its scripts are there, and nothing else is said", () => {
    expect(manifestName()).toHaveLength(1);
    const table = tableOf(script);
    expect(faultsOf(table, product, tree)).toEqual([]);
    expect(Object.keys(table).sort()).toEqual(["entry", "routes", "url", "version"]);
    expect(table.url).toBe(`/assets/${manifestName()[0]}`);
  });

  it("tells nobody of rights, of files of the server or of where the product was built", () => {
    for (const { file, loader, action } of product) {
      expect(script).not.toContain(`/${file.split("/").at(-1)}`);
      for (const permission of [loader?.permission, action?.permission])
        if (permission) expect(script).not.toContain(`"${permission}"`);
    }
    expect(script).not.toContain(".server");
    expect(script).not.toContain(PROJECT_FOLDER);
  });

  it("leaves no other name behind in the window", () => {
    const window: Record<string, unknown> = {};
    const scope = { window };
    runInNewContext(script, scope);
    expect(Object.keys(window)).toEqual(["__remixManifest"]);
    expect(Object.keys(scope)).toEqual(["window"]);
  });

  it("would be found out with a route left out, a wrong parent, path, loader, action, script or one word more (control)", () => {
    const table = tableOf(script);
    const { id } = product.find(({ pattern, action }) => pattern === "/events/new" && action !== null)!;
    const spoilt = (change: (route: BrowserRoute, all: BrowserTable) => void) => {
      const copy = structuredClone(table);
      change(copy.routes[id]!, copy);
      return faultsOf(copy, product, tree).length;
    };
    expect(spoilt(() => undefined)).toBe(0);
    expect(spoilt((_route, all) => void delete all.routes[id])).toBe(1);
    expect(spoilt((route) => (route.parentId = "routes/language"))).toBe(1);
    expect(spoilt((route) => (route.path = "/elsewhere"))).toBe(1);
    expect(spoilt((route) => void delete route.hasLoader)).toBe(1);
    expect(spoilt((route) => void delete route.hasAction)).toBe(1);
    expect(spoilt((route) => (route.imports = [...route.imports, "/assets/nowhere.js"]))).toBe(1);
    expect(spoilt((route) => (route.module = table.routes["routes/language"]!.module))).toBe(1);
    expect(spoilt((route) => (route.permission = "event.write"))).toBe(1);
  });
});
