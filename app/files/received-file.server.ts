import { createHash } from "node:crypto";
import { invalidField, type Refusal } from "~/http/errors";
import type { MessageKey } from "~/i18n/messages";
import { fileKindOf } from "./file-kind-of.server";
import { FILE_KINDS } from "./file-kinds";
import { FILE_LIMITS } from "./file-limits";
import { cleanFileName } from "./file-name";

/** A file that was looked at and may be stored. */
export interface ReceivedFile {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
  sha256: string;
}

const REFUSALS = {
  empty: "file.refused.empty",
  incomplete: "file.refused.incomplete",
  macros: "file.refused.macros",
  archive: "file.refused.archive",
  unknown: "file.refused.unknown",
} as const satisfies Record<string, MessageKey>;

/**
 * Looks at a file as a form sent it, before any transaction.
 * @param value what the form holds under the name of its file field
 * @param path the field that a refusal names
 * @throws Refusal (invalid) that says what is wrong with the file; nothing is kept
 */
export async function receivedFile(value: unknown, path = "file"): Promise<ReceivedFile> {
  if (!(value instanceof File) || (value.name === "" && value.size === 0))
    throw invalidField(path, "file.refused.none");
  if (value.size > FILE_LIMITS.bytes) throw tooLarge(path);
  return fileFromBytes(value.name, new Uint8Array(await value.arrayBuffer()), path);
}

/** The same where a form may come without a file. */
export async function receivedFileIfAny(value: unknown, path = "file"): Promise<ReceivedFile | null> {
  if (value === undefined || value === null || value === "") return null;
  if (value instanceof File && value.name === "" && value.size === 0) return null;
  return receivedFile(value, path);
}

export function fileFromBytes(name: string, bytes: Uint8Array, path = "file"): ReceivedFile {
  if (bytes.length > FILE_LIMITS.bytes) throw tooLarge(path);
  const finding = fileKindOf(bytes, name);
  if ("refused" in finding) throw invalidField(path, REFUSALS[finding.refused]);
  return {
    name: cleanFileName(name, finding.kind),
    mediaType: FILE_KINDS[finding.kind],
    bytes,
    sha256: createHash("sha256").update(bytes).digest("hex"),
  };
}

function tooLarge(path: string): Refusal {
  return invalidField(path, "file.refused.tooLarge", { megabytes: FILE_LIMITS.bytes / 1024 / 1024 });
}
