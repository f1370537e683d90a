import { readFileSync } from "node:fs";

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
