import { and, count, eq, isNull, lt } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { randomToken } from "~/access/session.server";
import { conflict, notFound, Refusal } from "~/http/errors";
import { webhookDeliveries, webhooks } from "~db/schema";
import { transact } from "~db/transact";
import { deliveryBody } from "./enqueue-deliveries.server";
import { addressProblem } from "./webhook-address";
import type { WebhookInput } from "./webhook-form";
import { sealWebhookSecret } from "./webhook-secret.server";

export const MOST_WEBHOOKS = 20;

function livingWebhook(context: Context, id: number) {
  const found = context.db
    .select()
    .from(webhooks)
    .where(and(eq(webhooks.id, id), isNull(webhooks.endedAt)))
    .get();
  if (!found) throw notFound();
  return found;
}

/** Another system is told from now on. @returns the secret, which nobody can be shown again */
export function createWebhook(
  context: Context,
  { url, events }: WebhookInput,
  allowed: { allowInternal?: boolean } = {},
): { id: number; secret: string } {
  authorize(context, "webhook.manage");
  const problem = addressProblem(url, allowed);
  if (problem) throw new Refusal("invalid", "error.invalid", {}, { url: { key: problem } });
  const secret = randomToken();
  return transact(context, () => {
    const living = context.db.select({ total: count() }).from(webhooks).where(isNull(webhooks.endedAt)).get()!.total;
    if (living >= MOST_WEBHOOKS) throw conflict("webhook.tooMany", { max: MOST_WEBHOOKS });
    const { id } = context.db
      .insert(webhooks)
      .values({ url, secret: "", events: events.join(" "), createdAt: context.now(), createdBy: context.actor.userId })
      .returning({ id: webhooks.id })
      .get();
    const sealed = sealWebhookSecret(context, id, secret);
    context.db.update(webhooks).set({ secret: sealed }).where(eq(webhooks.id, id)).run();
    recordAudit(context, {
      action: "webhook.create",
      subjectKind: "webhook",
      subjectId: id,
      after: { url, events },
    });
    return { id, secret };
  });
}

/** It is told nothing any more, not even what still waits. */
export function endWebhook(context: Context, id: number): void {
  authorize(context, "webhook.manage");
  transact(context, () => {
    const { url } = livingWebhook(context, id);
    const endedAt = context.now();
    context.db.update(webhooks).set({ endedAt, secret: "" }).where(eq(webhooks.id, id)).run();
    recordAudit(context, {
      action: "webhook.end",
      subjectKind: "webhook",
      subjectId: id,
      before: { endedAt: null },
      after: { endedAt },
      about: { url },
    });
  });
}

/** Goes on after it was paused; what still waits is sent at once. */
export function resumeWebhook(context: Context, id: number): void {
  authorize(context, "webhook.manage");
  transact(context, () => {
    const { pausedAt } = livingWebhook(context, id);
    if (pausedAt === null) return;
    context.db.update(webhooks).set({ pausedAt: null }).where(eq(webhooks.id, id)).run();
    context.db
      .update(webhookDeliveries)
      .set({ attempts: 0, nextAttemptAt: context.now() })
      .where(and(eq(webhookDeliveries.webhookId, id), eq(webhookDeliveries.status, "queued")))
      .run();
    recordAudit(context, {
      action: "webhook.resume",
      subjectKind: "webhook",
      subjectId: id,
      before: { pausedAt },
      after: { pausedAt: null },
    });
  });
}

/** Sends a message of no meaning, to see whether it arrives. */
export function testWebhook(context: Context, id: number): void {
  authorize(context, "webhook.manage");
  transact(context, () => {
    if (livingWebhook(context, id).pausedAt !== null) throw conflict("webhook.isPaused");
    const at = context.now();
    context.db
      .insert(webhookDeliveries)
      .values({
        webhookId: id,
        event: "test",
        body: deliveryBody("test", at, { kind: "webhook", id }),
        createdAt: at,
        attempts: 0,
        nextAttemptAt: at,
        status: "queued",
      })
      .run();
    recordAudit(context, { action: "webhook.test", subjectKind: "webhook", subjectId: id, after: { at } });
  });
}

export const DAYS_KEPT = 30;
const DAY_MS = 86_400_000;

/** Forgets what was sent or given up long ago. @returns how many */
export function forgetOldDeliveries(context: Context): number {
  authorize(context, "webhook.manage");
  return transact(
    context,
    () =>
      context.db
        .delete(webhookDeliveries)
        .where(lt(webhookDeliveries.createdAt, context.now() - DAYS_KEPT * DAY_MS))
        .run().changes,
  );
}
