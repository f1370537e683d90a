import type { Database } from "~db/client.server";
import { CHAIN_START, chainHash, detailHash, type ChainedEntry } from "./audit-chain";

export interface AuditAnchor {
  seq: number;
  hash: string;
}

export interface AuditVerdict {
  /** Number of entries read. */
  checked: number;
  /** First entry that does not fit, or null when the chain is whole. */
  brokenAt: number | null;
  /** `link`: an entry was changed, inserted, swapped or deleted; `detail`: its before/after was changed; `anchor`: entries after it were cut off or the database is older than the anchor. */
  reason: "link" | "detail" | "anchor" | null;
}

type Row = ChainedEntry & { before: string | null; after: string | null; hash: string };

/**
 * Walks the whole chain and compares it with heads that were kept outside the database.
 * Details may be missing only where an `audit.erase` entry names them.
 */
export function verifyAudit(db: Database, key: Buffer, anchors: readonly AuditAnchor[] = []): AuditVerdict {
  const rows = db.$client
    .prepare(
      `SELECT seq, at, actor_role AS actorRole, actor_user_id AS actorUserId, actor_name AS actorName, action, subject_kind AS subjectKind,
              subject_id AS subjectId, before, after, detail_hash AS detailHash, request_id AS requestId, hash
       FROM audit_entries ORDER BY seq`,
    )
    .all() as Row[];
  const erased = new Set<number>();
  for (const row of rows) {
    if (row.action !== "audit.erase" || !row.after) continue;
    for (const seq of (JSON.parse(row.after) as { entries?: number[] }).entries ?? []) erased.add(seq);
  }
  const expectedHead = new Map(anchors.map((anchor) => [anchor.seq, anchor.hash]));
  let previous = CHAIN_START;
  let expectedSeq = 1;
  for (const row of rows) {
    if (row.seq !== expectedSeq || chainHash(key, previous, row) !== row.hash)
      return { checked: rows.length, brokenAt: expectedSeq, reason: "link" };
    const detailWhole = detailHash(row.before, row.after) === row.detailHash;
    const detailErased = row.before === null && row.after === null && erased.has(row.seq);
    if (!detailWhole && !detailErased) return { checked: rows.length, brokenAt: row.seq, reason: "detail" };
    const anchored = expectedHead.get(row.seq);
    if (anchored !== undefined && anchored !== row.hash)
      return { checked: rows.length, brokenAt: row.seq, reason: "anchor" };
    previous = row.hash;
    expectedSeq = row.seq + 1;
  }
  const cut = anchors.filter((anchor) => anchor.seq >= expectedSeq);
  if (cut.length > 0) return { checked: rows.length, brokenAt: expectedSeq, reason: "anchor" };
  return { checked: rows.length, brokenAt: null, reason: null };
}
