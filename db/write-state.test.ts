import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { openDatabase } from "./client.server";
import { writeState, writeUnseen } from "./write-state";

const folder = mkdtempSync(path.join(tmpdir(), "weft-write-state-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("is another word after every write of this connection or of another one, and the same as long as only reading goes on", () => {
  const file = path.join(folder, "weft.db");
  const [one, other] = [openDatabase(file), openDatabase(file)];
  const words = new Set<string>();
  const next = () => {
    const word = writeState(one);
    expect(words).not.toContain(word);
    words.add(word);
    one.$client.prepare("SELECT count(*) FROM t").get();
    expect(writeState(one)).toBe(word);
  };
  one.$client.exec("CREATE TABLE t (n INTEGER)");
  next();
  one.$client.exec("INSERT INTO t VALUES (1)");
  next();
  other.$client.exec("UPDATE t SET n = 2");
  next();
  one.$client.exec("DELETE FROM t");
  next();
  const word = writeState(one);
  writeUnseen(one, () => one.$client.exec("INSERT INTO t VALUES (3)"));
  expect(writeState(one)).toBe(word);
  one.$client.exec("INSERT INTO t VALUES (4)");
  next();
  one.$client.close();
  other.$client.close();
});
