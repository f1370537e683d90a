import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { Locale } from "~/i18n/locales";
import { LOCALES } from "~/i18n/locales";
import { translateFor } from "~/i18n/messages.server";
import { readXlsx } from "~/transfer/tables/read-xlsx";
import { cellText, numberText } from "./cell-value";
import { exportReport, reportWithRecords } from "./export-report.server";
import { freezeReport } from "./freeze-report.server";
import { KEY_FIGURES } from "./figure-plan";
import { openReport } from "./open-report.server";
import { recordRestatement } from "./record-restatement.server";
import { reportDifferences } from "./report-differences.server";
import { chartsOf, figuresOfSection } from "./report-document";
import { findReport, readReportDocument } from "./report-queries.server";
import { reportWorld } from "./report-world.testing";
import { saveReportText } from "./save-report-text.server";
import { columnWidths, writeReportDocx } from "./write-report-docx.server";

const HOSTILE = `=HYPERLINK("http://evil.example","点击")<script>alert(1)</script>&`;

function exportWorld(period = "2026Q3") {
  const world = reportWorld();
  const { staff, promoterId, subPromoterId, organisation, event, signIn, count } = world;
  const firm = organisation(HOSTILE, { memberSince: "2026-07-05", sizeClass: "large" });
  const lecture = event("2026-07-10", { type: "lecture", titleZh: HOSTILE, titleEn: "A lecture" });
  signIn(lecture, firm, "2026-07-10");
  const fair = event("2026-08-10", { type: "exhibition", titleZh: "郑州联合参展", coHostIds: [String(subPromoterId)] });
  count(fair, "2026-08-10", 12_345);
  event("2025-08-10", { type: "exhibition", titleZh: "去年的参展" });
  const id = openReport(staff, period, promoterId);
  saveReportText(staff, id, "members", { version: 1, textZh: `第一段\n\n${HOSTILE}`, textEn: "One paragraph" });
  return { ...world, id, fair };
}

const wordText = (bytes: Uint8Array) =>
  strFromU8(unzipSync(bytes)["word/document.xml"]!)
    .replace(/<[^>]+>/g, "\n")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&");

