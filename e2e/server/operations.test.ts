import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readBackupRecords } from "~/backup/backup-records.server";
import { checkData } from "~/backup/check-data.server";
import { tableFacts } from "~/backup/table-facts.server";
import { openDataFolder } from "~/server/data-folder.server";
import { openDatabase, openDatabaseForReading } from "~db/client.server";
import { auditEntries, organisations } from "~db/schema";
import { buildProduct } from "./build-product";
import { seedCanaryWorld } from "./canary-world";
import { newCookie, seedPeople, systemContext } from "./people";
import { freePort, RunningServer, untilGiven } from "./running-server";
import { postForm } from "./writers";

const TOKEN = "m".repeat(40);
const LIMIT_MS = 60_000;
let root: string;
beforeAll(() => {
  buildProduct();
  root = mkdtempSync(path.join(tmpdir(), "weft-operations-"));
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

async function seeded(name: string, env: Record<string, string> = {}) {
  const folder = path.join(root, name);
  const port = await freePort();
  const data = openDataFolder(folder);
  const context = systemContext(data, `http://localhost:${port}`);
  const { ids, subPromoterId } = seedCanaryWorld(context);
  const firms = ids.organisations!;
  const people = seedPeople(context, { a: firms.own, b: firms.other }, subPromoterId);
  const cookie = newCookie(context, people.administrator);
  const staffCookie = newCookie(context, people.staff);
  data.db.$client.close();
  return { folder, cookie, staffCookie, server: await RunningServer.start({ folder, port, env }) };
}

it("measurements are for this machine alone, and for whoever shows the token once there is one", async () => {
  const { server } = await seeded("open");
  await server.client.ask({ path: "/organisations/4711" });
  const own = await server.client.ask({ path: "/metrics" });
  expect(own.status).toBe(200);
  expect(own.text).toMatch(/weft_requests_total\{group="organisations",status="303"\} 1/);
  expect(own.text).toMatch(/weft_wal_bytes \d+/);
  expect(own.text).not.toContain("4711");
  for (const name of ["X-Forwarded-For", "Forwarded", "X-Real-IP"])
    expect((await server.client.ask({ path: "/metrics", headers: { [name]: "203.0.113.7" } })).status).toBe(404);
  await server.stop();

  const guarded = await seeded("guarded", { WEFT_METRICS_TOKEN: TOKEN });
  const ask = (headers: Record<string, string>) => guarded.server.client.ask({ path: "/metrics", headers });
  expect((await ask({})).status).toBe(404);
  expect((await ask({ Authorization: `Bearer ${TOKEN}x` })).status).toBe(404);
  expect((await ask({ Authorization: `Bearer ${TOKEN}`, "X-Forwarded-For": "203.0.113.7" })).status).toBe(200);
  await guarded.server.stop();
});

it("an administrator backs up, restores from the page, and finds everything as it was and said in the audit", async () => {
  const { server, folder, cookie, staffCookie } = await seeded("restored");
  const headers = { Cookie: cookie };
  const backups = path.join(folder, "backups");
  const forbidden = await postForm(server, "/settings/backups/taking", {}, staffCookie);
  expect([forbidden.status, forbidden.headers["content-type"]]).toEqual([403, "text/html; charset=utf-8"]);
  expect(forbidden.text).toContain("没有任何内容被改动");
  expect((await postForm(server, "/settings/backups/taking", {}, cookie)).status).toBe(303);
  const record = await untilGiven(
    async () => readBackupRecords(backups).find(({ state }) => state === "sound") ?? null,
    LIMIT_MS,
    "the backup",
  );
  const copy = openDatabaseForReading(path.join(backups, record.name, "weft.db"));
  const then = tableFacts(copy);
  copy.$client.close();

  const db = openDatabase(path.join(folder, "weft.db"));
  db.update(organisations).set({ legalName: "改坏了" }).run();
  db.$client.close();
  const address = `/settings/backups/${record.name}/restoration`;
  const asked = await server.client.ask({ path: address, headers });
  expect(asked.status).toBe(200);
  expect((await postForm(server, address, { confirmation: "wrong" }, cookie)).status).toBe(422);
  const answer = await postForm(server, address, { confirmation: record.name }, cookie);
  expect(answer.status).toBe(200);
  expect(await server.ended()).toBe(0);
  await server.start();

  const restored = openDatabaseForReading(path.join(folder, "weft.db"));
  expect(tableFacts(restored).organisations).toEqual(then.organisations);
  const entries = restored.select().from(auditEntries).all();
  const said = entries.filter(({ action }) => action === "backup.restore");
  expect(said).toMatchObject([{ actorRole: "administrator" }]);
  restored.$client.close();
  expect((await server.client.ask({ path: "/settings/backups", headers })).status).toBe(303);
  await server.stop();
  expect(checkData(folder).ok).toBe(true);

  // One flipped byte: the product starts with the data as they are, and nothing is put back.
  const file = path.join(backups, record.name, "weft.db");
  const bytes = readFileSync(file);
  bytes[9_000]! ^= 1;
  writeFileSync(file, bytes);
  const request = {
    phase: "asked",
    backup: record.name,
    at: 1,
    by: { userId: null, name: "x" },
    safety: null,
    files: [],
  };
  writeFileSync(path.join(folder, "restore.json"), JSON.stringify(request), { mode: 0o600 });
  await server.start();
  await server.stop();
  expect(readBackupRecords(backups).find(({ name }) => name === record.name)?.restore?.problem?.key).toBe(
    "restore.fileAltered",
  );
  expect(checkData(folder).ok).toBe(true);
});
