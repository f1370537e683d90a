import { Inflate } from "fflate";
import { crc32 } from "./crc32";
import { TableRefusal } from "./table-refusal";
import type { ZipEntry } from "./zip-directory";

/** Deflate grows at most 1,032 times, so one step yields at most 8 MB before the size is checked again. */
const STEP = 8 * 1024;

/** Hands out the part piece by piece; more bytes than the directory declared, or other ones, end the reading. */
export function unpackPart(bytes: Uint8Array, entry: ZipEntry, take: (piece: Uint8Array, last: boolean) => void): void {
  const packed = bytes.subarray(entry.dataStart, entry.dataStart + entry.packedSize);
  let size = 0;
  let crc = 0;
  let finished = false;
  const receive = (piece: Uint8Array, last: boolean) => {
    size += piece.length;
    if (size > entry.size) throw new TableRefusal("table.unpacksTooLarge");
    crc = crc32(piece, crc);
    if (last) {
      finished = true;
      if (size !== entry.size || crc !== entry.crc) throw new TableRefusal("table.damagedFile");
    }
    take(piece, last);
  };
  if (entry.method === 0) {
    receive(packed, true);
    return;
  }
  const inflate = new Inflate(receive);
  try {
    for (let start = 0; start < packed.length || start === 0; start += STEP) {
      const end = Math.min(start + STEP, packed.length);
      inflate.push(packed.subarray(start, end), end === packed.length);
    }
  } catch (error) {
    if (error instanceof TableRefusal) throw error;
    throw new TableRefusal("table.damagedFile");
  }
  if (!finished) throw new TableRefusal("table.damagedFile");
}
