import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDatabase, type Database } from "./client.server";
import { applyPending, migrate, schemaState } from "./migrate";
import { migrationsBeforeNamed, migrationsWith } from "./migrate.testing";

let root: string;
let db: Database;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "weft-migrate-"));
  db = openDatabase(path.join(root, "weft.db"));
});
afterEach(() => {
  db.$client.close();
  rmSync(root, { recursive: true, force: true });
});

const PROMOTER =
  "INSERT INTO promoters (id, name_zh, name_en, short_name_zh, short_name_en, cluster_name_zh, cluster_name_en, created_at) VALUES (1, '甲', 'A', '甲', 'A', '甲', 'A', 0)";
const FIRM =
  "INSERT INTO organisations (promoter_id, legal_name, comparable_name, former_names, products, kind, credit_code_confirmed, version, created_at, updated_at) VALUES (1, '湘江液压', '湘江液压', '[]', '[]', 'enterprise', 0, 1, 0, 0)";
const tables = () =>
  db.$client.prepare("SELECT name FROM sqlite_schema WHERE name LIKE 'later%' ORDER BY name").pluck().all();
const triggers = () => db.$client.prepare("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'").pluck().get();

describe("the schema", () => {
  it("is brought to the newest version once, and a second run changes nothing", () => {
    const folder = migrationsWith(root, ["CREATE TABLE later_one (id INTEGER)", "CREATE TABLE later_two (id INTEGER)"]);
    migrate(db);
    const before = triggers();
    expect(schemaState(db, folder).pending).toHaveLength(2);
    migrate(db, folder);
    migrate(db, folder);
    expect(tables()).toEqual(["later_one", "later_two"]);
    expect(schemaState(db, folder)).toMatchObject({ pending: [], version: schemaState(db, folder).newest });
    expect(triggers()).toBe(before);
  });

  it("stays at the version before a migration that fails, with nothing of it", () => {
    const folder = migrationsWith(root, [
      "CREATE TABLE later_one (id INTEGER)",
      "CREATE TABLE later_two (id INTEGER)--> statement-breakpoint\nINSERT INTO nowhere VALUES (1)",
    ]);
    migrate(db);
    expect(() => migrate(db, folder)).toThrow(/nowhere/);
    expect(tables()).toEqual(["later_one"]);
    expect(schemaState(db, folder).pending).toHaveLength(1);
    expect(db.$client.pragma("foreign_keys", { simple: true })).toBe(1);
  });

  it("may write a table anew without losing the rows that refer to it, and never leaves a reference to nothing", () => {
    migrate(db);
    db.$client.exec(`${PROMOTER}; ${FIRM}`);
    const columns = "id, name_zh, name_en, short_name_zh, short_name_en, cluster_name_zh, cluster_name_en, created_at";
    const anew = [
      "CREATE TABLE __new_promoters AS SELECT * FROM promoters",
      "CREATE UNIQUE INDEX later_promoters ON __new_promoters (id)",
      "DROP TABLE promoters",
      "ALTER TABLE __new_promoters RENAME TO promoters",
      `CREATE VIEW later_names AS SELECT ${columns} FROM promoters`,
    ].join("--> statement-breakpoint\n");
    migrate(db, migrationsWith(root, [anew]));
    expect(db.$client.prepare("SELECT count(*) FROM organisations").pluck().get()).toBe(1);
    const losing = migrationsWith(root, [anew, "DELETE FROM promoters"]);
    expect(() => migrate(db, losing)).toThrow(/refer to nothing in promoters/);
    expect(db.$client.prepare("SELECT count(*) FROM promoters").pluck().get()).toBe(1);
  });
});

describe("long work that was begun before it was kept for whom", () => {
  it("belongs to the promoter of the person who began it, and to the hub otherwise", () => {
    applyPending(db, migrationsBeforeNamed(root, "promoters-of-work-and-bodies"));
    const person = (id: number, promoterId: number | null) =>
      db.$client
        .prepare(
          "INSERT INTO users (id, email, name, role, locale, version, created_at, promoter_id) VALUES (?, ?, '谭', 'staff', 'zh-CN', 1, 0, ?)",
        )
        .run(id, `${id}@weft.example`, promoterId);
    db.$client.exec(PROMOTER);
    person(1, null);
    person(2, 1);
    for (const createdBy of [1, 2, null]) {
      db.$client
        .prepare(
          "INSERT INTO jobs (kind, status, input, done, total, created_at, created_by) VALUES ('x', 'done', '{}', 0, 0, 0, ?)",
        )
        .run(createdBy);
      db.$client
        .prepare(
          "INSERT INTO imports (kind, file_name, file_hash, status, mapping, options, findings, counts, created_at, created_by) VALUES ('x', 'x', 'x', 'mapping', '{}', '{}', '{}', '{}', 0, ?)",
        )
        .run(createdBy);
      db.$client
        .prepare(
          "INSERT INTO bulk_changes (list_id, act, search, \"values\", status, records, changed, skipped, created_at, created_by) VALUES ('x', 'x', '', '{}', 'done', 0, 0, 0, 0, ?)",
        )
        .run(createdBy);
    }
    migrate(db);
    for (const table of ["jobs", "imports", "bulk_changes"])
      expect([table, db.$client.prepare(`SELECT promoter_id FROM ${table} ORDER BY id`).pluck().all()]).toEqual([
        table,
        [null, 1, null],
      ]);
  });
});

describe("bodies that were there before they had an owner", () => {
  it("are the hub's", () => {
    applyPending(db, migrationsBeforeNamed(root, "promoters-of-work-and-bodies"));
    db.$client.exec(PROMOTER);
    db.$client.exec(
      "INSERT INTO governance_bodies (name_zh, kind, quorum_rule, majority, proxy_rule, proxies_per_member, version, created_at, updated_at) VALUES ('理事会', 'council', 'none', 'simple', 'none', 1, 1, 0, 0)",
    );
    migrate(db);
    expect(db.$client.prepare("SELECT promoter_id FROM governance_bodies").pluck().all()).toEqual([1]);
  });
});
