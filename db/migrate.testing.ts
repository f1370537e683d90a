import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

interface Journal {
  entries: { idx: number; version: string; when: number; tag: string; breakpoints: boolean }[];
}

/** The migrations of the product and some of a later version, in a folder of their own. */
export function migrationsWith(root: string, later: readonly string[]): string {
  const folder = path.join(root, "migrations");
  rmSync(folder, { recursive: true, force: true });
  cpSync("db/migrations", folder, { recursive: true });
  const journalFile = path.join(folder, "meta", "_journal.json");
  const journal = JSON.parse(readFileSync(journalFile, "utf8")) as Journal;
  const newest = Math.max(...journal.entries.map(({ when }) => when));
  later.forEach((sql, index) => {
    const tag = `9${String(index).padStart(3, "0")}_later`;
    writeFileSync(path.join(folder, `${tag}.sql`), sql);
    journal.entries.push({
      idx: journal.entries.length,
      version: "6",
      when: newest + 1 + index,
      tag,
      breakpoints: true,
    });
  });
  writeFileSync(journalFile, JSON.stringify(journal));
  return folder;
}
