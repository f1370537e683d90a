import { describe, expect, it } from "vitest";
import { API_PATH } from "~/api/operation";
import { API_OPERATIONS } from "~/api/operations.server";
import { mayEver } from "~/http/may-ever";
import { PERMISSION_NAMES } from "~/access/permissions";
import { ROLES, type Role } from "~/access/roles";
import { describeRoute, productRoutes, type ProductRoute } from "./route-table";

/** What programs ask is answered before the pages and stands in a table of its own. */
const ofPrograms = API_OPERATIONS.map(({ id, method, path, permission }): ProductRoute => ({
  id,
  pattern: `${method} ${API_PATH}${path}`,
  file: "app/api/operations",
  loader: method === "GET" ? { permission } : null,
  action: method === "GET" ? null : { permission },
  hasPage: false,
  load: null,
  act: null,
}));
const routes = [...(await productRoutes()), ...ofPrograms];

/** Loaders and actions that nobody wrapped with a permission: anyone could ask them. */
function unguarded(table: readonly ProductRoute[]): string[] {
  return table.flatMap(({ pattern, file, loader, action, hasPage }) => {
    const open = [
      loader && !PERMISSION_NAMES.includes(loader.permission!) ? `${pattern} loader (${file})` : null,
      action && !PERMISSION_NAMES.includes(action.permission!) ? `${pattern} action (${file})` : null,
      // A page without a loader would answer 200 to everyone, with whatever its component shows.
      hasPage && !loader ? `${pattern} page without a loader (${file})` : null,
    ];
    return open.filter((line) => line !== null);
  });
}

function cell(route: ProductRoute, role: Role): string {
  const read = route.loader
    ? mayEver({ role, promoterId: null } as never, route.loader.permission!)
      ? "read"
      : "-"
    : "";
  const write = route.action
    ? mayEver({ role, promoterId: null } as never, route.action.permission!)
      ? "write"
      : "-"
    : "";
  return [read, write].filter(Boolean).join("/");
}

describe("who may ask for which address", () => {
  it("leaves no loader, action or page without a permission", () => {
    expect(unguarded(routes)).toEqual([]);
  });

  it("decides every cell of the table of addresses and roles", () => {
    const people = ROLES.filter((role) => role !== "system");
    const header = ["address", "permission", ...people];
    const rows = routes.map((route) => [
      route.pattern,
      [route.loader?.permission, route.action?.permission].filter(Boolean).join(" / "),
      ...people.map((role) => cell(route, role)),
    ]);
    const widths = header.map((_, column) => Math.max(...[header, ...rows].map((row) => row[column]!.length)));
    const line = (row: string[]) =>
      row
        .map((text, column) => text.padEnd(widths[column]!))
        .join("  ")
        .trimEnd();
    console.log([header, ...rows].map(line).join("\n"));
    const undecided = rows.filter((row) => row.slice(2).some((text) => text === ""));
    expect(undecided.map(([pattern]) => pattern)).toEqual([]);
  });

  it("lets no administrator's address be read by a visitor", () => {
    const forAdministrators = routes.filter(
      ({ loader }) =>
        loader &&
        !mayEver({ role: "staff", promoterId: null } as never, loader.permission!) &&
        mayEver({ role: "administrator", promoterId: null } as never, loader.permission!),
    );
    const open = forAdministrators.filter(({ loader }) =>
      mayEver({ role: "visitor", promoterId: null } as never, loader!.permission!),
    );
    expect(open).toEqual([]);
  });

  it("notices a loader, an action and a page that were left without one", () => {
    const bare = () => null;
    const guarded = Object.assign(() => null, { permission: "page.frame" });
    const forged = Object.assign(() => null, { permission: "page.nobody" });
    const table = [
      describeRoute("a", "/bare-loader", "a.tsx", { loader: bare, default: bare }),
      describeRoute("b", "/bare-action", "b.tsx", { loader: guarded, action: bare }),
      describeRoute("c", "/bare-page", "c.tsx", { default: bare }),
      describeRoute("d", "/unknown-permission", "d.tsx", { loader: forged }),
      describeRoute("e", "/whole", "e.tsx", { loader: guarded, action: guarded, default: bare }),
    ];
    expect(unguarded(table)).toEqual([
      "/bare-loader loader (a.tsx)",
      "/bare-action action (b.tsx)",
      "/bare-page page without a loader (c.tsx)",
      "/unknown-permission loader (d.tsx)",
    ]);
  });
});
