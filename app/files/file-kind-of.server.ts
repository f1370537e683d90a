import { unzipSync } from "fflate";
import type { FileKind } from "./file-kinds";

export type FileKindFinding =
  { kind: FileKind } | { refused: "empty" | "incomplete" | "macros" | "archive" | "unknown" };

const OLD_OFFICE: Record<string, FileKind> = { doc: "doc", wps: "doc", xls: "xls", et: "xls", ppt: "ppt", dps: "ppt" };
/** Far more entries than any honest document has. */
const MOST_ENTRIES = 5_000;

/**
 * What a file is, from its bytes. The ending only decides where the bytes cannot: between the old office formats, which share one
 * container, and between plain texts. A file that broke off on its way is told from a whole one where its format allows that.
 */
export function fileKindOf(bytes: Uint8Array, name: string): FileKindFinding {
  if (bytes.length === 0) return { refused: "empty" };
  const ending = /\.([a-z0-9]{1,8})$/i.exec(name.trim())?.[1]?.toLowerCase() ?? "";
  if (startsWith(bytes, "%PDF-")) return whole("pdf", within(bytes, "%%EOF", bytes.length - 4096));
  if (startsWith(bytes, "\x89PNG\r\n\x1a\n")) return whole("png", within(bytes, "IEND", bytes.length - 64 * 1024));
  if (startsWith(bytes, "\xff\xd8\xff")) return whole("jpg", within(bytes, "\xff\xd9", bytes.length - 64 * 1024));
  if (startsWith(bytes, "RIFF") && text(bytes, 8, 12) === "WEBP")
    return whole("webp", bytes.length >= littleEndian(bytes, 4) + 8);
  if (startsWith(bytes, "PK\x03\x04") || startsWith(bytes, "PK\x05\x06")) return kindOfArchive(bytes);
  if (startsWith(bytes, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) {
    if (within(bytes, "_\0V\0B\0A\0_\0P\0R\0O\0J\0E\0C\0T\0", 0)) return { refused: "macros" };
    const kind = OLD_OFFICE[ending];
    return kind ? { kind } : { refused: "unknown" };
  }
  if ((ending === "csv" || ending === "txt") && isPlainText(bytes)) return { kind: ending };
  return { refused: /^(zip|rar|7z|gz|tar|bz2|xz)$/.test(ending) ? "archive" : "unknown" };
}

function whole(kind: FileKind, isWhole: boolean): FileKindFinding {
  return isWhole ? { kind } : { refused: "incomplete" };
}

/** Only the table of contents is read; nothing is unpacked. */
function kindOfArchive(bytes: Uint8Array): FileKindFinding {
  const names = new Set<string>();
  let tooMany = false;
  try {
    unzipSync(bytes, {
      filter: ({ name }) => {
        if (names.size >= MOST_ENTRIES) tooMany = true;
        else names.add(name);
        return false;
      },
    });
  } catch {
    return { refused: "incomplete" };
  }
  if (tooMany) return { refused: "archive" };
  if ([...names].some((name) => /(^|\/)(vbaProject|vbaData)[^/]*\.(bin|xml)$/i.test(name) || /^Basic\//.test(name)))
    return { refused: "macros" };
  if (names.has("[Content_Types].xml")) {
    if (names.has("word/document.xml")) return { kind: "docx" };
    if (names.has("xl/workbook.xml")) return { kind: "xlsx" };
    if (names.has("ppt/presentation.xml")) return { kind: "pptx" };
  }
  // An open document says first and unpacked what it is.
  if (names.has("content.xml") && text(bytes, 30, 38) === "mimetype") {
    const said = text(bytes, 38, 120);
    if (said.startsWith("application/vnd.oasis.opendocument.text")) return { kind: "odt" };
    if (said.startsWith("application/vnd.oasis.opendocument.spreadsheet")) return { kind: "ods" };
    if (said.startsWith("application/vnd.oasis.opendocument.presentation")) return { kind: "odp" };
  }
  return { refused: "archive" };
}

function isPlainText(bytes: Uint8Array): boolean {
  return ["utf-8", "gb18030"].some((encoding) => {
    try {
      const decoded = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return !/[\u0000-\u0008\u000b\u000e-\u001f\u007f]/.test(decoded);
    } catch {
      return false;
    }
  });
}

function text(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}

function startsWith(bytes: Uint8Array, mark: string): boolean {
  return text(bytes, 0, mark.length) === mark;
}

function within(bytes: Uint8Array, mark: string, from: number): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return buffer.indexOf(Buffer.from(mark, "latin1"), Math.max(0, from)) >= 0;
}

function littleEndian(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at, true);
}
