import { readCsv } from "./read-csv";
import { readXlsx } from "./read-xlsx";
import type { TableReading } from "./table";
import type { TableKey } from "./table-keys";
import { TABLE_LIMITS, type TableLimits } from "./table-limits";
import { TableRefusal } from "./table-refusal";

export interface ReadTableOptions {
  /** The sheet that the user chose; without it the first one that holds a table. */
  sheet?: string;
  limits?: TableLimits;
}

/** The content decides how a file is read, its name only where the content leaves a doubt. Never throws. */
export function readTable(bytes: Uint8Array, fileName: string, options: ReadTableOptions = {}): TableReading {
  try {
    const limits = options.limits ?? TABLE_LIMITS;
    if (bytes.length === 0) throw new TableRefusal("table.emptyFile");
    if (bytes.length > limits.fileBytes) {
      throw new TableRefusal("table.fileTooLarge", { megabytes: Math.floor(limits.fileBytes / 1024 / 1024) });
    }
    if (startsWith(bytes, [0x50, 0x4b])) return { ok: true, file: readXlsx(bytes, { ...options, limits }) };
    const refused = refusedFormat(bytes, fileName);
    if (refused) throw new TableRefusal(refused);
    return { ok: true, file: readCsv(bytes, baseName(fileName), limits) };
  } catch (error) {
    if (error instanceof TableRefusal) return { ok: false, problem: error.toProblem() };
    return { ok: false, problem: { row: 0, column: 0, key: "table.damagedFile", params: {} } };
  }
}

function refusedFormat(bytes: Uint8Array, fileName: string): TableKey | undefined {
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    return holdsWideText(bytes, "EncryptedPackage") ? "table.encryptedFile" : "table.oldExcelFile";
  }
  // Workbooks of Excel 2 to 4 have no container.
  if (bytes[0] === 0x09 && (bytes[1] === 0x00 || bytes[1] === 0x02 || bytes[1] === 0x04) && bytes[3] === 0x00) {
    return "table.oldExcelFile";
  }
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 1024)).replace(/^(ï»¿)?\s*/, "");
  if (/^(<!doctype html|<html|<table|<meta|<head|<style)/i.test(start)) return "table.webPageAsExcel";
  if (/^<\?xml/i.test(start))
    return /spreadsheet|mso-application/i.test(start) ? "table.oldExcelFile" : "table.notASpreadsheet";
  if (/^(%PDF|\{\\rtf|\x89PNG|GIF8|\xFF\xD8\xFF|Rar!|7z\xBC\xAF|\x1F\x8B)/.test(start)) return "table.notASpreadsheet";
  if (/\.(xlsx|xlsm)$/i.test(fileName)) return "table.notASpreadsheet";
  return undefined;
}

function startsWith(bytes: Uint8Array, magic: number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

function holdsWideText(bytes: Uint8Array, text: string): boolean {
  const wide = [...text].map((character) => `${character}\0`).join("");
  return new TextDecoder("latin1").decode(bytes.subarray(0, 1024 * 1024)).includes(wide) || tailHolds(bytes, wide);
}

function tailHolds(bytes: Uint8Array, wide: string): boolean {
  return new TextDecoder("latin1").decode(bytes.subarray(-1024 * 1024)).includes(wide);
}

function baseName(fileName: string): string {
  return fileName.replace(/^.*[/\\]/, "").replace(/\.[^.]*$/, "");
}
