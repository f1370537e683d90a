import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { figure } from "../figure";
import { LENGTHS } from "../lengths";
import { bareApp, bareBuild, listen } from "./bare-app";
import { hashTables } from "./database-hash";
import { startHarness, type Harness } from "./harness";
import { HttpClient } from "./http-client";
import { inLanes } from "./lanes";
import { addressFor, fillPattern, productRoutes, TRANSPORTS, type ProductRoute } from "./route-table";

const METHODS = ["POST", "PUT", "PATCH", "DELETE"] as const;

/** What a page of somebody else can make a browser send, or what a script can claim. */
function forgeries(own: string): Record<string, Record<string, string>> {
  const host = new URL(own).host;
  const subdomain = own.replace("://", "://evil.");
  return {
    "a foreign origin": { Origin: "https://evil.example" },
    "the null origin": { Origin: "null" },
    "no origin": {},
    "garbage for an origin": { Origin: "%%%" },
    "a sub-domain": { Origin: subdomain },
    "our origin with more behind it": { Origin: `${own}.evil.example` },
    "another scheme": { Origin: own.replace(/^http:/, "https:") },
    "our origin from a cross-site page": { Origin: own, "Sec-Fetch-Site": "cross-site" },
    "our origin from a sub-domain": { Origin: own, "Sec-Fetch-Site": "same-site" },
    "a forwarded host that fits": {
      Origin: "https://evil.example",
      "X-Forwarded-Host": "evil.example",
      "X-Forwarded-Proto": "https",
    },
    "a host that fits": { Origin: "https://evil.example", Host: "evil.example" },
    "a referer of ours only": { Referer: `http://${host}/` },
  };
}

interface Executed {
  method: string;
  path: string;
  forgery: string;
  status: number;
}

/** Sends every forgery in every way; the answers that are not refusals. */
async function forge(
  client: HttpClient,
  own: string,
  routes: readonly Pick<ProductRoute, "id" | "pattern">[],
  cookie: string,
  idOf: (route: Pick<ProductRoute, "pattern">) => string = () => "1",
): Promise<{ sent: number; passed: Executed[] }> {
  const passed: Executed[] = [];
  const forged = routes.flatMap((route) =>
    TRANSPORTS.flatMap((transport) =>
      Object.entries(forgeries(own)).flatMap(([forgery, headers]) =>
        METHODS.map((method) => ({
          transport,
          path: addressFor(route, fillPattern(route.pattern, idOf(route)), transport),
          forgery,
          headers,
          method,
        })),
      ),
    ),
  );
  await inLanes(forged, async ({ transport, path, forgery, headers, method }) => {
    const { status } = await client.ask({
      method,
      path,
      body: "name=x",
      headers: {
        "Content-Type": "application/x-www-form-urlencoded",
        Accept: "text/html",
        ...(cookie ? { Cookie: cookie } : {}),
        ...headers,
      },
    });
    // 400 is the refusal of a transport that no page of ours uses.
    const refused = status === 403 || status === 405 || (transport === "legacy data" && status === 400);
    if (!refused) passed.push({ method, path, forgery, status });
  });
  return { sent: forged.length, passed };
}

const routes = await productRoutes();
let harness: Harness;

beforeAll(async () => {
  harness = await startHarness();
});
afterAll(async () => {
  await harness.stop();
});

/** In whose name, and about which record; the most dangerous first. */
const IN_THE_PLACE_OF = (["administrator", "staff", "firm A"] as const).flatMap((person) =>
  (["own", "other", "missing"] as const).map((record) => ({ person, record })),
);

describe("a write that a page of somebody else sends", () => {
  it("is refused at every address, by every transport and method, and writes nothing", async () => {
    const { server, people, data, world } = harness;
    const before = hashTables(data.db);
    const targets = routes.filter((route) => route.action !== null);
    let sent = 0;
    const passed: Executed[] = [];
    for (const { person, record } of IN_THE_PLACE_OF.slice(0, LENGTHS.forgeries)) {
      const idOf = ({ pattern }: Pick<ProductRoute, "pattern">) => {
        if (record === "missing") return "987654";
        const subject = pattern.split("/").findLast((part) => part in world.ids) ?? "organisations";
        return String(world.ids[subject]![record]);
      };
      const forged = await forge(server.client, server.origin, targets, people[person].cookie, idOf);
      sent += forged.sent;
      passed.push(...forged.passed);
    }
    figure("writes forged by other pages", sent, `${passed.length} carried out, at ${targets.length} addresses`);
    expect(targets.length).toBeGreaterThan(0);
    expect(passed.slice(0, 20)).toEqual([]);
    expect(hashTables(data.db)).toEqual(before);
  }, 7_200_000);

  it("runs the action where the guard is left out, so the test can fail", async () => {
    const act = vi.fn(() => Response.json({ done: true }));
    const { port, server } = await listen(bareApp(bareBuild(act, () => Response.json({}))));
    const client = new HttpClient(port);
    const { passed } = await forge(
      client,
      `http://localhost:${port}`,
      [
        { id: "act", pattern: "/act" },
        { id: "page", pattern: "/page" },
      ],
      "",
    );
    client.close();
    server.close();
    expect(act).toHaveBeenCalled();
    expect(passed.some(({ path, forgery }) => path === "/act" && forgery === "a foreign origin")).toBe(true);
    expect(passed.some(({ path, forgery }) => path.startsWith("/page?_data=") && forgery === "a foreign origin")).toBe(
      true,
    );
  });

  it("is let through from our own pages", async () => {
    const { server } = harness;
    const ask = (headers: Record<string, string>) =>
      server.client.ask({
        method: "POST",
        path: "/language",
        body: "locale=en&next=/x",
        headers: { "Content-Type": "application/x-www-form-urlencoded", ...headers },
      });
    expect((await ask({ Origin: server.origin })).status).toBe(303);
    expect((await ask({ Origin: server.origin, "Sec-Fetch-Site": "same-origin" })).status).toBe(303);
    expect((await ask({ "Sec-Fetch-Site": "same-origin" })).status).toBe(303);
  });
});

describe("reading", () => {
  it("changes nothing, however often every address is read by every person", async () => {
    const { data, world } = harness;
    const before = hashTables(data.db, { withKeptLooking: false });
    const reads = routes.flatMap((route) => {
      const subject = route.pattern.split("/").find((part) => part in world.ids);
      const path = fillPattern(route.pattern, String(world.ids[subject ?? "organisations"]!.own));
      return (["administrator", "staff", "firm A", "visitor"] as const).flatMap((person) =>
        (["document", "data", "document"] as const).map((transport) => ({
          person,
          path: addressFor(route, path, transport),
        })),
      );
    });
    await inLanes(reads, async ({ person, path }) => void (await harness.askAs(person, { path })));
    console.log(`${reads.length} reads`);
    expect(hashTables(data.db, { withKeptLooking: false })).toEqual(before);
  });
});
