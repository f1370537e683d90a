import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { API_SCOPES } from "~/access/api-scopes";
import { API_OPERATIONS } from "~/api/operations.server";
import { serveForPrograms } from "~/api/program-client.testing";
import { mayEver } from "~/http/may-ever";
import { createApiToken } from "~/modules/accounts/tokens/create-api-token.server";
import { testDatabase } from "~db/testing";
import { leaksIn, seedCanaryWorld, type CanaryWorld } from "./canary-world";
import { effectiveRole, PERSON_NAMES, seedPeople, systemContext, type Person, type PersonName } from "./people";

const db = testDatabase();
const context = systemContext({ db, auditKey: Buffer.alloc(32, 7) } as never, "https://weft.example");
let world: CanaryWorld;
let people: Record<PersonName, Person>;
const tokens = new Map<PersonName, string>();
let client: Awaited<ReturnType<typeof serveForPrograms>>;

const actorOf = (name: PersonName) => {
  const { userId, organisationIds, promoterId } = people[name];
  const role = effectiveRole(name);
  return { role, userId: role === "visitor" ? null : userId, name, organisationIds, promoterId };
};

beforeAll(async () => {
  world = seedCanaryWorld(context);
  const firms = world.ids.organisations!;
  people = seedPeople(context, { a: firms.own, b: firms.other }, world.subPromoterId);
  for (const name of ["viewer", "staff", "sub-promoter staff", "administrator", "firm A", "firm B"] as const)
    tokens.set(
      name,
      createApiToken({ ...context, actor: actorOf(name) as never }, { name, scopes: [...API_SCOPES], days: 1 }).token,
    );
  client = await serveForPrograms(context);
});
afterAll(() => client.stop());

describe("every operation for programs, every person, every kind of id", () => {
  it("gives nobody a record that is not theirs, and refuses who lacks the permission", async () => {
    const problems: string[] = [];
    let reached = 0;
    // Reading first: writes change what may be seen.
    const operations = [...API_OPERATIONS].sort((a, b) => Number(a.method !== "GET") - Number(b.method !== "GET"));
    for (const { id, method, path, permission, file } of operations) {
      const subject = path.split("/")[1]!;
      const records = world.ids[subject] ?? { own: 1, other: 2, deleted: 3 };
      for (const name of PERSON_NAMES) {
        for (const record of [String(records.own), String(records.other), "987654", "-1", "1,2"]) {
          const answer = await client.ask({
            method,
            path: `/api/v1${path.replace("{id}", record)}${id === "listFigures" ? "?quarter=2026Q3" : ""}`,
            token: tokens.get(name) ?? null,
            body: method === "GET" ? undefined : file ? "a,b\n" : {},
            headers: file ? { "Content-Type": file[0]! } : {},
          });
          const where = `${id} of ${record} as ${name} (${answer.status})`;
          const actor = actorOf(name);
          const leaks = leaksIn(answer.text, world.canaries, actor as never);
          if (leaks.length > 0) problems.push(`${where} shows ${leaks.join(", ")}`);
          if (answer.status >= 500) problems.push(where);
          const possible = mayEver(actor as never, permission) && tokens.has(name);
          if (!possible && answer.status < 400) problems.push(`${where} is answered`);
          if (answer.status === 200) reached += 1;
          if (!path.includes("{id}")) break;
        }
      }
    }
    expect(problems).toEqual([]);
    expect(reached).toBeGreaterThan(30);
  });

  it("leaves no operation without a permission of ours, nor a write with a scope that only reads", () => {
    const odd = API_OPERATIONS.filter(
      ({ method, scope, form, file }) =>
        (method === "GET") !== scope.endsWith(":read") || (method !== "GET" && !form && !file),
    );
    expect(odd.map(({ id }) => id)).toEqual([]);
    expect(new Set(API_OPERATIONS.map(({ scope }) => scope))).toEqual(new Set(API_SCOPES));
  });
});
