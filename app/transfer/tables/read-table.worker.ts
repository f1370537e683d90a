import { parentPort, workerData } from "node:worker_threads";
import { storedCell, type StoredCell } from "../stored-cell";
import type { TableReading } from "./table";
import { readTable, type ReadTableOptions } from "./table-file";

/**
 * Only relative imports in this file and in all that it imports: it is bundled by itself, see read-table-in-worker.server.ts.
 * Rows leave in small pieces, each asked for, because the main thread unpacks a message in one go; and in short form, because
 * texts are copied several times faster than objects.
 */
const CELLS_PER_MESSAGE = 5000;

export interface WorkerInput {
  bytes: Uint8Array;
  fileName: string;
  options: ReadTableOptions;
}

export type WorkerMessage = { reading: TableReading } | { rows: StoredCell[][]; last: boolean };

const { bytes, fileName, options } = workerData as WorkerInput;
const reading = readTable(bytes, fileName, options);
const rows = reading.ok ? reading.file.sheet.rows : [];
if (reading.ok) reading.file.sheet.rows = [];
let next = 0;

parentPort?.on("message", () => {
  const first = next;
  for (let cells = 0; next < rows.length && cells < CELLS_PER_MESSAGE; next += 1)
    cells += 1 + (rows[next]?.length ?? 0);
  const short = rows.slice(first, next).map((row) => row.map(storedCell));
  parentPort?.postMessage({ rows: short, last: next === rows.length } satisfies WorkerMessage);
});
parentPort?.postMessage({ reading } satisfies WorkerMessage);
