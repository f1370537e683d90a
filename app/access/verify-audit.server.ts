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

const COLUMNS = `seq, at, actor_role AS actorRole, actor_user_id AS actorUserId, actor_name AS actorName, action, subject_kind AS subjectKind,
  subject_id AS subjectId, before, after, detail_hash AS detailHash, request_id AS requestId, hash`;

/** Entries whose before and after were erased for a person's sake, as the chain itself says. */
function erasedEntries(db: Database): Set<number> {
  const erased = new Set<number>();
  for (const after of db.$client
    .prepare("SELECT after FROM audit_entries WHERE action = 'audit.erase'")
    .pluck()
    .all()) {
    try {
      const { entries } = JSON.parse(String(after)) as { entries?: unknown };
      if (Array.isArray(entries)) for (const seq of entries) erased.add(Number(seq));
    } catch {
      // Not what was written: the detail of this very entry will not fit its hash.
    }
  }
  return erased;
}

/**
 * Walks the whole chain and compares it with every head that was kept outside the database.
 * Details may be missing only where an `audit.erase` entry names them.
 */
export function verifyAudit(db: Database, key: Buffer, anchors: readonly AuditAnchor[] = []): AuditVerdict {
  const erased = erasedEntries(db);
  const anchored = new Map<number, Set<string>>();
  for (const { seq, hash } of anchors) anchored.set(seq, (anchored.get(seq) ?? new Set()).add(hash));
  let previous = CHAIN_START;
  let [checked, lastSeq] = [0, 0];
  for (const row of db.$client
    .prepare(`SELECT ${COLUMNS} FROM audit_entries ORDER BY seq`)
    .iterate() as Iterable<Row>) {
    checked += 1;
    const broken = (reason: AuditVerdict["reason"], brokenAt: number): AuditVerdict => ({ checked, brokenAt, reason });
    if (row.seq !== lastSeq + 1 || chainHash(key, previous, row) !== row.hash) return broken("link", lastSeq + 1);
    const detailErased = row.before === null && row.after === null && erased.has(row.seq);
    if (!detailErased && detailHash(row.before, row.after) !== row.detailHash) return broken("detail", row.seq);
    const heads = anchored.get(row.seq);
    if (heads && (heads.size > 1 || !heads.has(row.hash))) return broken("anchor", row.seq);
    previous = row.hash;
    lastSeq = row.seq;
  }
  const isCut = anchors.some((anchor) => anchor.seq > lastSeq);
  return { checked, brokenAt: isCut ? lastSeq + 1 : null, reason: isCut ? "anchor" : null };
}
