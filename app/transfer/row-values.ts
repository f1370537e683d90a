import type { FieldValue, ImportField, RecordValues, RowProblem } from "./define-import";
import type { ImportMapping, ImportRow } from "./import-row";
import { cellOf } from "./stored-cell";
import {
  readChoice,
  readCode,
  readDay,
  readInteger,
  readList,
  readText,
  readYesNo,
  type CellReading,
  type Choice,
} from "./tables/cell-values";
import type { Cell } from "./tables/table";

/** A field with every name that its column and its choices may have, in all languages. */
export interface NamedField {
  field: ImportField;
  names: readonly string[];
  choices: readonly Choice[];
}

function readField({ field, choices }: NamedField, cell: Cell | string): CellReading<FieldValue> {
  switch (field.kind) {
    case "text":
      return readText(cell);
    case "code":
      return readCode(cell);
    case "day":
      return readDay(cell);
    case "list": {
      const read = readList(cell);
      const text = (typeof cell === "string" ? cell : cell.text).trim();
      const last = text.length - field.separator.length;
      const separates = text.indexOf(field.separator) !== -1 && text.indexOf(field.separator) < last;
      return read.value && separates ? { ...read, value: text.split(field.separator) } : read;
    }
    case "yesNo":
      return readYesNo(cell);
    case "integer":
      return readInteger(cell);
    case "choice":
      return readChoice(cell, choices);
    case "choices":
      return readChoices(cell, choices);
  }
}

function readChoices(cell: Cell | string, choices: readonly Choice[]): CellReading<string[]> {
  const { value: words, ...rest } = readList(cell);
  if (!words) return rest;
  const chosen = new Set<string>();
  let doubt = rest.doubt;
  for (const word of words) {
    const read = readChoice(word, choices);
    if (read.problem) return { problem: read.problem };
    doubt ??= read.doubt;
    if (read.value !== undefined) chosen.add(read.value);
  }
  const value = choices.map(({ key }) => key).filter((key) => chosen.has(key));
  return doubt ? { ...rest, value, doubt } : { ...rest, value };
}

const INVISIBLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u2028\u2029]/g;

/** Real files hold control characters that nobody sees and no form takes: they go, and the row says so. */
function withoutInvisible(cell: Cell | string): { cell: Cell | string; removed: boolean } {
  const text = typeof cell === "string" ? cell : cell.text;
  const clean = text.replace(INVISIBLE, "");
  if (clean === text) return { cell, removed: false };
  return { cell: typeof cell === "string" ? clean : { ...cell, text: clean }, removed: true };
}

const NOTHING = /^(?:[/\uFF0F\\]|[-\u2010-\u2015\u2212\uFF0D]{1,4}|无|没有|暂无|空|不详|未知|n\/a|nil|none|null)$/i;

/** Where a cell may not stay empty people write a stroke or a word that means nothing. Of a question that is answered no, it is no. */
function nothingMeant(cell: Cell | string): string | undefined {
  const text = (typeof cell === "string" ? cell : cell.text).trim();
  return NOTHING.test(text) ? text : undefined;
}

/** What a row says about the record: a blank cell and a column that is left out say nothing. */
export function rowValues(
  row: Pick<ImportRow, "cells" | "corrections">,
  mapping: ImportMapping,
  fields: ReadonlyMap<string, NamedField>,
): { values: RecordValues; problems: RowProblem[] } {
  const values: RecordValues = {};
  const problems: RowProblem[] = [];
  for (const [column, key] of Object.entries(mapping)) {
    const named = key === null ? undefined : fields.get(key);
    if (!named) continue;
    const { key: field } = named.field;
    // What a person typed over a cell is a text like any other; what was wrong with the cell is gone.
    const { cell, removed } = withoutInvisible(row.corrections?.[column] ?? cellOf(row.cells[Number(column)]));
    const { value, problem, doubt } = readField(named, cell);
    if (removed) problems.push({ field, level: "warning", key: "import.row.invisibleRemoved" });
    const nothing = named.field.kind === "yesNo" ? undefined : nothingMeant(cell);
    if (nothing !== undefined) {
      problems.push({ field, level: "warning", key: "import.row.nothingMeant", params: { text: nothing } });
      continue;
    }
    if (problem) problems.push({ field, level: "error", ...problem });
    if (doubt) problems.push({ field, level: "doubt", ...doubt });
    if (value !== undefined) values[field] = value;
  }
  return { values, problems };
}
