import { monitorEventLoopDelay } from "node:perf_hooks";
import { Worker } from "node:worker_threads";
import { beforeAll, describe, expect, test } from "vitest";
import { figure } from "../../../e2e/figure";
import { LENGTHS } from "../../../e2e/lengths";
import { hostileFiles, mergeBomb, type HostileFile } from "./hostile-xlsx.testing";
import { readTableInWorker } from "./read-table-in-worker.server";
import type { TableReading } from "./table";
import { readTable } from "./table-file";
import { TABLE_KEYS } from "./table-keys";
import { TABLE_LIMITS } from "./table-limits";

const files: HostileFile[] = hostileFiles(LENGTHS.hostileFiles);
const fileNamed = (name: string) => files.find((file) => file.name === name)?.bytes ?? new Uint8Array();

describe("a hostile workbook", () => {
  const results = new Map<string, { reading: TableReading; milliseconds: number }>();
  let worstLag = 0;

  beforeAll(async () => {
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const queue = [...files];
    const lane = async () => {
      for (let file = queue.shift(); file; file = queue.shift()) {
        const start = performance.now();
        const reading = await readTableInWorker(file.bytes, "名单.xlsx");
        results.set(file.name, { reading, milliseconds: performance.now() - start });
      }
    };
    await Promise.all([lane(), lane()]);
    delay.disable();
    worstLag = delay.max / 1e6;
    const slowest = [...results].sort((first, second) => second[1].milliseconds - first[1].milliseconds)[0];
    console.info(
      `worst lag ${worstLag.toFixed(0)} ms, slowest ${slowest?.[0]} ${slowest?.[1].milliseconds.toFixed(0)} ms`,
    );
  }, 3_600_000);

  test("there are at least a hundred different ones", () => {
    expect(new Set(files.map((file) => file.name)).size).toBe(files.length);
    expect(files.length).toBeGreaterThanOrEqual(100);
  });

  test("is refused with a known key or read, within ten seconds each", () => {
    const wrong: string[] = [];
    for (const file of files) {
      const result = results.get(file.name);
      if (!result || result.milliseconds > 10_000) wrong.push(`${file.name}: slow`);
      else if (result.reading.ok && file.refused) wrong.push(`${file.name}: read`);
      else if (!result.reading.ok && !TABLE_KEYS.includes(result.reading.problem.key)) wrong.push(`${file.name}: key`);
      else if (!result.reading.ok && result.reading.problem.key === "table.readerStopped")
        wrong.push(`${file.name}: stopped`);
    }
    figure("hostile workbooks", files.length, `${wrong.length} that stalled, broke the reader or were read`);
    expect(wrong).toEqual([]);
  });

  test("does not hold up the other requests", () => {
    // Read in this very thread, the worst of these files would hold it for tens of seconds; how busy the machine is adds
    // fractions of one.
    console.log(`worst wait of other requests: ${Math.round(worstLag)} ms`);
    expect(worstLag).toBeLessThan(3_000);
  });

  test("pollutes no prototype", () => {
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe("without the protection the harm is real", () => {
  const open = { ...TABLE_LIMITS, mergeCells: Infinity, unpackedBytes: Infinity, ratio: Infinity, fileBytes: Infinity };

  test("with the limit raised the merge over the whole sheet is accepted", () => {
    expect(readTable(mergeBomb(), "a.xlsx")).toMatchObject({ ok: false, problem: { key: "table.mergeTooLarge" } });
    const reading = readTable(mergeBomb(), "a.xlsx", { limits: open });
    expect(reading.ok && reading.file.sheet.merges[0]).toEqual({ top: 0, left: 0, bottom: 1_048_575, right: 16_383 });
  });

  test("exceljs does not come back from the same file", async () => {
    const worker = new Worker(
      `const { workerData, parentPort } = require("node:worker_threads");
       const { Workbook } = require("exceljs");
       parentPort.postMessage("started");
       new Workbook().xlsx.load(Buffer.from(workerData)).then(() => parentPort.postMessage("done"), () => parentPort.postMessage("done"));`,
      { eval: true, workerData: mergeBomb(), resourceLimits: { maxOldGenerationSizeMb: 512 } },
    );
    const outcome = await new Promise<string>((resolve) => {
      worker.on("message", (message: string) => {
        if (message === "done") resolve("done");
        else setTimeout(() => resolve("still running"), 2000);
      });
      worker.on("error", () => resolve("out of memory"));
    });
    await worker.terminate();
    expect(outcome).not.toBe("done");
  }, 20_000);

  test("a reader that takes too long or too much memory is stopped, and says so", async () => {
    const slow = await readTableInWorker(fileNamed("3 M empty cells"), "a.xlsx", {
      limits: { ...open, cellElements: Infinity },
      milliseconds: 500,
    });
    expect(slow).toMatchObject({ ok: false, problem: { key: "table.tooSlow" } });
    const memory = await readTableInWorker(fileNamed("2 M shared texts"), "a.xlsx", {
      limits: open,
      memoryMegabytes: 16,
    });
    expect(memory.ok).toBe(false);
  }, 20_000);
});
