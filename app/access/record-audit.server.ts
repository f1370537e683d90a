import { isDeepStrictEqual } from "node:util";
import { auditEntries } from "~db/schema";
import type { Database } from "~db/client.server";
import { CHAIN_START, chainHash, detailHash } from "./audit-chain";
import type { Context } from "./context";

export interface AuditRecord {
  /** What was done, named like the permission: `organisation.update`. */
  action: string;
  subjectKind: string;
  subjectId: number | null;
  before?: Record<string, unknown> | null;
  after?: Record<string, unknown> | null;
}

const statements = new WeakMap<Database, { head: () => { seq: number; hash: string } | undefined }>();

function headOf(db: Database): { seq: number; hash: string } | undefined {
  let prepared = statements.get(db);
  if (!prepared) {
    const statement = db.$client.prepare("SELECT seq, hash FROM audit_entries ORDER BY seq DESC LIMIT 1");
    prepared = { head: () => statement.get() as { seq: number; hash: string } | undefined };
    statements.set(db, prepared);
  }
  return prepared.head();
}

/** Keeps only what differs, so that an entry says what changed and no more. */
function difference(record: AuditRecord): { before: string | null; after: string | null } | null {
  const { before = null, after = null } = record;
  if (before && after) {
    const keys = Object.keys(after).filter((key) => !isDeepStrictEqual(before[key] ?? null, after[key] ?? null));
    if (keys.length === 0) return null;
    const pick = (source: Record<string, unknown>) =>
      JSON.stringify(Object.fromEntries(keys.map((key) => [key, source[key] ?? null])));
    return { before: pick(before), after: pick(after) };
  }
  return { before: before && JSON.stringify(before), after: after && JSON.stringify(after) };
}

/**
 * Writes the audit entry of a change, in the transaction of the change. A change that changes nothing leaves no entry.
 * @throws Error when called outside a transaction
 */
export function recordAudit(context: Context, record: AuditRecord): void {
  if (!context.db.$client.inTransaction) throw new Error("an audit entry belongs into the transaction of its change");
  const detail = difference(record);
  if (!detail) return;
  const head = headOf(context.db);
  const entry = {
    seq: (head?.seq ?? 0) + 1,
    at: context.now(),
    actorRole: context.actor.role,
    actorUserId: context.actor.userId,
    actorName: context.actor.name,
    action: record.action,
    subjectKind: record.subjectKind,
    subjectId: record.subjectId,
    detailHash: detailHash(detail.before, detail.after),
    requestId: context.requestId,
  };
  const hash = chainHash(context.auditKey, head?.hash ?? CHAIN_START, entry);
  context.db
    .insert(auditEntries)
    .values({ ...entry, ...detail, hash })
    .run();
}
