import type { Database } from "~db/client.server";
import { oncePerDatabase } from "~db/once-per-database";
import type { AuditRecord } from "~/access/record-audit.server";
import { webhookEventOf } from "./webhook-events";

function prepare(db: Database) {
  return {
    listening: db.$client.prepare<[], { id: number; events: string }>(
      "SELECT id, events FROM webhooks WHERE ended_at IS NULL AND paused_at IS NULL",
    ),
    insert: db.$client.prepare(
      `INSERT INTO webhook_deliveries (webhook_id, event, body, created_at, attempts, next_attempt_at, status)
       VALUES (?, ?, ?, ?, 0, ?, 'queued')`,
    ),
  };
}
const statements = oncePerDatabase(prepare);

/** What is sent: which record, and nothing of what stands in it. Who wants to know more asks with a token of its own. */
export function deliveryBody(event: string, at: number, record: { kind: string; id: number | null }): string {
  return JSON.stringify({ event, at: new Date(at).toISOString(), record });
}

/**
 * Tells everybody who asked to hear of it, in the transaction of the change: what was rolled back is told to nobody, and what was
 * written is never forgotten.
 */
export function enqueueDeliveries(
  db: Database,
  { action, subjectKind, subjectId, after }: AuditRecord,
  at: number,
): void {
  const event = webhookEventOf(action, after ?? null);
  if (event === null) return;
  const { listening, insert } = statements(db);
  for (const { id, events } of listening.all())
    if (events.split(" ").includes(event))
      insert.run(id, event, deliveryBody(event, at, { kind: subjectKind, id: subjectId }), at, at);
}
