import { tmpdir } from "node:os";
import BetterSqlite3 from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { readSettings } from "~/env.server";
import type { RequestContext } from "~/http/request-context";
import { wrap } from "~db/client.server";
import { testDatabase } from "~db/testing";
import type { OpenedData } from "~/server/data-folder.server";
import { seedCanaryWorld } from "./canary-world";
import { systemContext } from "./people";
import { fillPattern, productRoutes, type LoaderFunction } from "./route-table";

const ORIGIN = "http://localhost:3000";

/** A database in memory with so many of every record, and a count of the statements it has run. */
function countedWorld(worlds: number) {
  const empty = testDatabase();
  const statements: string[] = [];
  const client = new BetterSqlite3(empty.$client.serialize(), { verbose: (text) => statements.push(String(text)) });
  empty.$client.close();
  const data = { db: wrap(client), auditKey: Buffer.alloc(32, 7) } as OpenedData;
  const context = systemContext(data, ORIGIN);
  for (let world = 0; world < worlds; world += 1) seedCanaryWorld(context, `w${world}`);
  return { context, statements };
}

/** How many statements the loader runs for an administrator; null when it answered with a refusal or a redirect. */
async function statementsOf(
  loader: LoaderFunction,
  path: string,
  pattern: string,
  worlds: number,
): Promise<number | null> {
  const { context, statements } = countedWorld(worlds);
  const actor = { role: "administrator" as const, userId: 1, name: "test", organisationIds: [], promoterId: null };
  const request: RequestContext = {
    ...context,
    actor,
    nonce: "",
    address: "127.0.0.1",
    userAgent: "test",
    sessionIdHash: null,
    demo: false,
    mailConfigured: false,
    lookedAtBy: null,
    lookIsOver: false,
    settings: readSettings({ WEFT_DATA: tmpdir() }),
  };
  const ask = () => {
    const params = Object.fromEntries(
      pattern
        .split("/")
        .flatMap((part, at) => (part.startsWith(":") ? [[part.slice(1).replace("?", ""), path.split("/")[at]]] : [])),
    );
    return loader({ request: new Request(ORIGIN + path), params, context: { request } } as never);
  };
  try {
    // The first call prepares statements and fills caches.
    await ask();
    statements.length = 0;
    await ask();
    return statements.length;
  } catch {
    return null;
  } finally {
    context.db.$client.close();
  }
}

describe("a page that lists records", () => {
  it("asks the database as often for three of everything as for one", async () => {
    const growing: string[] = [];
    let asked = 0;
    for (const route of await productRoutes()) {
      if (!route.load || !route.hasPage) continue;
      const path = fillPattern(route.pattern, "1");
      const one = await statementsOf(route.load, path, route.pattern, 1);
      const three = await statementsOf(route.load, path, route.pattern, 3);
      if (one === null || three === null) continue;
      asked += 1;
      if (three > one) growing.push(`${route.pattern}: ${one} statements for one, ${three} for three`);
    }
    console.log(`${asked} pages asked`);
    expect(asked).toBeGreaterThan(5);
    expect(growing).toEqual([]);
  });

  it("would be found out when it asks once for every row", async () => {
    const loader: LoaderFunction = ({ context }) => {
      const sql = context.request.db.$client;
      const ids = sql.prepare("SELECT id FROM organisations").pluck().all();
      return ids.map((id) => sql.prepare("SELECT name FROM contacts WHERE organisation_id = ?").pluck().get(id));
    };
    const one = await statementsOf(loader, "/", "/", 1);
    const three = await statementsOf(loader, "/", "/", 3);
    expect(three).toBeGreaterThan(one!);
  });
});
