import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openDataFolder } from "~/server/data-folder.server";
import { reports, users } from "~db/schema";
import { readInput } from "./command";
import { progressOn } from "./progress";
import { report } from "./report";

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "weft-report-"));
  vi.stubEnv("WEFT_DATA", path.join(root, "data"));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true, force: true });
});

const run = async (...words: string[]) => report.run(readInput(report, words, progressOn(process.stderr)));
const of2024 = (out: string) => ["--quarter", "2024Q1", "--out", path.join(root, out)];

function inData<T>(work: (db: ReturnType<typeof openDataFolder>["db"]) => T): T {
  const { db } = openDataFolder(path.join(root, "data"));
  try {
    return work(db);
  } finally {
    db.$client.close();
  }
}

describe("the report command", () => {
  it("gives a viewer the report that is there, and begins none for them", async () => {
    const email = "viewer@weft.example";
    inData((db) => db.insert(users).values({ email, name: "看", role: "viewer", locale: "en", createdAt: 0 }).run());
    await expect(run(...of2024("a.json"), "--as", email)).rejects.toMatchObject({ kind: "forbidden" });
    await run(...of2024("b.json"));
    await run(...of2024("c.json"), "--as", email);
    expect(JSON.parse(readFileSync(path.join(root, "c.json"), "utf8"))).toBeTypeOf("object");
  });

  it("refuses a place where no file can be, and begins no draft for it", async () => {
    const refusal = { kind: "not_saved", key: "command.cannotWrite" };
    inData(() => undefined);
    await expect(run(...of2024("missing/a.json"))).rejects.toMatchObject(refusal);
    await expect(run(...of2024("data"))).rejects.toMatchObject(refusal);
    expect(inData((db) => db.select().from(reports).all())).toEqual([]);
    expect(existsSync(path.join(root, "missing"))).toBe(false);
  });
});
