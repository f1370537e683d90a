import { and, eq, isNull } from "drizzle-orm";
import type { Context } from "~/access/context";
import { seal, unseal, type SealedFor } from "~/access/sealed-secret.server";
import { webhooks } from "~db/schema";
import { transact } from "~db/transact";

const of = (webhookId: number): SealedFor => ({ kind: "secrets of webhooks", owner: `webhook ${webhookId}` });
/** No secret of ours contains it. */
const SEALED = "sealed:";

export function sealWebhookSecret(context: Pick<Context, "auditKey">, webhookId: number, secret: string): string {
  return SEALED + seal(context, of(webhookId), Buffer.from(secret));
}

/** Null when the key beside the database is another one by now. */
export function openWebhookSecret(context: Pick<Context, "auditKey">, webhookId: number, text: string): string | null {
  if (!text.startsWith(SEALED)) return null;
  return unseal(context, of(webhookId), text.slice(SEALED.length))?.toString() ?? null;
}

/**
 * Seals what an older version left open, at every start, before anything is sent: a migration knows no key, and a backup of that
 * version may be put back. It changes nothing that anybody sees, and leaves no entry in the log.
 */
export function sealOpenSecrets(context: Pick<Context, "db" | "auditKey">): number {
  return transact(context, () => {
    const open = context.db
      .select({ id: webhooks.id, secret: webhooks.secret })
      .from(webhooks)
      .where(isNull(webhooks.endedAt))
      .all()
      .filter(({ secret }) => secret !== "" && !secret.startsWith(SEALED));
    for (const { id, secret } of open)
      context.db
        .update(webhooks)
        .set({ secret: sealWebhookSecret(context, id, secret) })
        .where(and(eq(webhooks.id, id), eq(webhooks.secret, secret)))
        .run();
    return open.length;
  });
}
