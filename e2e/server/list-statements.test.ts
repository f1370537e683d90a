import BetterSqlite3 from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { wrap } from "~db/client.server";
import { testDatabase } from "~db/testing";
import { seedCanaryWorld } from "./canary-world";
import { ADMINISTRATOR, contextOn, ORIGIN, paramsOf, requestContextOf } from "./in-process";
import { fillPattern, productRoutes, type LoaderFunction } from "./route-table";

/** A database in memory with so many of every record, and a count of the statements it has run. */
function countedWorld(worlds: number) {
  const empty = testDatabase();
  const statements: string[] = [];
  const client = new BetterSqlite3(empty.$client.serialize(), { verbose: (text) => statements.push(String(text)) });
  empty.$client.close();
  const context = contextOn(wrap(client));
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
  const request = requestContextOf(context, ADMINISTRATOR);
  const ask = () =>
    loader({
      request: new Request(ORIGIN + path),
      params: paramsOf(pattern, path),
      context: { request },
    } as never);
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
