import { matchRoutes } from "@remix-run/react";
import type { ServerBuild } from "@remix-run/node";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import productRoutes from "~/routes";
import { narrowBuild } from "./narrowed-build";
import { routeBranches, type RouteBranch } from "./route-branches";

type Entry = { path?: string; index?: boolean; file: string; children?: Entry[] };
interface Listed {
  id: string;
  path: string | undefined;
  index: boolean | undefined;
  parentId: string | undefined;
}

const listed = (entries: readonly Entry[], parentId: string): Listed[] =>
  entries.flatMap(({ path, index, file, children = [] }) => [
    { id: file, path, index, parentId },
    ...listed(children, file),
  ]);

const ROUTES: Listed[] = [
  { id: "root", path: "", index: undefined, parentId: undefined },
  ...listed((await productRoutes) as Entry[], "root"),
];
const routes = Object.fromEntries(ROUTES.map((route) => [route.id, route]));
const build = { routes, assets: { routes: { ...routes }, url: "/manifest.js" } } as unknown as ServerBuild;

const whole = routeBranches(build);
const narrowed = narrowBuild(build);
const matched = (tree: RouteBranch[], path: string) =>
  matchRoutes(tree as never, path)?.map(({ route, params, pathname }) => [route.id, params, pathname]);

const fullPathOf = (route: Listed): string =>
  route.parentId === undefined
    ? ""
    : [fullPathOf(routes[route.parentId]!), route.path ?? ""].filter(Boolean).join("/").replaceAll("//", "/");
const PATHS = ROUTES.map(fullPathOf).map((path) => (path.startsWith("/") ? path : `/${path}`));

describe("the routes that an address may match", () => {
  it("are few, and the same route answers as among all of them", () => {
    for (const path of PATHS) {
      const address = path.replace(/:\w+/g, "7").replace("*", "nowhere/else");
      expect([address, matched(routeBranches(narrowed(address)), address)]).toEqual([address, matched(whole, address)]);
    }
    const sizes = PATHS.map((path) => Object.keys(narrowed(path.replace(/:\w+/g, "7")).routes).length);
    expect(sizes.filter((size) => size < ROUTES.length / 5).length).toBeGreaterThan(PATHS.length * 0.98);
  });

  it("answer as all of them do whatever the address looks like", () => {
    const words = PATHS.flatMap((path) => path.split("/"));
    const part = fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...words) },
      fc.constantFrom("", "7", "NEW", "%65vents", "edit.data", "_root.data", "*", ":id", "..", "%2F", "é"),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), fc.constantFrom("", "/", "//", ".data"), (parts, end) => {
        const address = `/${parts.join("/")}`;
        const path = end === ".data" ? address : address + end;
        expect(matched(routeBranches(narrowed(path + (end === ".data" ? end : ""))), path)).toEqual(
          matched(whole, path),
        );
      }),
      { numRuns: 400 },
    );
  });

  it("are what the page is made from too, so that both sides know the same", () => {
    const { routes, assets } = narrowed("/organisations/7/edit");
    expect(Object.keys(assets.routes).sort()).toEqual(Object.keys(routes).sort());
    expect(Object.keys(routes)).toContain("root");
    expect(assets.url).toBe("/manifest.js");
  });
});
