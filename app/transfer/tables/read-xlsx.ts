import { unescapeControls } from "./control-escapes";
import { numberFormatOf, type NumberFormat } from "./number-format";
import { xmlReader, type Attributes, type XmlHandlers } from "./parse-xml";
import { shortProblems } from "./problem-list";
import type { Cell, TableFile, TableProblem } from "./table";
import { TABLE_LIMITS, type TableLimits } from "./table-limits";
import { TableRefusal } from "./table-refusal";
import { unpackPart } from "./unpack-part";
import { sheetCollector, type SheetContent } from "./xlsx-sheet";
import { readZipDirectory, type ZipEntry } from "./zip-directory";

const MAXIMUM_SHARED_TEXTS = 1_000_000;
const MAXIMUM_SHEETS_READ = 50;

interface SheetEntry {
  name: string;
  isHidden: boolean;
  part: string;
}

export function readXlsx(bytes: Uint8Array, options: { sheet?: string; limits?: TableLimits } = {}): TableFile {
  const limits = options.limits ?? TABLE_LIMITS;
  const entries = readZipDirectory(bytes, limits);
  const parse = (part: string, handlers: XmlHandlers) => {
    const entry = entries.get(part.toLowerCase());
    if (!entry) throw new TableRefusal("table.damagedFile");
    unpackPart(bytes, entry, xmlReader(handlers, limits));
  };
  const workbookPart = findWorkbook(entries, parse);
  const folder = workbookPart.slice(0, workbookPart.lastIndexOf("/") + 1);
  const relations = readRelations(`${folder}_rels/${workbookPart.slice(folder.length)}.rels`, folder, parse);
  const { sheets, from1904 } = readWorkbook(workbookPart, relations, parse);

  const sharedPart = partOfType(relations, "sharedStrings");
  const stylesPart = partOfType(relations, "styles");
  const sharedTexts = sharedPart && entries.has(sharedPart.toLowerCase()) ? readSharedTexts(sharedPart, parse) : [];
  const formats = stylesPart && entries.has(stylesPart.toLowerCase()) ? readFormats(stylesPart, parse) : [];
  const read = (sheet: SheetEntry): SheetContent => {
    const collector = sheetCollector({ formats, sharedTexts, from1904 }, limits);
    parse(sheet.part, collector.handlers);
    return collector.finish();
  };

  const { chosen, content } = chooseSheet(sheets, read, options.sheet);
  const problems: TableProblem[] = [...content.problems];
  const note = (key: "table.containsMacros" | "table.externalLinks") =>
    problems.unshift({ row: 0, column: 0, key, params: {} });
  if (entries.has(`${folder}vbaproject.bin`.toLowerCase())) note("table.containsMacros");
  if ([...entries.keys()].some((name) => name.includes("externallinks/"))) note("table.externalLinks");
  return {
    format: "xlsx",
    sheet: { name: chosen.name, ...content, problems: shortProblems(problems) },
    otherSheets: sheets.filter((sheet) => sheet !== chosen).map((sheet) => sheet.name),
  };
}

type Parse = (part: string, handlers: XmlHandlers) => void;

interface Relation {
  type: string;
  target: string;
  isExternal: boolean;
}

function findWorkbook(entries: Map<string, ZipEntry>, parse: Parse): string {
  if (!entries.has("_rels/.rels")) {
    if (entries.has("xl/workbook.xml")) return "xl/workbook.xml";
    throw new TableRefusal(entries.has("mimetype") ? "table.notASpreadsheet" : "table.damagedFile");
  }
  const part = partOfType(readRelations("_rels/.rels", "", parse), "officeDocument") ?? "xl/workbook.xml";
  if (part.toLowerCase().endsWith(".bin")) throw new TableRefusal("table.binaryWorkbook");
  if (!entries.has(part.toLowerCase()) || !part.toLowerCase().startsWith("xl/")) {
    throw new TableRefusal("table.notASpreadsheet");
  }
  return part;
}

function readRelations(part: string, folder: string, parse: Parse): Map<string, Relation> {
  const relations = new Map<string, Relation>();
  parse(part, {
    open(name, { Id, Type = "", Target = "", TargetMode }) {
      if (name !== "Relationship" || Id === undefined) return;
      const target = Target.startsWith("/") ? Target.slice(1) : folder + Target;
      const type = Type.slice(Type.lastIndexOf("/") + 1);
      relations.set(Id, { type, target, isExternal: TargetMode === "External" });
    },
  });
  return relations;
}

