import type { TableLimits } from "./table-limits";
import { TableRefusal } from "./table-refusal";

export interface ZipEntry {
  name: string;
  method: 0 | 8;
  crc: number;
  packedSize: number;
  size: number;
  dataStart: number;
}

const END_RECORD = 0x06054b50;
const DIRECTORY_RECORD = 0x02014b50;
const LOCAL_RECORD = 0x04034b50;
const SYMBOLIC_LINK = 0o120000;

/** Reads the directory and refuses an archive that lies or threatens before a single byte is unpacked. */
export function readZipDirectory(bytes: Uint8Array, limits: TableLimits): Map<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  const directorySize = view.getUint32(end + 12, true);
  const directoryStart = view.getUint32(end + 16, true);
  if (view.getUint16(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count) damaged();
  if (directoryStart + directorySize !== end) damaged();
  if (count > limits.entries) throw new TableRefusal("table.unsafeArchive", { reason: "entries" });

  const entries = new Map<string, ZipEntry>();
  const ranges: [number, number][] = [];
  let unpacked = 0;
  let position = directoryStart;
  for (let index = 0; index < count; index += 1) {
    if (position + 46 > end || view.getUint32(position, true) !== DIRECTORY_RECORD) damaged();
    const flags = view.getUint16(position + 8, true);
    const method = view.getUint16(position + 10, true);
    const crc = view.getUint32(position + 16, true);
    const packedSize = view.getUint32(position + 20, true);
    const size = view.getUint32(position + 24, true);
    const nameLength = view.getUint16(position + 28, true);
    const next = position + 46 + nameLength + view.getUint16(position + 30, true) + view.getUint16(position + 32, true);
    const mode = view.getUint32(position + 38, true) >>> 16;
    const local = view.getUint32(position + 42, true);
    if (next > end) damaged();
    const rawName = bytes.subarray(position + 46, position + 46 + nameLength);
    const name = new TextDecoder().decode(rawName);
    position = next;

    if (flags & 0x2041) throw new TableRefusal("table.encryptedFile");
    if ((mode & 0o170000) === SYMBOLIC_LINK) throw new TableRefusal("table.unsafeArchive", { reason: "link" });
    checkName(name);
    const key = name.toLowerCase();
    if (entries.has(key)) throw new TableRefusal("table.unsafeArchive", { reason: "twins" });
    if (method !== 0 && method !== 8) damaged();
    unpacked += size;
    if (unpacked > limits.unpackedBytes) throw new TableRefusal("table.unpacksTooLarge");
    if (size > 1024 * 1024 && size > packedSize * limits.ratio) throw new TableRefusal("table.unpacksTooLarge");

    const dataStart = checkLocal(view, bytes, local, directoryStart, method, rawName);
    if (dataStart + packedSize > directoryStart) damaged();
    if (method === 0 && packedSize !== size) damaged();
    ranges.push([local, dataStart + packedSize]);
    entries.set(key, { name, method, crc, packedSize, size, dataStart });
  }
  if (position !== end) damaged();
  checkOverlap(ranges);
  return entries;
}

function damaged(): never {
  throw new TableRefusal("table.damagedFile");
}

function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 65_535);
  for (let position = view.byteLength - 22; position >= lowest; position -= 1) {
    if (view.getUint32(position, true) !== END_RECORD) continue;
    if (position + 22 + view.getUint16(position + 20, true) === view.byteLength) return position;
  }
  return damaged();
}

function checkName(name: string): void {
  const segments = name.split("/");
  const traversal = /^[/\\]|[\\\u0000-\u001f]|^[a-z]:/i.test(name) || segments.includes("..") || segments.includes(".");
  if (name === "" || traversal) throw new TableRefusal("table.unsafeArchive", { reason: "names" });
  // Embedded objects of an honest workbook are never opened.
  if (/\.(zip|7z|rar|gz|bz2|xz|tar|jar|xlsx|xlsm)$/i.test(name) && !/^xl\/embeddings\//i.test(name)) {
    throw new TableRefusal("table.unsafeArchive", { reason: "nested" });
  }
}

function checkLocal(
  view: DataView,
  bytes: Uint8Array,
  local: number,
  directoryStart: number,
  method: number,
  name: Uint8Array,
): number {
  if (local + 30 > directoryStart || view.getUint32(local, true) !== LOCAL_RECORD) damaged();
  const nameLength = view.getUint16(local + 26, true);
  const dataStart = local + 30 + nameLength + view.getUint16(local + 28, true);
  if (dataStart > directoryStart || nameLength !== name.length) damaged();
  if (view.getUint16(local + 8, true) !== method) damaged();
  for (let index = 0; index < nameLength; index += 1) {
    if (bytes[local + 30 + index] !== name[index]) damaged();
  }
  return dataStart;
}

function checkOverlap(ranges: [number, number][]): void {
  ranges.sort((first, second) => first[0] - second[0]);
  for (let index = 1; index < ranges.length; index += 1) {
    if ((ranges[index]?.[0] ?? 0) < (ranges[index - 1]?.[1] ?? 0)) {
      throw new TableRefusal("table.unsafeArchive", { reason: "overlap" });
    }
  }
}
