import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabaseForReading } from "~db/client.server";
import { PROJECT_FOLDER } from "./build-product";
import { runCommand } from "./run-command";

let root: string;
let folder: string;
const at = (name: string) => path.join(root, name);
const weft = (...words: string[]) => runCommand(folder, words);

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), "weft-commands-"));
  folder = at("data");
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

function rowsOf(sql: string): unknown[] {
  const db = openDatabaseForReading(path.join(folder, "weft.db"));
  try {
    return db.$client.prepare(sql).pluck().all();
  } finally {
    db.$client.close();
  }
}

describe("the command line", () => {
  it("says how it is used, on standard error and with exit code 2, when a command is not known or not whole", async () => {
    for (const words of [
      [],
      ["nonsense"],
      ["backup"],
      ["import", "undo"],
      ["import", "undo", "x"],
      ["report", "--quarter", "2026Q9"],
      ["check", "--bogus"],
    ]) {
      const { code, output, progress } = await weft(...words);
      expect([words, code, output]).toEqual([words, 2, null]);
      expect(progress).toContain("weft ");
    }
    expect(existsSync(folder)).toBe(false);
  });

  it("lists every command with help", async () => {
    const { code, output } = await weft("help");
    expect(code).toBe(0);
    const names = (output as { usage: string }[]).map(({ usage }) => usage.split(/ [A-Z[-]/)[0]);
    expect(names).toEqual([
      "admin create",
      "admin remove-second-factor",
      "import organisations",
      "import industries",
      "import undo",
      "report",
      "backup",
      "restore",
      "check",
      "eval duplicates",
      "demo",
    ]);
  });

  it("makes the first administrator, and prints a new link until the password is set", async () => {
    const first = await weft("admin", "create", "--email", "Admin@Weft.example", "--name", "管理员");
    expect(first).toMatchObject({ code: 0, output: { email: "admin@weft.example" } });
    expect((first.output as { link: string }).link).toMatch(/^http:\/\/localhost:3000\/set-password\/[\w-]{43}$/);
    const again = await weft("admin", "create", "--email", "admin@weft.example", "--name", "管理员");
    expect(again).toMatchObject({ code: 0, output: { id: (first.output as { id: number }).id } });
    expect((again.output as { link: string }).link).not.toBe((first.output as { link: string }).link);
    const database = new BetterSqlite3(path.join(folder, "weft.db"));
    database.prepare("UPDATE users SET password_hash = 'x'").run();
    database.close();
    const second = await weft("admin", "create", "--email", "b@weft.example", "--name", "B");
    expect(second).toMatchObject({ code: 1, output: { error: { key: "command.hasAdministrator" } } });
  });

  it("takes a lost second factor away from an administrator who is locked out", async () => {
    const database = new BetterSqlite3(path.join(folder, "weft.db"));
    database.exec(
      "INSERT INTO second_factors (user_id, secret, last_step, created_at) SELECT id, 'lost', 0, 0 FROM users WHERE email = 'admin@weft.example'",
    );
    database.close();
    const remove = (email: string) => weft("admin", "remove-second-factor", "--email", email);
    expect(await remove("nobody@weft.example")).toMatchObject({
      code: 1,
      output: { error: { key: "command.unknownPerson" } },
    });
    expect(await remove("Admin@Weft.example")).toMatchObject({ code: 0, output: { email: "admin@weft.example" } });
    expect(rowsOf("SELECT count(*) FROM second_factors")).toEqual([0]);
    expect(rowsOf("SELECT recipient FROM outbox_messages ORDER BY id DESC LIMIT 1")).toEqual(["admin@weft.example"]);
    expect(await remove("admin@weft.example")).toMatchObject({
      code: 1,
      output: { error: { key: "secondFactor.none" } },
    });
  });

  it("imports members: shown before, written once, unchanged the second time, taken back", async () => {
    const file = at("members.csv");
    writeFileSync(file, "企业名称,主要产品,备注\n湘江液压有限公司,液压油缸,=1+1\n岳麓精密铸造厂,铸件；锻件,\n");
    const dry = await weft("import", "organisations", file, "--dry-run");
    expect(dry).toMatchObject({ code: 0, output: { created: 2, importId: null, errors: [] } });
    expect(rowsOf("SELECT legal_name FROM organisations")).toEqual([]);

    const once = await weft("import", "organisations", file, "--as", "admin@weft.example");
    expect(once).toMatchObject({ code: 0, output: { created: 2, updated: 0, unchanged: 0 } });
    expect(rowsOf("SELECT DISTINCT actor_name FROM audit_entries WHERE action = 'import.commit'")).toEqual(["管理员"]);
    const again = await weft("import", "organisations", file);
    expect(again).toMatchObject({ code: 0, output: { created: 0, updated: 0, unchanged: 2 } });

    const { importId } = once.output as { importId: number };
    const undone = await weft("import", "undo", String(importId));
    expect(undone).toMatchObject({ code: 0, output: { removed: 2, restored: 0, left: [] } });
    expect(rowsOf("SELECT count(*) FROM organisations")).toEqual([0]);
    expect(await weft("import", "undo", String(importId))).toMatchObject({
      code: 1,
      output: { error: { key: "import.alreadyUndone" } },
    });
  });

  it("imports nothing of a file with an error unless errors are skipped, and says row and column", async () => {
    const file = at("wrong.csv");
    writeFileSync(file, "企业名称,统一社会信用代码\n湘江液压有限公司,\n坏码公司,91430100XXXX\n");
    const refused = await weft("import", "organisations", file);
    expect(refused).toMatchObject({
      code: 1,
      output: { created: 0, importId: null, errors: [{ row: 3, column: 2 }], error: { key: "command.importRefused" } },
    });
    expect(rowsOf("SELECT count(*) FROM organisations")).toEqual([0]);
    const skipped = await weft("import", "organisations", file, "--skip-errors");
    expect(skipped).toMatchObject({ code: 0, output: { created: 1, skipped: 1 } });
  });

  it("maps a header by hand, and refuses a field that is not known", async () => {
    const file = at("odd.csv");
    writeFileSync(file, "谁,什么\n浏阳河轴承有限公司,轴承\n");
    const mapped = await weft("import", "organisations", file, "--map", "谁=legalName", "--map", "什么=products");
    expect(mapped).toMatchObject({ code: 0, output: { created: 1 } });
    expect(await weft("import", "organisations", file, "--map", "谁=colour")).toMatchObject({
      code: 1,
      output: { error: { key: "import.unknownField" } },
    });
    expect(await weft("import", "organisations", at("nothing.csv"))).toMatchObject({
      code: 1,
      output: { error: { key: "command.fileNotFound" } },
    });
  });

  it("acts as a person with that person's rights only", async () => {
    expect(await weft("import", "undo", "1", "--as", "nobody@weft.example")).toMatchObject({
      code: 1,
      output: { error: { key: "command.unknownPerson", details: { email: "nobody@weft.example" } } },
    });
  });

  it("writes the report of a quarter in every format", async () => {
    const begins: Record<string, string> = { json: "{", docx: "PK", xlsx: "PK", html: "<!doctype html>" };
    for (const [format, start] of Object.entries(begins)) {
      const out = at(`report.${format}`);
      const { code } = await weft("report", "--quarter", "2026Q3", "--format", format, "--out", out);
      expect(code).toBe(0);
      expect(readFileSync(out).subarray(0, start.length).toString("latin1").toLowerCase()).toBe(start.toLowerCase());
    }
    const { figures } = JSON.parse(readFileSync(at("report.json"), "utf8")) as { figures: Record<string, unknown>[] };
    expect(figures.length).toBeGreaterThanOrEqual(6);
    for (const figure of figures) {
      expect(Object.keys(figure)).toEqual(
        expect.arrayContaining(["key", "value", "unit", "definitionVersion", "recordIds"]),
      );
    }
  });

  it("checks, backs up and restores", async () => {
    expect(await weft("check")).toMatchObject({ code: 0, output: { ok: true } });
    expect(await weft("backup", "--out", at("backup"))).toMatchObject({ code: 0 });
    expect(await weft("restore", at("backup"))).toMatchObject({
      code: 1,
      output: { error: { key: "restore.folderNotEmpty" } },
    });
    expect(await runCommand(at("restored"), ["restore", at("backup")])).toMatchObject({ code: 0 });
    expect(await runCommand(at("restored"), ["check"])).toMatchObject({ code: 0, output: { ok: true } });
    const database = at("backup/weft.db");
    const bytes = readFileSync(database);
    bytes[5_000]! ^= 1;
    writeFileSync(database, bytes);
    expect(await runCommand(at("never"), ["restore", at("backup")], { LANG: "en_GB.UTF-8" })).toMatchObject({
      code: 1,
      output: {
        error: {
          key: "restore.fileAltered",
          message: expect.stringContaining("weft.db"),
          details: { file: "weft.db" },
        },
      },
    });
    expect(existsSync(at("never"))).toBe(false);
  });

  const realList = path.join(PROJECT_FOLDER, "..", "shared", "data", "member-lists");
  it.skipIf(!existsSync(realList)).each(["listed-firms.gb18030.csv", "listed-firms.xlsx"])(
    "imports the real list %s whole, unchanged the second time, and takes it back",
    async (name) => {
      const own = at(`real-${name}`);
      const file = path.join(realList, name);
      const run = (...words: string[]) => runCommand(own, words);
      const once = await run("import", "organisations", file);
      expect(once).toMatchObject({ code: 0, output: { created: 1_623, updated: 0, errors: [] } });
      expect(await run("import", "organisations", file)).toMatchObject({
        output: { created: 0, updated: 0, unchanged: 1_623 },
      });
      const { importId } = once.output as { importId: number };
      expect(await run("import", "undo", String(importId))).toMatchObject({ output: { removed: 1_623, left: [] } });
      expect(await run("check")).toMatchObject({ code: 0 });
    },
  );
});
