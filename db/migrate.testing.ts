import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

interface Journal {
  entries: { idx: number; version: string; when: number; tag: string; breakpoints: boolean }[];
}

function copyOfMigrations(root: string, change: (journal: Journal, folder: string) => void): string {
  const folder = path.join(root, "migrations");
  rmSync(folder, { recursive: true, force: true });
  cpSync("db/migrations", folder, { recursive: true });
  const journalFile = path.join(folder, "meta", "_journal.json");
  const journal = JSON.parse(readFileSync(journalFile, "utf8")) as Journal;
  change(journal, folder);
  writeFileSync(journalFile, JSON.stringify(journal));
  return folder;
}

/** The migrations of the version of the product that did not know the newest one yet, in a folder of their own. */
export function migrationsBefore(root: string): string {
  return copyOfMigrations(root, ({ entries }) => {
    entries.pop();
  });
}

/** Those of the version that did not know yet the migration of that name. */
export function migrationsBeforeNamed(root: string, name: string): string {
  return copyOfMigrations(root, ({ entries }) => {
    const at = entries.findIndex(({ tag }) => tag.endsWith(`_${name}`));
    if (at < 0) throw new RangeError(`no migration is called ${name}`);
    entries.splice(at);
  });
}

/** The migrations of the product and some of a later version, in a folder of their own. */
export function migrationsWith(root: string, later: readonly string[]): string {
  return copyOfMigrations(root, (journal, folder) => {
    addTo(journal, folder, later);
  });
}

function addTo(journal: Journal, folder: string, later: readonly string[]): void {
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
}
