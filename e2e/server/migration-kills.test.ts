import { spawn } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openDatabase, openDatabaseForReading } from "~db/client.server";
import { migrate, schemaState } from "~db/migrate";
import { migrationsWith } from "~db/migrate.testing";
import { figure } from "../figure";
import { LENGTHS } from "../lengths";
import { PROJECT_FOLDER } from "./build-product";
import { dice } from "./dice";

const ROWS = 4_000;
const LATER = [1, 2, 3].map((number) =>
  [
    `CREATE TABLE later_${number} (id INTEGER PRIMARY KEY, text TEXT NOT NULL)`,
    `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${ROWS})
       INSERT INTO later_${number} (text) SELECT hex(randomblob(200)) FROM n`,
    `ALTER TABLE later_${number} ADD COLUMN size INTEGER NOT NULL DEFAULT 0`,
    `UPDATE later_${number} SET size = length(text)`,
  ].join("--> statement-breakpoint\n"),
);
let root: string;
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), "weft-kills-"));
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** Migrates in a process of its own and kills it after so many milliseconds of work; gives how long the work took when it was let. */
function migrateAndKill(file: string, folder: string, afterMs: number): Promise<number | null> {
  const child = spawn(process.execPath, ["--import", "tsx", "e2e/server/migrate-once.ts", file, folder], {
    cwd: PROJECT_FOLDER,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let began = 0;
  let ended: number | null = null;
  child.stdout.on("data", (chunk: Buffer) => {
    const text = chunk.toString("utf8");
    if (text.includes("begins")) {
      began = performance.now();
      setTimeout(() => child.kill("SIGKILL"), afterMs);
    }
    if (text.includes("done")) ended = performance.now() - began;
  });
  return new Promise((resolve) => child.once("close", () => resolve(ended)));
}

/** Which of the later migrations a database has, whole; throws where one is there in part. */
function wholeMigrations(file: string, folder: string): number {
  const db = openDatabaseForReading(file);
  try {
    expect(db.$client.pragma("integrity_check", { simple: true })).toBe("ok");
    const applied = LATER.length - schemaState(db, folder).pending.length;
    LATER.forEach((_, index) => {
      const there = db.$client.prepare("SELECT 1 FROM sqlite_schema WHERE name = ?").get(`later_${index + 1}`);
      expect(there !== undefined).toBe(index < applied);
      if (there)
        expect(
          db.$client
            .prepare(`SELECT count(*) FROM later_${index + 1} WHERE size = 400`)
            .pluck()
            .get(),
        ).toBe(ROWS);
    });
    return applied;
  } finally {
    db.$client.close();
  }
}

it(`a process killed in the middle of an upgrade leaves the schema before or after each migration, ${LENGTHS.migrationKills} times`, async () => {
  const folder = migrationsWith(root, LATER);
  const present = path.join(root, "present.db");
  const db = openDatabase(present);
  migrate(db);
  db.$client.close();
  const file = (name: string) => {
    const target = path.join(root, name);
    copyFileSync(present, target);
    return target;
  };
  const whole = (await migrateAndKill(file("whole.db"), folder, 60_000))!;
  const random = dice(815);
  const ends = new Map<number, number>();
  for (let round = 0; round < LENGTHS.migrationKills; round += 1) {
    const killed = file(`killed-${round}.db`);
    await migrateAndKill(killed, folder, random() * whole);
    const applied = wholeMigrations(killed, folder);
    ends.set(applied, (ends.get(applied) ?? 0) + 1);
    const again = openDatabase(killed);
    migrate(again, folder);
    again.$client.close();
    expect(wholeMigrations(killed, folder)).toBe(LATER.length);
    for (const suffix of ["", "-wal", "-shm"]) rmSync(`${killed}${suffix}`, { force: true });
  }
  const counts = [...ends.entries()]
    .sort(([a], [b]) => a - b)
    .map(([applied, count]) => `${applied} applied: ${count}`);
  figure("kill -9 in an upgrade", LENGTHS.migrationKills, `0 schemas in between (${counts.join(", ")})`);
});
