import { createHash } from "node:crypto";
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  statSync,
} from "node:fs";
import path from "node:path";
import type { FileFacts } from "./manifest";

/** Every plain file under a folder, as paths with `/`, sorted. */
export function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
    .sort();
}

const READ_BYTES = 1024 * 1024;

/** Size and hash of a file, read in pieces: a database may be larger than the memory. */
export function fileFacts(file: string): FileFacts {
  const hash = createHash("sha256");
  const buffer = Buffer.alloc(READ_BYTES);
  const descriptor = openSync(file, "r");
  try {
    let bytes = 0;
    for (;;) {
      const read = readSync(descriptor, buffer, 0, READ_BYTES, null);
      if (read === 0) return { bytes, sha256: hash.digest("hex") };
      hash.update(buffer.subarray(0, read));
      bytes += read;
    }
  } finally {
    closeSync(descriptor);
  }
}

/** Until this returns, a file may be only in the memory of the machine. */
export function flushToDisk(fileOrFolder: string): void {
  const descriptor = openSync(fileOrFolder, statSync(fileOrFolder).isDirectory() ? "r" : "r+");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Copies one file, readable by the owner alone, and waits until it is on the disk. */
export function copyPrivately(from: string, to: string): void {
  mkdirSync(path.dirname(to), { recursive: true, mode: 0o700 });
  copyFileSync(from, to);
  chmodSync(to, 0o600);
  flushToDisk(to);
}

/** Is there nothing in the folder, or no folder? */
export function isEmptyFolder(folder: string): boolean {
  return !existsSync(folder) || (statSync(folder).isDirectory() && readdirSync(folder).length === 0);
}
