import { and, desc, eq, isNull } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { notFound } from "~/http/errors";
import { webhookDeliveries, webhooks } from "~db/schema";
import { readWebhookEvents } from "./webhook-events";

const shown = { id: webhooks.id, url: webhooks.url, events: webhooks.events, pausedAt: webhooks.pausedAt };

/** Every system that is told of changes. */
export function listWebhooks(context: Context) {
  authorize(context, "webhook.manage");
  return context.db
    .select(shown)
    .from(webhooks)
    .where(isNull(webhooks.endedAt))
    .orderBy(desc(webhooks.id))
    .all()
    .map((found) => ({ ...found, events: readWebhookEvents(found.events) }));
}

const LATEST = 50;

/** One of them with what it was told lately; the secret stays where it is. */
export function webhookDetail(context: Context, id: number) {
  authorize(context, "webhook.manage");
  const found = context.db
    .select(shown)
    .from(webhooks)
    .where(and(eq(webhooks.id, id), isNull(webhooks.endedAt)))
    .get();
  if (!found) throw notFound();
  const deliveries = context.db
    .select({
      id: webhookDeliveries.id,
      event: webhookDeliveries.event,
      status: webhookDeliveries.status,
      attempts: webhookDeliveries.attempts,
      createdAt: webhookDeliveries.createdAt,
      lastAttemptAt: webhookDeliveries.lastAttemptAt,
      tookMs: webhookDeliveries.tookMs,
      answeredStatus: webhookDeliveries.answeredStatus,
      lastError: webhookDeliveries.lastError,
    })
    .from(webhookDeliveries)
    .where(eq(webhookDeliveries.webhookId, id))
    .orderBy(desc(webhookDeliveries.id))
    .limit(LATEST)
    .all();
  return { ...found, events: readWebhookEvents(found.events), deliveries };
}
