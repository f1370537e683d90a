import type { auditEntries } from "~db/schema";
import type { Database } from "~db/client.server";
import { oncePerDatabase } from "~db/once-per-database";
import { enqueueDeliveries } from "~/webhooks/enqueue-deliveries.server";
import { changedFields } from "./changed-fields";
import { CHAIN_START, chainHash, detailHash } from "./audit-chain";
import type { Context } from "./context";

type StoredEntry = typeof auditEntries.$inferInsert;

export interface AuditRecord {
  /** What was done, named like the permission: `organisation.update`. */
  action: string;
  subjectKind: string;
  subjectId: number | null;
  before?: Record<string, unknown> | null;
  after?: Record<string, unknown> | null;
  /** Which part of the subject it was, kept with what differs: a contact of an organisation. */
  about?: Record<string, unknown>;
}

/** Every change of the product passes here, an import ten thousand times in a row: prepared once per database. */
function prepare(db: Database) {
  const sql = db.$client;
  return {
    head: sql.prepare<[], { seq: number; hash: string }>(
      "SELECT seq, hash FROM audit_entries ORDER BY seq DESC LIMIT 1",
    ),
    // OR FAIL spares a savepoint for each entry, see db/guards.ts.
    insert: sql.prepare<[StoredEntry]>(
      `INSERT OR FAIL INTO audit_entries (seq, at, actor_role, actor_user_id, actor_name, action, subject_kind, subject_id, before, after, detail_hash, request_id, hash)
       VALUES (@seq, @at, @actorRole, @actorUserId, @actorName, @action, @subjectKind, @subjectId, @before, @after, @detailHash, @requestId, @hash)`,
    ),
  };
}

const statementsOf = oncePerDatabase(prepare);

/** Keeps only what differs, so that an entry says what changed and no more. */
function difference(record: AuditRecord): { before: string | null; after: string | null } | null {
  const { before = null, after = null, about } = record;
  if (before && after) {
    const keys = changedFields(before, after);
    if (keys.length === 0) return null;
    const picked = (source: Record<string, unknown>) =>
      Object.fromEntries(keys.map((key) => [key, source[key] ?? null]));
    return { before: JSON.stringify(picked(before)), after: JSON.stringify({ ...about, ...picked(after) }) };
  }
  return { before: before && JSON.stringify(before), after: after && JSON.stringify(after) };
}

/**
 * Writes the audit entry of a change, in the transaction of the change, and with it what other systems are told of the change. A change that changes nothing leaves no entry.
 * @throws Error when called outside a transaction
 */
export function recordAudit(context: Context, record: AuditRecord): void {
  if (!context.db.$client.inTransaction) throw new Error("an audit entry belongs into the transaction of its change");
  const detail = difference(record);
  if (!detail) return;
  const statements = statementsOf(context.db);
  const head = statements.head.get();
  const entry = {
    seq: (head?.seq ?? 0) + 1,
    at: context.now(),
    actorRole: context.actor.role,
    actorUserId: context.actor.userId,
    actorName: context.actor.through ? `${context.actor.name} · ${context.actor.through}` : context.actor.name,
    action: record.action,
    subjectKind: record.subjectKind,
    subjectId: record.subjectId,
    detailHash: detailHash(detail.before, detail.after),
    requestId: context.requestId,
  };
  const hash = chainHash(context.auditKey, head?.hash ?? CHAIN_START, entry);
  statements.insert.run({ ...entry, ...detail, hash });
  enqueueDeliveries(context.db, record, entry.at);
}
