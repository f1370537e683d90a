import { deflateSync } from "fflate";
import { crc32 } from "./crc32";

export interface TestEntry {
  name: string;
  text?: string;
  bytes?: Uint8Array;
  flags?: number;
  crc?: number;
  /** What the directory claims. */
  declaredSize?: number;
  mode?: number;
  localName?: string;
  method?: number;
  /** Point to the data of the entry with this index. */
  shareWith?: number;
  packed?: Uint8Array;
}

/** Writes archives that an honest library refuses to write. */
export function buildZip(entries: readonly TestEntry[]): Uint8Array {
  const encoder = new TextEncoder();
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  const offsets: number[] = [];
  let position = 0;
  for (const entry of entries) {
    const content = entry.bytes ?? encoder.encode(entry.text ?? "");
    const method = entry.method ?? 8;
    const packed =
      entry.packed ?? (method === 8 ? deflateSync(content, { level: content.length > 1_000_000 ? 1 : 6 }) : content);
    const name = encoder.encode(entry.name);
    const localName = encoder.encode(entry.localName ?? entry.name);
    const crc = entry.crc ?? crc32(content);
    const size = entry.declaredSize ?? content.length;
    const local = new DataView(new ArrayBuffer(30));
    local.setUint32(0, 0x04034b50, true);
    local.setUint16(4, 20, true);
    local.setUint16(6, entry.flags ?? 0, true);
    local.setUint16(8, method, true);
    local.setUint32(14, crc, true);
    local.setUint32(18, packed.length, true);
    local.setUint32(22, size, true);
    local.setUint16(26, localName.length, true);
    const offset = entry.shareWith === undefined ? position : (offsets[entry.shareWith] ?? 0);
    offsets.push(offset);
    if (entry.shareWith === undefined) {
      pieces.push(new Uint8Array(local.buffer), localName, packed);
      position += 30 + localName.length + packed.length;
    }
    const central = new DataView(new ArrayBuffer(46));
    central.setUint32(0, 0x02014b50, true);
    central.setUint16(4, 0x0314, true);
    central.setUint16(6, 20, true);
    central.setUint16(8, entry.flags ?? 0, true);
    central.setUint16(10, method, true);
    central.setUint32(16, crc, true);
    central.setUint32(20, packed.length, true);
    central.setUint32(24, size, true);
    central.setUint16(28, name.length, true);
    central.setUint32(38, ((entry.mode ?? 0o100644) << 16) >>> 0, true);
    central.setUint32(42, offset, true);
    directory.push(new Uint8Array(central.buffer), name);
  }
  const directorySize = directory.reduce((sum, piece) => sum + piece.length, 0);
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(8, entries.length, true);
  end.setUint16(10, entries.length, true);
  end.setUint32(12, directorySize, true);
  end.setUint32(16, position, true);
  const all = [...pieces, ...directory, new Uint8Array(end.buffer)];
  const whole = new Uint8Array(position + directorySize + 22);
  let at = 0;
  for (const piece of all) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

export interface TestWorkbook {
  sheetData?: string;
  /** XML behind the sheet data, such as merges. */
  after?: string;
  before?: string;
  sharedStrings?: string;
  cellFormats?: string;
  numberFormats?: string;
  workbookPr?: string;
  prologue?: string;
  extra?: TestEntry[];
  sheets?: { name: string; state?: string; sheetData: string; after?: string; before?: string }[];
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** Without it no office program opens the file; our own reader does not ask. */
function contentTypes(sheets: number): string {
  const main = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const part = (name: string, type: string) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${main}.${type}+xml"/>`;
  return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part("workbook", "sheet.main")}${part("styles", "styles")}${part("sharedStrings", "sharedStrings")}${Array.from(
    { length: sheets },
    (_, index) => part(`worksheets/sheet${index + 1}`, "worksheet"),
  ).join("")}</Types>`;
}

export function workbookEntries(book: TestWorkbook): TestEntry[] {
  const sheets = book.sheets ?? [
    { name: "会员名单", sheetData: book.sheetData ?? "", after: book.after, before: book.before },
  ];
  const rels = (items: string[]) =>
    `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join("")}</Relationships>`;
  const rel = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const prologue = book.prologue ?? '<?xml version="1.0" encoding="UTF-8"?>';
  return [
    { name: "[Content_Types].xml", text: contentTypes(sheets.length) },
    { name: "_rels/.rels", text: rels([rel("r1", "officeDocument", "xl/workbook.xml")]) },
    {
      name: "xl/workbook.xml",
      text: `<workbook ${MAIN} xmlns:r="${OFFICE}">${book.workbookPr ?? ""}<sheets>${sheets
        .map(({ name, state }, index) => {
          return `<sheet name="${name}" sheetId="${index + 1}" r:id="s${index + 1}"${state ? ` state="${state}"` : ""}/>`;
        })
        .join("")}</sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      text: rels([
        ...sheets.map((_, index) => rel(`s${index + 1}`, "worksheet", `worksheets/sheet${index + 1}.xml`)),
        rel("st", "styles", "styles.xml"),
        rel("ss", "sharedStrings", "sharedStrings.xml"),
      ]),
    },
    {
      name: "xl/styles.xml",
      text: `<styleSheet ${MAIN}><numFmts>${book.numberFormats ?? ""}</numFmts><cellXfs>${book.cellFormats ?? '<xf numFmtId="0"/>'}</cellXfs></styleSheet>`,
    },
    { name: "xl/sharedStrings.xml", text: `<sst ${MAIN}>${book.sharedStrings ?? ""}</sst>` },
    ...sheets.map(({ sheetData, after = "", before = "" }, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      text: `${prologue}<worksheet ${MAIN}>${before}<sheetData>${sheetData}</sheetData>${after}</worksheet>`,
    })),
    ...(book.extra ?? []),
  ];
}

export function buildWorkbook(book: TestWorkbook): Uint8Array {
  return buildZip(workbookEntries(book));
}

export function inlineCell(reference: string, text: string, style = 0): string {
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

export const SMALL_TABLE = `<row r="1">${inlineCell("A1", "企业名称")}${inlineCell("B1", "电话")}</row><row r="2">${inlineCell("A2", "苏州精工有限公司")}${inlineCell("B2", "0512-6666")}</row>`;
