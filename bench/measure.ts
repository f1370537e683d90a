import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { openDatabase } from "~db/client.server";

export interface Measure {
  name: string;
  value: string;
  limit: string;
  ratio: string;
  met: boolean | null;
}

/** CPU time of a process in milliseconds, user and system, as the kernel counts it. */
export function cpuMilliseconds(processId: number): number {
  const stat = readFileSync(`/proc/${processId}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const TICK_MS = 10;
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

export interface Spent {
  wall: number;
  cpu: number;
}

/** What a piece of work of this process took, in milliseconds. */
export function spentOn(work: () => unknown): Spent {
  const before = process.cpuUsage();
  const started = performance.now();
  work();
  const wall = performance.now() - started;
  const { user, system } = process.cpuUsage(before);
  return { wall, cpu: (user + system) / 1000 };
}

/** Other work on the machine lengthens the wall clock, threads of our own the processor time: a limit holds for the lesser. */
export const judged = ({ wall, cpu }: Spent): number => Math.min(wall, cpu);

/** Many of the same, as a row of the table; its limit holds for the 95th in a hundred. */
export function manyOf(name: string, spent: readonly Spent[], limit: number | null): Measure {
  const at = (share: number, of: (one: Spent) => number) => percentile(spent.map(of), share).toFixed(1);
  const high = percentile(spent.map(judged), 0.95);
  const [wall, cpu] = [({ wall }: Spent) => wall, ({ cpu }: Spent) => cpu];
  return {
    name,
    value: `p50 ${at(0.5, wall)} ms, p95 ${at(0.95, wall)} ms (CPU ${at(0.5, cpu)}, ${at(0.95, cpu)})`,
    limit: limit === null ? "" : `${limit} ms`,
    ratio: limit === null ? "" : (high / limit).toFixed(2),
    met: limit === null ? null : high < limit,
  };
}

function paceOf(what: string, { wall, cpu }: Spent): Measure {
  const value = `${wall.toFixed(1)} ms (CPU ${cpu.toFixed(1)} ms)`;
  return { name: `pace of this machine: ${what}`, value, limit: "", ratio: "", met: null };
}

const KEPT_COMMITS = 200;

/** Fixed work of the processor, of memory and of the disk: what the other figures of a run are worth on a machine that is shared. */
export function measurePace(): Measure[] {
  const folder = mkdtempSync(path.join(tmpdir(), "weft-bench-"));
  const inMemory = new BetterSqlite3(":memory:");
  const { $client: onDisk } = openDatabase(path.join(folder, "pace.db"));
  try {
    const calculation = spentOn(() => {
      let mixed = 1;
      for (let turn = 0; turn < 50_000_000; turn += 1) mixed = (Math.imul(mixed, 31) + turn) | 0;
      return mixed;
    });
    const records = spentOn(() => {
      inMemory.exec("CREATE TABLE records (name TEXT, facts TEXT); CREATE INDEX records_by_name ON records (name)");
      const insert = inMemory.prepare("INSERT INTO records VALUES (?, ?)");
      const roll = dice(1);
      inMemory.transaction(() => {
        for (let record = 0; record < 100_000; record += 1)
          insert.run(String(roll()), JSON.stringify({ record, share: roll() }));
      })();
      const texts = inMemory.prepare<[], string>("SELECT facts FROM records ORDER BY name").pluck().all();
      return texts.map((text) => JSON.parse(text) as unknown);
    });
    onDisk.exec("CREATE TABLE kept (text TEXT)");
    const keep = onDisk.prepare("INSERT INTO kept VALUES (?)");
    const commits = spentOn(() => {
      for (let commit = 0; commit < KEPT_COMMITS; commit += 1) keep.run("0".repeat(10_000));
    });
    return [
      paceOf("a fixed calculation", calculation),
      paceOf("100,000 records written, sorted and read in memory", records),
      paceOf("a commit that waits for the disk", {
        wall: commits.wall / KEPT_COMMITS,
        cpu: commits.cpu / KEPT_COMMITS,
      }),
    ];
  } finally {
    inMemory.close();
    onDisk.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

/** The same numbers at every run (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function printTable(measures: readonly Measure[]): void {
  const rows = [
    ["measure", "value", "limit", "ratio", "met"],
    ...measures.map(({ name, value, limit, ratio, met }) => [
      name,
      value,
      limit,
      ratio,
      met === null ? "" : met ? "yes" : "no",
    ]),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  console.log(
    rows
      .map((row) =>
        row
          .map((text, column) => text.padEnd(widths[column]!))
          .join("  ")
          .trimEnd(),
      )
      .join("\n"),
  );
}
