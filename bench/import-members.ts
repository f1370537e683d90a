import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { SYSTEM_ACTOR } from "~/access/actor";
import type { Context } from "~/access/context";
import { importFile } from "~/transfer/import-file.server";
import { writeXlsx } from "~/transfer/tables/write-xlsx.server";
import { undoImport } from "~/transfer/undo-import.server";
import { importRegistry } from "~/transfer-registry/imports.server";
import { openDatabase } from "~db/client.server";
import { migrate } from "~db/migrate";
import { barePromoter } from "../e2e/server/bare-records";

/**
 * `node --import tsx bench/import-members.ts write FILE [ROWS]` writes a list of members,
 * `… import FILE` imports it into a fresh database on disk and prints milliseconds, the peak of the whole process, and the longest
 * stretch for which nothing else could run.
 */
const HEADERS =
  "企业名称 统一社会信用代码 简称 曾用名 单位类型 企业规模 所在地 地址 所属行业 主要产品 入会日期 备注".split(" ");
const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

function creditCode(number: number): string {
  const body = `91430104MA${String(number).padStart(7, "0")}`;
  let sum = 0;
  let weight = 1;
  for (const character of body) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return body + ALPHABET[(31 - (sum % 31)) % 31]!;
}

function* rows(count: number) {
  const parts = "湘岭云江星华南远诚信瑞丰恒盛宏图精工智造海天金石".split("");
  for (let n = 0; n < count; n += 1) {
    const name = [0, 1, 2, 3].map((at) => parts[(n * 7 + at * 5 + Math.floor(n / (at + 2))) % parts.length]).join("");
    yield [
      `长沙${name}${n}液压技术有限公司`,
      creditCode(n),
      `${name}${n}`,
      n % 5 === 0 ? `长沙${name}${n}机械厂` : "",
      "企业",
      ["大型", "中型", "小型", "微型"][n % 4]!,
      "长沙市岳麓区",
      `麓谷大道 ${n} 号`,
      "液压件制造",
      `油缸；液压阀${n % 90}；泵站`,
      `20${String(10 + (n % 15))}-0${1 + (n % 9)}-15`,
      n % 3 === 0 ? "现场走访过，意向参加秋季对接会" : "",
    ];
  }
}

const [, , task, file = "", count = "10000"] = process.argv;
if (task === "write") {
  const columns = HEADERS.map((header) => ({ header, kind: "text" as const }));
  writeFileSync(file, await writeXlsx([{ name: "名单", columns, rows: rows(Number(count)) }]));
} else if (task === "import") {
  const folder = mkdtempSync(path.join(tmpdir(), "weft-bench-"));
  const db = openDatabase(path.join(folder, "weft.db"));
  migrate(db);
  barePromoter({ db, now: Date.now });
  const context: Context = {
    db,
    actor: SYSTEM_ACTOR,
    now: Date.now,
    locale: "zh-CN",
    requestId: "bench",
    origin: "http://localhost",
    auditKey: Buffer.alloc(32, 1),
  };
  let longest = 0;
  let last = performance.now();
  const watch = setInterval(() => {
    const at = performance.now();
    longest = Math.max(longest, at - last);
    last = at;
  }, 1);
  let cpuBefore = process.cpuUsage();
  const report = (what: string, started: number, result: object) => {
    const { user, system } = process.cpuUsage(cpuBefore);
    const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024);
    const ms = Math.round(performance.now() - started);
    console.log(
      JSON.stringify({
        what,
        ms,
        cpuMs: Math.round((user + system) / 1000),
        peakMegabytes,
        blockedMs: Math.round(longest),
        ...result,
      }),
    );
    cpuBefore = process.cpuUsage();
    longest = 0;
    last = performance.now();
  };
  console.log(JSON.stringify({ what: "start", peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024) }));
  const bytes = new Uint8Array(readFileSync(file));
  cpuBefore = process.cpuUsage();
  for (const what of ["first import", "same file again"]) {
    const started = performance.now();
    const result = await importFile(context, importRegistry, "organisations", { name: file, bytes });
    const { created, updated, unchanged, errors, importId } = result;
    await new Promise((resolve) => setTimeout(resolve, 5));
    report(what, started, { created, updated, unchanged, errors: errors.length });
    if (what === "same file again" || importId === null) continue;
    if (process.argv[4] !== "undo") continue;
    const undo = performance.now();
    const { removed, restored } = undoImport(context, importRegistry, importId);
    await new Promise((resolve) => setTimeout(resolve, 5));
    report("undo", undo, { removed, restored });
  }
  clearInterval(watch);
  rmSync(folder, { recursive: true, force: true });
}
