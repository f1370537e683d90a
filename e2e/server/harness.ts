import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Actor } from "~/access/actor";
import type { Context } from "~/access/context";
import { openDataFolder, type OpenedData } from "~/server/data-folder.server";
import { buildProduct } from "./build-product";
import { seedCanaryWorld, type CanaryWorld } from "./canary-world";
import type { Answer, Question } from "./http-client";
import { effectiveRole, newCookie, seedPeople, systemContext, type Person, type PersonName } from "./people";
import { freePort, RunningServer } from "./running-server";

export interface Harness {
  folder: string;
  server: RunningServer;
  /** A second connection to the same file, for looking and for sessions. */
  data: OpenedData;
  context: Context;
  people: Record<PersonName, Person>;
  world: CanaryWorld;
  actorOf: (name: PersonName) => Actor;
  /** A cookie that no other request uses: an action may end the session. */
  freshCookie: (name: PersonName) => string;
  /** Asks as a person, from an address of its own, so that limits per caller do not stand in the way of other tests. */
  askAs: (name: PersonName, question: Question) => Promise<Answer>;
  stop: () => Promise<void>;
}

/** The built product with its own data folder, one person of every role and one of every record. */
export async function startHarness(env: Record<string, string> = {}): Promise<Harness> {
  buildProduct();
  const folder = mkdtempSync(path.join(tmpdir(), "weft-server-"));
  const port = await freePort();
  const origin = env.WEFT_ORIGIN ?? `http://localhost:${port}`;
  const data = openDataFolder(folder);
  const context = systemContext(data, origin);
  const world = seedCanaryWorld(context);
  const firms = world.ids.organisations!;
  const people = seedPeople(context, { a: firms.own, b: firms.other }, world.subPromoterId);
  const server = await RunningServer.start({ folder, port, env: { WEFT_TRUSTED_PROXY: "loopback", ...env } });
  let callers = 0;
  return {
    folder,
    server,
    data,
    context,
    people,
    world,
    actorOf: (name) => {
      const { userId, organisationIds, promoterId } = people[name];
      const role = effectiveRole(name);
      return role === "visitor"
        ? { role, userId: null, name, organisationIds: [], promoterId: null }
        : { role, userId, name, organisationIds, promoterId };
    },
    freshCookie: (name) => newCookie(context, people[name]),
    askAs: (name, question) => {
      callers += 1;
      const caller = `10.${(callers >> 16) & 255}.${(callers >> 8) & 255}.${callers & 255}`;
      const { cookie } = people[name];
      const headers = { "X-Forwarded-For": caller, ...(cookie ? { Cookie: cookie } : {}), ...question.headers };
      return server.client.ask({ ...question, headers });
    },
    stop: async () => {
      server.client.close();
      await server.stop();
      data.db.$client.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
