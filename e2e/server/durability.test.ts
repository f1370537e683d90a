import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkData } from "~/backup/check-data.server";
import type { BackupManifest } from "~/backup/manifest";
import { tableFacts } from "~/backup/table-facts.server";
import { hashPassword } from "~/modules/accounts/hash-password.server";
import { openDataFolder } from "~/server/data-folder.server";
import { openDatabaseForReading } from "~db/client.server";
import { events, users } from "~db/schema";
import { buildProduct } from "./build-product";
import { seedCanaryWorld } from "./canary-world";
import { dice } from "./dice";
import { figure } from "../figure";
import { LENGTHS } from "../lengths";
import { multipartBody, type SentFile } from "./multipart";
import { newCookie, seedPeople, systemContext } from "./people";
import { freePort, RunningServer, spawnProduct, untilGiven } from "./running-server";
import { runCommand } from "./run-command";
import { createOrganisation, lostOrHalf, nothingYet, postForm, writeTogether, type Writing } from "./writers";

const KILLS = LENGTHS.kills;
const SEED = 4711;
/** How much longer a start may take after a kill than after an orderly stop, measured in the same run. */
const SLOWER_AFTER_A_KILL = 3;
const middleOf = (times: readonly number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!;
const PASSWORD = "correct horse on the roof";

interface Seeded {
  folder: string;
  port: number;
  staffCookie: string;
  organisationId: number;
  eventId: number;
}

/** A data folder with people and an event without a limit of seats; nothing of it stays open here. */
async function seedFolder(folder: string): Promise<Seeded> {
  const port = await freePort();
  const data = openDataFolder(folder);
  const context = systemContext(data, `http://localhost:${port}`);
  const { ids, subPromoterId } = seedCanaryWorld(context);
  const firms = ids.organisations!;
  const people = seedPeople(context, { a: firms.own, b: firms.other }, subPromoterId);
  const eventId = ids.events!.own;
  data.db.update(events).set({ capacity: null }).where(eq(events.id, eventId)).run();
  const passwordHash = await hashPassword(PASSWORD);
  data.db.update(users).set({ passwordHash }).where(eq(users.id, people.staff.userId!)).run();
  const staffCookie = newCookie(context, people.staff);
  data.db.$client.close();
  return { folder, port, staffCookie, organisationId: firms.own, eventId };
}

function writingOf(server: RunningServer, seeded: Seeded): Writing {
  return { server, ...seeded, acknowledged: nothingYet(), ended: () => false };
}

function countOf({ acknowledged }: Writing): number {
  return acknowledged.organisations.length + acknowledged.contacts.length + acknowledged.registrations.length;
}

const PROXY = { WEFT_TRUSTED_PROXY: "loopback" };
let root: string;

beforeAll(() => {
  buildProduct();
  root = mkdtempSync(path.join(tmpdir(), "weft-durability-"));
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

describe("a server that is killed while eight people write", () => {
  it(
    `has lost nothing it acknowledged and kept no half write, ${KILLS} times`,
    async () => {
      const seeded = await seedFolder(path.join(root, "killed"));
      const random = dice(SEED);
      const server = await RunningServer.start({ folder: seeded.folder, port: seeded.port, env: PROXY });
      const writing = writingOf(server, seeded);
      const boots: number[] = [];
      const problems: string[] = [];
      for (let round = 1; round <= KILLS; round += 1) {
        const writers = writeTogether(writing);
        // Counted in writes and not in time: on a slow machine too there is something to lose at every kill.
        const enough = countOf(writing) + 1 + Math.floor(random() * 16);
        await untilGiven(async () => (countOf(writing) >= enough ? true : null), 10_000, "writes before the kill");
        await new Promise((resolve) => setTimeout(resolve, random() * 12));
        await server.kill();
        await writers;
        await server.start();
        boots.push(server.bootMilliseconds);
        const db = openDatabaseForReading(path.join(seeded.folder, "weft.db"));
        problems.push(...lostOrHalf(db, writing.acknowledged).map((problem) => `kill ${round}: ${problem}`));
        db.$client.close();
        if (round % 10 === 0) {
          const report = checkData(seeded.folder);
          if (!report.ok) problems.push(`kill ${round}: ${JSON.stringify(report)}`);
        }
      }
      await server.stop();
      const orderly: number[] = [];
      for (let start = 1; start <= 5; start += 1) {
        await server.start();
        orderly.push(server.bootMilliseconds);
        await server.stop();
      }
      const { organisations, contacts, registrations } = writing.acknowledged;
      const middle = middleOf(boots);
      const acknowledged = countOf(writing);
      figure(
        "kill -9 while eight people write",
        KILLS,
        `${problems.length} of ${acknowledged.toLocaleString("en")} acknowledged writes lost or half; started again in ${Math.round(middle)} ms, after an orderly stop in ${Math.round(middleOf(orderly))} ms (seed ${SEED})`,
      );
      expect(problems.slice(0, 20)).toEqual([]);
      expect(organisations.length).toBeGreaterThan(KILLS);
      expect(contacts.length).toBeGreaterThan(10);
      expect(registrations.length).toBeGreaterThan(10);
      expect(middle / middleOf(orderly)).toBeLessThan(SLOWER_AFTER_A_KILL);
    },
    KILLS * 20_000,
  );

  it("would be found out: a lost row, a row without its audit entry and a registration without its people are noticed", async () => {
    const { folder } = await seedFolder(path.join(root, "control"));
    const data = openDataFolder(folder);
    data.db.$client.exec(
      "INSERT INTO organisations (promoter_id, legal_name, comparable_name, former_names, products, kind, credit_code_confirmed, version, created_at, updated_at) VALUES (1, '断电甲', '断电甲', '[]', '[]', 'enterprise', 0, 1, 0, 0);" +
        "DELETE FROM registered_people WHERE registration_id = 1",
    );
    const found = lostOrHalf(data.db, { ...nothingYet(), organisations: ["断电乙"] });
    data.db.$client.close();
    expect(found.map((line) => line.replace(/ \d+$/, ""))).toEqual([
      "organisation 断电乙 was acknowledged and is not there",
      "organisation without its audit entry",
      "organisation that cannot be found",
      "registration without all its people",
    ]);
  });
});

describe("a backup taken while eight people write", () => {
  let identical = 0;
  const turns = Array.from({ length: LENGTHS.restores }, (_, index) => index + 1);
  it.each(turns)("is restored elsewhere with the same hashes, and people sign in there (%i)", async (turn) => {
    const seeded = await seedFolder(path.join(root, `live-${turn}`));
    const server = await RunningServer.start({ folder: seeded.folder, port: seeded.port, env: PROXY });
    let ended = false;
    const writing = { ...writingOf(server, seeded), ended: () => ended };
    const writers = writeTogether(writing);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const before = structuredClone(writing.acknowledged);
    const target = path.join(root, `backup-${turn}`);
    const backup = await runCommand(seeded.folder, ["backup", "--out", target]);
    const during = writing.acknowledged.organisations.length - before.organisations.length;
    ended = true;
    await writers;
    await server.stop();
    expect(backup.code).toBe(0);
    expect(during).toBeGreaterThan(0);

    const restored = path.join(root, `restored-${turn}`);
    const started = performance.now();
    const restore = await runCommand(restored, ["restore", target]);
    console.log(
      `${during} organisations written during the backup; restored in ${Math.round(performance.now() - started)} ms`,
    );
    expect(restore.code).toBe(0);
    const db = openDatabaseForReading(path.join(restored, "weft.db"));
    expect(tableFacts(db)).toEqual((backup.output as BackupManifest).tables);
    expect(lostOrHalf(db, before)).toEqual([]);
    db.$client.close();
    expect((await runCommand(restored, ["check"])).code).toBe(0);

    const again = await RunningServer.start({ folder: restored });
    const signedIn = await postForm(again, "/sign-in", { email: "staff@weft.example", password: PASSWORD });
    expect(signedIn.status).toBe(303);
    const cookie = [signedIn.headers["set-cookie"] ?? []]
      .flat()
      .map((line) => line.split(";")[0])
      .join("; ");
    const list = await again.client.ask({
      path: "/organisations?perPage=200&sort=-updatedAt",
      headers: { Cookie: cookie },
    });
    await again.stop();
    expect(list.status).toBe(200);
    expect(list.text).toContain("断电");
    identical += 1;
  });
  afterAll(() => {
    figure("backup under writing, restored elsewhere", turns.length, `${identical} identical by hash, row by row`);
  });
});

/** A small disk of memory; null where this machine does not let us make one. */
function smallDisk(megabytes: number): { folder: string; remove: () => void } | null {
  const folder = mkdtempSync(path.join(root, "disk-"));
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=700`, "tmpfs", folder]);
  if (mounted.status !== 0) return null;
  return { folder, remove: () => void spawnSync("umount", ["-l", folder]) };
}

/** Takes every byte that is left. */
function fill(file: string): void {
  for (let chunk = 1024 * 1024; chunk >= 512; chunk /= 2) {
    for (;;) {
      try {
        writeFileSync(file, Buffer.alloc(chunk), { flag: "a" });
      } catch {
        break;
      }
    }
  }
}

describe("a disk that is full", () => {
  it("is said, nothing of a record, a list or a file is half saved, reading goes on, and after space is made writing goes on", async (test) => {
    const disk = smallDisk(12);
    if (!disk) return test.skip("needs root to make a small disk");
    try {
      const folder = path.join(disk.folder, "data");
      mkdirSync(folder, { mode: 0o700 });
      const seeded = await seedFolder(folder);
      const server = await RunningServer.start({ folder, port: seeded.port, env: PROXY });
      const writing = writingOf(server, seeded);
      fill(path.join(disk.folder, "filler"));
      let refusedName = "";
      let refusal = { status: 0, text: "" };
      for (let turn = 0; turn < 400 && refusedName === ""; turn += 1) {
        const name = `断电满盘${turn}有限公司`;
        refusal = await createOrganisation(writing, name, "记".repeat(3_900));
        if (refusal.status !== 303) refusedName = name;
      }
      expect(refusal.status).toBe(503);
      expect(refusal.text).toMatch(/没有保存|未保存/);
      const upload = (address: string, fields: Record<string, string>, file: SentFile) => {
        const { headers, body } = multipartBody(fields, file);
        return server.client.ask({
          method: "POST",
          path: address,
          headers: { ...headers, Cookie: seeded.staffCookie, Origin: server.origin, Accept: "text/html" },
          body,
        });
      };
      const lines = Array.from({ length: 4_000 }, (_, line) => `断电名单${line}有限公司,${"地址".repeat(40)}`);
      const list = { name: "名单.csv", bytes: Buffer.from(["企业名称,地址", ...lines].join("\n")) };
      const licence = { name: "执照.pdf", bytes: Buffer.from(`%PDF-1.7\n${"x".repeat(900_000)}\n%%EOF\n`) };
      const sendList = () => upload("/imports/new", { kind: "organisations" }, list);
      const sendLicence = () =>
        upload(
          `/files/of/organisation/${seeded.organisationId}`,
          { formName: "fileUpload", purpose: "licence" },
          licence,
        );
      const kept = () => {
        const db = openDatabaseForReading(path.join(folder, "weft.db"));
        const counts = ["imports", "import_rows", "files", "file_contents", "audit_entries"].map((table) =>
          db.$client.prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
        );
        db.$client.close();
        return counts;
      };
      const before = kept();
      for (const send of [sendList, sendLicence]) {
        const refused = await send();
        expect(refused.status).toBe(503);
        expect(refused.text).toMatch(/没有保存|未保存/);
      }
      expect(kept()).toEqual(before);
      const read = await server.client.ask({ path: "/organisations", headers: { Cookie: seeded.staffCookie } });
      expect(read.status).toBe(200);
      const public_ = await server.client.ask({ path: "/public/events" });
      expect(public_.status).toBe(200);

      const target = path.join(disk.folder, "backup");
      expect((await runCommand(folder, ["backup", "--out", target])).code).toBe(1);
      expect([target, `${target}.partial`].filter((each) => existsSync(each))).toEqual([]);

      rmSync(path.join(disk.folder, "filler"));
      expect((await runCommand(folder, ["backup", "--out", target])).code).toBe(0);
      expect((await createOrganisation(writing, "断电之后又好了有限公司")).status).toBe(303);
      for (const send of [sendList, sendLicence]) expect((await send()).status).toBe(303);
      await server.stop();
      const db = openDatabaseForReading(path.join(folder, "weft.db"));
      expect(lostOrHalf(db, writing.acknowledged)).toEqual([]);
      expect(
        db.$client.prepare("SELECT count(*) FROM organisations WHERE legal_name = ?").pluck().get(refusedName),
      ).toBe(0);
      db.$client.close();
      expect(checkData(folder).ok).toBe(true);
    } finally {
      disk.remove();
    }
  });
});

describe("a disk that cannot be written", () => {
  it("stops the start with a word on why, in both languages, and exit code 1", async (test) => {
    const disk = smallDisk(12);
    if (!disk) return test.skip("needs root to make a small disk");
    try {
      const folder = path.join(disk.folder, "data");
      mkdirSync(folder, { mode: 0o700 });
      await seedFolder(folder);
      spawnSync("mount", ["-o", "remount,ro", disk.folder]);
      const { code, output } = await startAndEnd(folder, {});
      expect(code).toBe(1);
      expect(output).toMatch(/不能写入|不能打开或写入/);
      expect(output).toMatch(/cannot be written|cannot be opened or written/);
    } finally {
      disk.remove();
    }
  });
});

/** From now on the system refuses this process every write at a place of a file, as on a disk that became read-only; null where that cannot be done. */
async function refuseWrites(processId: number): Promise<{ allowAgain: () => Promise<void> } | null> {
  if (spawnSync("strace", ["-V"]).status !== 0) return null;
  const inject = ["-e", "trace=pwrite64", "-e", "inject=pwrite64:error=EROFS"];
  const tracer = spawn("strace", ["-f", "-qq", "-o", "/dev/null", ...inject, "-p", String(processId)], {
    stdio: "ignore",
  });
  const ended = new Promise<void>((resolve) => tracer.once("exit", () => resolve()));
  const tracerOf = () => Number(/TracerPid:\s+(\d+)/.exec(readFileSync(`/proc/${processId}/status`, "utf8"))?.[1]);
  const attached = await untilGiven(
    async () => (tracer.exitCode !== null ? "no" : tracerOf() === 0 ? null : "yes"),
    10_000,
    "the system to refuse writes",
  );
  if (attached === "no") return null;
  return {
    allowAgain: async () => {
      tracer.kill("SIGTERM");
      await ended;
    },
  };
}

describe("a disk that becomes read-only while people work", () => {
  it("is said on every page, reading goes on, and when it is writable again nobody has to start anything", async (test) => {
    const seeded = await seedFolder(path.join(root, "read-only-later"));
    const server = await RunningServer.start({ folder: seeded.folder, port: seeded.port, env: PROXY });
    const writing = writingOf(server, seeded);
    expect((await createOrganisation(writing, "断电之前有限公司")).status).toBe(303);
    const refusing = await refuseWrites(server.processId);
    if (!refusing) {
      await server.stop();
      return test.skip("needs strace and the right to use it");
    }
    for (let turn = 0; turn < 3; turn += 1) {
      const refused = await createOrganisation(writing, `断电只读${turn}有限公司`);
      expect(refused.status).toBe(503);
      expect(refused.text).toMatch(/没有保存|未保存/);
    }
    const pages = async () =>
      Promise.all(
        ["/organisations", "/public/events"].map(async (address) => {
          const { status, text } = await server.client.ask({ path: address, headers: { Cookie: seeded.staffCookie } });
          return [address, status, text.includes("什么都不能保存，已有内容仍可查看")];
        }),
      );
    const told = (isTold: boolean) => ["/organisations", "/public/events"].map((address) => [address, 200, isTold]);
    expect(await pages()).toEqual(told(true));
    await refusing.allowAgain();
    expect((await createOrganisation(writing, "断电之后有限公司")).status).toBe(303);
    expect(await pages()).toEqual(told(false));
    await server.stop();
    const db = openDatabaseForReading(path.join(seeded.folder, "weft.db"));
    expect(lostOrHalf(db, writing.acknowledged)).toEqual([]);
    expect(
      db.$client.prepare("SELECT count(*) FROM organisations WHERE legal_name LIKE '断电只读%'").pluck().get(),
    ).toBe(0);
    db.$client.close();
    expect(checkData(seeded.folder).ok).toBe(true);
  });
});

async function startAndEnd(
  folder: string,
  env: Record<string, string>,
): Promise<{ code: number | null; output: string }> {
  const child = spawnProduct(folder, await freePort(), env);
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
  return new Promise((resolve) => child.once("exit", (code) => resolve({ code, output })));
}

describe("the built server", () => {
  it.each([
    ["WEFT_PORT", { WEFT_PORT: "zero" }],
    ["WEFT_ORIGIN", { WEFT_ORIGIN: "http://weft.example" }],
    ["WEFT_TRUSTED_PROXY", { WEFT_TRUSTED_PROXY: "true" }],
    ["WEFT_TRUSTD_PROXY", { WEFT_TRUSTD_PROXY: "127.0.0.1" }],
  ])("does not start with a bad %s, says which setting it is, and touches no data", async (name, env) => {
    const folder = path.join(root, `refused-${name}`);
    const { code, output } = await startAndEnd(folder, env);
    // By which a service manager knows that trying again would not help.
    expect(code).toBe(78);
    expect(output).toContain(name);
    expect(existsSync(folder)).toBe(false);
  });

  it("ends with 0 when it is asked to, and prints a link for the first administrator on an empty folder", async () => {
    const folder = path.join(root, "fresh");
    const server = await RunningServer.start({ folder });
    const link = /http:\/\/localhost:\d+\/setup\/[\w-]{43}/.exec(server.output)?.[0];
    expect(link).toBeDefined();
    expect((await server.client.ask({ path: new URL(link!).pathname })).status).toBe(200);
    expect(statSync(path.join(folder, "weft.db")).mode & 0o077).toBe(0);
    expect(await server.stop()).toBe(0);
  });
});