describe("the report as a document", () => {
  it.each(LOCALES)(
    "names only figures it contains, and charts show the numbers of the table beneath (%s)",
    (locale) => {
      const { staff, id } = exportWorld();
      const document = readReportDocument(staff, findReport(staff, id), locale);
      for (const section of document.sections) {
        for (const key of figuresOfSection(section)) expect(document.figures[key], key).toBeDefined();
        section.blocks.forEach((block, index) => {
          if (block.kind !== "chart") return;
          const table = section.blocks[index + 1];
          if (table?.kind !== "table") throw new Error(`no table beneath the chart ${block.id}`);
          const shown = table.rows.map((row) =>
            row.map((cell) => cellText(cell, document.figures, translateFor(locale))),
          );
          block.spec.categories.forEach((category, position) => {
            expect(shown[position]![0]).toBe(category);
            for (const series of block.spec.series) {
              const value = series.values[position];
              if (value != null) expect(shown[position]).toContain(numberText(value));
            }
          });
        });
      }
      expect(chartsOf(document).map((chart) => chart.id)).toEqual(["member-mix", "by-function", "by-activity"]);
      expect(JSON.stringify(document)).not.toMatch(/"(?:report|figure|event)\.[a-z]/i);
    },
  );

  it("has the sections of the handbook that the records can answer, in both languages", () => {
    const { staff, id } = exportWorld();
    const headings = (locale: Locale) =>
      readReportDocument(staff, findReport(staff, id), locale).sections.map(
        ({ number, title }) => `${number} ${title}`,
      );
    expect(headings("zh-CN")).toEqual(["一 主要数据", "二 成员", "三 活动", "四 治理", "附 统计口径与数据质量"]);
    expect(headings("en")).toEqual([
      "1 Key figures",
      "2 Members",
      "3 Activities",
      "4 Governance",
      "A Counting rules and data quality",
    ]);
  });

  it("compares with last quarter and a year ago, and says where there is nothing to divide by", () => {
    const { staff, id } = exportWorld();
    const document = readReportDocument(staff, findReport(staff, id), "zh-CN");
    const table = document.sections[0]!.blocks.find((block) => block.kind === "table")!;
    const t = translateFor("zh-CN");
    const rows = table.rows.map((row) => row.map((cell) => cellText(cell, document.figures, t)));
    expect(rows[3]).toEqual(["组织参展", "场", "1", "0", "基期为 0", "1", "0.0%", "无", "无"]);
  });

  it("of a year compares with the year before, once", () => {
    const { staff, id } = exportWorld("2026");
    const document = readReportDocument(staff, findReport(staff, id), "zh-CN");
    const table = document.sections[0]!.blocks.find((block) => block.kind === "table")!;
    expect(table.columns.map((column) => column.header)).toEqual([
      "指标",
      "单位",
      "本年",
      "上年",
      "同比",
      "计划",
      "完成率",
    ]);
  });
});

describe("the report as a Word file", () => {
  it.each(LOCALES)(
    "contains every figure, caption and name, asks nothing when opened, and shows its contents (%s)",
    async (locale) => {
      const { staff, id } = exportWorld();
      const document = readReportDocument(staff, findReport(staff, id), locale);
      const bytes = await writeReportDocx(document);
      const files = unzipSync(bytes);
      const xml = strFromU8(files["word/document.xml"]!);
      const text = wordText(bytes);
      for (const section of document.sections) {
        for (const key of figuresOfSection(section)) expect(text).toContain(numberText(document.figures[key]!.value));
        for (const block of section.blocks) if (block.kind === "table") expect(text).toContain(block.caption);
      }
      expect(text).toContain(locale === "en" ? "A lecture" : HOSTILE);
      expect(strFromU8(files["word/settings.xml"]!)).not.toContain("updateFields");
      expect(xml).not.toContain('w:dirty="true"');
      expect(xml).toContain("TOC \\");
      expect(xml.match(/PAGEREF/g)!.length).toBeGreaterThanOrEqual(document.sections.length);
      expect(xml).toContain("<w:tblHeader/>");
      expect(xml).toContain(`descr="`);
      expect(Object.keys(files).filter((name) => /^word\/media\/.*\.png$/.test(name))).toHaveLength(3);
    },
  );

  it("gives numbers the room they need and the rest to the names", () => {
    const columns = [
      { header: "日期", numeric: false },
      { header: "活动", numeric: false, wide: true },
      { header: "企业（家）", numeric: true },
    ];
    const widths = columnWidths({ columns }, [["2026-07-10", "很长的活动名称".repeat(12), "1,234,567"]]);
    expect(widths.reduce((sum, width) => sum + width, 0)).toBe(9072);
    expect(widths[0]).toBeGreaterThanOrEqual(1000);
    expect(widths[1]).toBeGreaterThan(5000);
  });

  it("opens in LibreOffice, with the page numbers that its contents say", async ({ skip }) => {
    if (spawnSync("soffice", ["--version"]).status !== 0 || spawnSync("pdftotext", ["-v"]).status !== 0) return skip();
    const { staff, id } = exportWorld();
    const folder = mkdtempSync(path.join(tmpdir(), "weft-word-"));
    try {
      const { body } = await exportReport(staff, id, "docx");
      writeFileSync(path.join(folder, "report.docx"), body);
      const home = `-env:UserInstallation=file://${folder}/office`;
      execFileSync("soffice", [home, "--headless", "--convert-to", "pdf", "--outdir", folder, "report.docx"], {
        cwd: folder,
        stdio: "ignore",
      });
      execFileSync("pdftotext", ["-layout", path.join(folder, "report.pdf"), path.join(folder, "report.txt")]);
      const pages = readFileSync(path.join(folder, "report.txt"), "utf8").split("\f");
      const said = [...pages[1]!.matchAll(/^\s*([一二三])、\D*?(\d+)\s*$/gm)].map(([, number, page]) => [
        number,
        Number(page),
      ]);
      expect(said.map(([number]) => number)).toEqual(["一", "二", "三"]);
      for (const [number, page] of said) expect(pages[Number(page) - 1]).toMatch(new RegExp(`^\\s*${number}、`, "m"));
      expect(pages[2]).toContain("12,346");
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 180_000);
});

describe("the report for other programs and for spreadsheets", () => {
  it("carries every figure with unit, definition version and the ids of its records", async () => {
    const { staff, id, fair } = exportWorld();
    const json = JSON.parse(Buffer.from((await exportReport(staff, id, "json")).body).toString("utf8"));
    expect(json).toMatchObject({ period: "2026Q3", state: "draft", frozenAt: null });
    const figure = (key: string) => json.figures.find((found: { key: string }) => found.key === key);
    expect(figure("exhibitions_joined")).toEqual({
      key: "exhibitions_joined",
      name: "组织参展",
      value: 1,
      unit: "场",
      definitionVersion: 1,
      previous: 0,
      lastYear: 1,
      plan: null,
      recordKind: "event",
      recordIds: [fair],
    });
    expect(figure("attendance").value).toBe(12_346);
    const counted = json.figures.filter((found: { unit: string }) => found.unit !== "人次");
    for (const found of counted) expect(found.recordIds).toHaveLength(found.value);
  });

  it("writes numbers as numbers and hostile names as text into Excel", async () => {
    const { staff, id } = exportWorld();
    const { body } = await exportReport(staff, id, "xlsx");
    const files = unzipSync(body);
    const sheets = Object.keys(files).filter((name) => name.startsWith("xl/worksheets/"));
    const all = sheets.map((name) => strFromU8(files[name]!)).join("");
    expect(all).not.toContain("<f>");
    expect(all).toContain("<v>12346</v>");
    expect(sheets.length).toBeGreaterThan(KEY_FIGURES.length + 4);
    expect(readXlsx(body).sheet.problems).toEqual([]);
  });

  it("is one HTML file that loads nothing and runs nothing", async () => {
    const { staff, id } = exportWorld();
    const html = Buffer.from((await exportReport(staff, id, "html")).body).toString("utf8");
    expect(html).toContain("12,346");
    expect(html).not.toMatch(/<script|(?:src|href)="https?:/i);
    expect(html).toContain("default-src &#x27;none&#x27;");
  });

  it("of a frozen report is written from what was frozen, with the log of restatements", async () => {
    const { staff, id, fair, count } = exportWorld();
    freezeReport(staff, id, 2);
    count(fair, "2026-08-10", 1);
    const report = findReport(staff, id);
    const difference = reportDifferences(staff, report).find((found) => found.key === "attendance")!;
    recordRestatement(staff, id, "attendance", { recordsHash: difference.recordsHash, reason: "展馆更正" });
    const { document, records } = reportWithRecords(staff, report, "zh-CN");
    expect(document.figures.attendance?.value).toBe(12_346);
    expect(records.get("attendance")).toContainEqual({ id: fair, amount: 12_345, label: "郑州联合参展" });
    const json = JSON.parse(Buffer.from((await exportReport(staff, id, "json")).body).toString("utf8"));
    expect(json.restatements).toMatchObject([{ key: "attendance", oldValue: 12_346, newValue: 2, reason: "展馆更正" }]);
    const html = Buffer.from((await exportReport(staff, id, "html")).body).toString("utf8");
    expect(html).toContain("12,346 → 2");
  });

  it("is given to readers and to nobody else", async () => {
    const { viewer, account, visitor, id } = exportWorld();
    expect((await exportReport(viewer, id, "json")).fileName).toBe("2026Q3-活动报告.json");
    await expect(exportReport(account("firm_representative"), id, "json")).rejects.toThrow("error.forbidden");
    await expect(exportReport(visitor, id, "json")).rejects.toThrow("error.forbidden");
    await expect(exportReport(viewer, 999, "json")).rejects.toThrow("error.notFound");
  });
});