function partOfType(relations: Map<string, Relation>, type: string): string | undefined {
  return [...relations.values()].find((relation) => relation.type === type && !relation.isExternal)?.target;
}

function readWorkbook(
  part: string,
  relations: Map<string, Relation>,
  parse: Parse,
): { sheets: SheetEntry[]; from1904: boolean } {
  const sheets: SheetEntry[] = [];
  let from1904 = false;
  let isWorkbook = false;
  parse(part, {
    open(name, attributes) {
      if (name === "workbook") isWorkbook = true;
      if (name === "workbookPr") from1904 = attributes.date1904 === "1" || attributes.date1904 === "true";
      if (name !== "sheet") return;
      const relation = relations.get(relationId(attributes) ?? "");
      if (!relation || relation.type !== "worksheet" || relation.isExternal) return;
      const isHidden = attributes.state === "hidden" || attributes.state === "veryHidden";
      sheets.push({ name: unescapeControls(attributes.name ?? ""), isHidden, part: relation.target });
    },
  });
  if (!isWorkbook) throw new TableRefusal("table.notASpreadsheet");
  return { sheets, from1904 };
}

function relationId(attributes: Attributes): string | undefined {
  return attributes["r:id"] ?? Object.entries(attributes).find(([name]) => name.endsWith(":id"))?.[1];
}

function readSharedTexts(part: string, parse: Parse): string[] {
  const texts: string[] = [];
  let text = "";
  let take = false;
  let phonetic = 0;
  parse(part, {
    open(name) {
      if (name === "si") text = "";
      else if (name === "rPh") phonetic += 1;
      else if (name === "t") take = phonetic === 0;
    },
    text(piece) {
      if (take) text += piece;
    },
    close(name) {
      if (name === "t") take = false;
      else if (name === "rPh") phonetic -= 1;
      else if (name === "si") {
        if (texts.length >= MAXIMUM_SHARED_TEXTS) throw new TableRefusal("table.tooMuchText");
        texts.push(unescapeControls(text));
      }
    },
  });
  return texts;
}

function readFormats(part: string, parse: Parse): NumberFormat[] {
  const codes = new Map<number, string>();
  const formats: NumberFormat[] = [];
  let inCellFormats = false;
  parse(part, {
    open(name, attributes) {
      if (name === "numFmt") codes.set(Number(attributes.numFmtId), attributes.formatCode ?? "");
      else if (name === "cellXfs") inCellFormats = true;
      else if (name === "xf" && inCellFormats) {
        const id = Number(attributes.numFmtId ?? 0);
        formats.push(numberFormatOf(id, codes.get(id)));
      }
    },
    close(name) {
      if (name === "cellXfs") inCellFormats = false;
    },
  });
  return formats;
}

/** The sheet asked for, else the first visible one that holds a table, else the first that holds anything. */
function chooseSheet(
  sheets: SheetEntry[],
  read: (sheet: SheetEntry) => SheetContent,
  wanted: string | undefined,
): { chosen: SheetEntry; content: SheetContent } {
  if (wanted !== undefined) {
    const chosen = sheets.find((sheet) => sheet.name === wanted);
    if (!chosen) throw new TableRefusal("table.sheetNotFound", { name: wanted });
    return { chosen, content: read(chosen) };
  }
  let fallback: { chosen: SheetEntry; content: SheetContent } | undefined;
  const visibleFirst = [...sheets.filter((sheet) => !sheet.isHidden), ...sheets.filter((sheet) => sheet.isHidden)];
  for (const chosen of visibleFirst.slice(0, MAXIMUM_SHEETS_READ)) {
    const content = read(chosen);
    if (holdsTable(content.rows)) return { chosen, content };
    if (!fallback && content.rows.length > 0) fallback = { chosen, content };
  }
  if (!fallback) throw new TableRefusal("table.noData");
  return fallback;
}

function holdsTable(rows: Cell[][]): boolean {
  return rows.filter((row) => row.filter((cell) => cell.kind !== "empty").length > 1).length > 1;
}
