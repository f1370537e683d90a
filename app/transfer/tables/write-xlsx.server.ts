import { Zip, ZipDeflate } from "fflate";
import { columnName } from "./cell-reference";
import { escapeControls } from "./control-escapes";
import { startsLikeFormula } from "./formula-guard";
import { hasMoreDigitsThanExcelKeeps, numberText } from "./number-text";
import { serialOfDay } from "./serial-day";
import { TABLE_LIMITS } from "./table-limits";
import type { WrittenColumn, WrittenKind, WrittenSheet, WrittenValue } from "./written-table";

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const ROWS_PER_TURN = 500;

/** The places in cellXfs of the style sheet below. */
const STYLES = { header: 1, text: 2, integer: 3, decimal: 4, day: 5, percent: 6, guarded: 7 } as const;

const STYLE_SHEET = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="0.##########"/><numFmt numFmtId="166" formatCode="0.0#######%"/></numFmts><fonts count="2"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="等线"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF1F4E79"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="8"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="1" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="166" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** Text is stored as text, so no spreadsheet evaluates it; a value that does not fit its kind is stored as text. */
export async function writeXlsx(sheets: readonly WrittenSheet[]): Promise<Uint8Array> {
  if (sheets.length === 0) throw new RangeError("A workbook needs a sheet");
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  const encoder = new TextEncoder();
  const part = (name: string) => {
    const file = new ZipDeflate(name, { level: 6 });
    // The same content gives the same bytes.
    file.mtime = new Date(2000, 0, 1);
    zip.add(file);
    return (text: string, last: boolean) => file.push(encoder.encode(text), last);
  };
  part("[Content_Types].xml")(contentTypes(sheets.length), true);
  part("_rels/.rels")(relationships([["officeDocument", "xl/workbook.xml"]]), true);
  part("xl/workbook.xml")(workbook(sheetNames(sheets)), true);
  const targets = sheets.map((_, index): [string, string] => ["worksheet", `worksheets/sheet${index + 1}.xml`]);
  part("xl/_rels/workbook.xml.rels")(relationships([...targets, ["styles", "styles.xml"]]), true);
  part("xl/styles.xml")(STYLE_SHEET, true);
  for (const [index, sheet] of sheets.entries()) {
    await writeSheet(sheet, part(`xl/worksheets/sheet${index + 1}.xml`));
  }
  zip.end();
  return joined(pieces);
}

async function writeSheet(sheet: WrittenSheet, write: (text: string, last: boolean) => void): Promise<void> {
  const columns = sheet.columns.map((column, index) => {
    return `<col min="${index + 1}" max="${index + 1}" width="${widthOf(column)}" customWidth="1"/>`;
  });
  const header = sheet.columns.map((column, index) => textXml(`${columnName(index)}1`, column.header, STYLES.header));
  let text = `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>`;
  if (columns.length > 0) text += `<cols>${columns.join("")}</cols>`;
  text += `<sheetData><row r="1" ht="20" customHeight="1">${header.join("")}</row>`;
  let number = 1;
  for (const row of sheet.rows) {
    number += 1;
    text += `<row r="${number}">`;
    sheet.columns.forEach((column, index) => {
      text += cellXml(`${columnName(index)}${number}`, row[index], column.kind);
    });
    text += "</row>";
    if (number % ROWS_PER_TURN === 0) {
      write(text, false);
      text = "";
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  write(`${text}</sheetData></worksheet>`, true);
}

function cellXml(reference: string, value: WrittenValue, kind: WrittenKind): string {
  if (value === null || value === undefined || value === "") return "";
  const number = storedNumber(value, kind);
  if (number !== undefined) return `<c r="${reference}" s="${STYLES[kind]}"><v>${number}</v></c>`;
  const text = String(value);
  return textXml(reference, text, startsLikeFormula(text) ? STYLES.guarded : STYLES.text);
}

function storedNumber(value: string | number, kind: WrittenKind): string | undefined {
  if (kind === "text") return undefined;
  if (kind === "day") return typeof value === "string" ? serialOfDay(value)?.toString() : undefined;
  if (typeof value === "string" && !/^-?(0|[1-9]\d*)(\.\d+)?$/.test(value)) return undefined;
  if (!Number.isFinite(Number(value))) return undefined;
  const digits = typeof value === "number" ? numberText(value) : value;
  return hasMoreDigitsThanExcelKeeps(digits) || digits.replace(/^-?0?\.?|\./g, "").length > 15 ? undefined : digits;
}

function textXml(reference: string, text: string, style: number): string {
  if (text.length > TABLE_LIMITS.textLength) throw new RangeError(`Cell ${reference} is longer than Excel allows`);
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
}

function escapeXml(text: string): string {
  return escapeControls(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

function widthOf({ header, kind, width }: WrittenColumn): number {
  if (width !== undefined) return width;
  const shown = [...header].reduce((sum, character) => sum + (/[\u2E80-\uFFEF]/.test(character) ? 2 : 1), 2);
  return Math.min(60, Math.max(shown, kind === "text" ? 20 : 12));
}

/** Excel refuses a workbook with these characters, over 31 of them, or with the same name twice. */
function sheetNames(sheets: readonly WrittenSheet[]): string[] {
  const used = new Set<string>();
  return sheets.map((sheet, index) => {
    const clean = sheet.name
      .replace(/[\u0000-\u001F[\]:*?/\\]/g, " ")
      .replace(/^'+|'+$/g, "")
      .trim();
    let name = clean.slice(0, 31) || `Sheet${index + 1}`;
    for (let twin = 2; used.has(name.toLowerCase()); twin += 1) name = `${clean.slice(0, 26)} (${twin})`;
    used.add(name.toLowerCase());
    return name;
  });
}

function contentTypes(sheets: number): string {
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const parts = Array.from({ length: sheets }, (_, index) => {
    return `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${type}.worksheet+xml"/>`;
  });
  return `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>${parts.join("")}<Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/></Types>`;
}

function relationships(targets: [type: string, target: string][]): string {
  const items = targets.map(([type, target], index) => {
    return `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  });
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${items.join("")}</Relationships>`;
}

function workbook(names: string[]): string {
  const sheets = names.map((name, index) => {
    return `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`;
  });
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join("")}</sheets></workbook>`;
}

function joined(pieces: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let position = 0;
  for (const piece of pieces) {
    whole.set(piece, position);
    position += piece.length;
  }
  return whole;
}
