import { createHmac, hash } from "node:crypto";

/** The parts of an entry that the chain covers. `before` and `after` are covered through their hash, so that a person's data can be erased. */
export interface ChainedEntry {
  seq: number;
  at: number;
  actorRole: string;
  actorUserId: number | null;
  actorName: string;
  action: string;
  subjectKind: string;
  subjectId: number | null;
  detailHash: string;
  requestId: string;
}

export const CHAIN_START = "0".repeat(64);

export function detailHash(before: string | null, after: string | null): string {
  return hash("sha256", JSON.stringify([before, after]));
}

/** HMAC-SHA256(key, previous hash ‖ canonical entry), hexadecimal. */
export function chainHash(key: Buffer, previous: string, entry: ChainedEntry): string {
  const canonical = JSON.stringify([
    entry.seq,
    entry.at,
    entry.actorRole,
    entry.actorUserId,
    entry.actorName,
    entry.action,
    entry.subjectKind,
    entry.subjectId,
    entry.detailHash,
    entry.requestId,
  ]);
  return createHmac("sha256", key)
    .update(previous + canonical)
    .digest("hex");
}
