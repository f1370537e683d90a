import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { duplicateIndex } from "~/modules/organisations/duplicates/duplicate-index.server";
import { findDuplicates, FOR_MANY } from "~/modules/organisations/duplicates/find-duplicates.server";
import { openDataFolder } from "~/server/data-folder.server";
import { systemContext } from "../e2e/server/people";
import { writeMembers } from "./generated-members";
import { dice, judged, spentOn, type Measure } from "./measure";

const ORGANISATIONS = 100_000;
const ROWS = 10_000;
const LIMIT_MS = 5_000;

/** A tenth of the rows as they are in the register, the others with another form, without their region, shortened or new. */
function importedNames(names: readonly string[]): string[] {
  const random = dice(11);
  return Array.from({ length: ROWS }, (_, row) => {
    const name = names[Math.floor(random() * names.length)]!;
    const changes = [
      name,
      name.replace(/\p{Script=Han}{2}(?=\d+\p{Script=Han}$)/u, ""),
      name.slice(2),
      `${name.slice(0, 5)}${row}`,
      `${name.slice(0, 2)}${String.fromCodePoint(0x4e00 + ((row * 37) % 9000))}${name.slice(3)}`,
    ];
    return changes[row % changes.length]!;
  });
}

/** Duplicates of an import of ten thousand rows against a hundred thousand organisations, with the index built first. */
export function measureDuplicates(): Measure[] {
  const folder = mkdtempSync(path.join(tmpdir(), "weft-bench-"));
  const data = openDataFolder(folder);
  try {
    const context = systemContext(data, "http://localhost:3000");
    const rows = importedNames(writeMembers(context, ORGANISATIONS, 5));
    const index = spentOn(() => duplicateIndex(context));
    let found = 0;
    const search = spentOn(() => {
      for (const legalName of rows)
        found += findDuplicates(context, { legalName }, { limit: 3, effort: FOR_MANY }).length;
    });
    const both = { wall: index.wall + search.wall, cpu: index.cpu + search.cpu };
    const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
    return [
      {
        name: "duplicates of a 10,000-row import, 100,000 organisations",
        value: `${seconds(both.wall)} (CPU ${seconds(both.cpu)}, of which index ${seconds(index.cpu)}; ${found} proposals)`,
        limit: seconds(LIMIT_MS),
        ratio: (judged(both) / LIMIT_MS).toFixed(2),
        met: judged(both) < LIMIT_MS,
      },
    ];
  } finally {
    data.db.$client.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
