import { and, asc, eq, isNull } from "drizzle-orm";
import type { Database } from "~db/client.server";
import { webhookDeliveries, webhooks } from "~db/schema";
import { transact } from "~db/transact";
import { dueByNow } from "~/mail/due-by-now.server";
import { pauseAfter } from "~/mail/retry-schedule";
import { sendWebhook, WebhookRefused, type SendOptions, type WebhookMessage } from "./send-webhook.server";
import { openWebhookSecret } from "./webhook-secret.server";

export interface WebhookDelivery {
  db: Database;
  /** Opens the secrets. */
  auditKey: Buffer;
  now: () => number;
  send?: (message: WebhookMessage, at: number) => Promise<number>;
  stopping?: () => boolean;
}

const ROUND = 50;
const GRACE_MS = 5_000;

type Due = WebhookMessage & { webhookId: number; attempts: number };

function reasonOf(error: unknown): string {
  const code = (error as { code?: unknown }).code;
  const text = typeof code === "string" ? code : error instanceof Error ? error.message : String(error);
  return text.replace(/\s+/g, " ").slice(0, 100);
}

/**
 * Sends what is due, to several receivers at once and to each in order. A message is claimed before it is sent by moving its next try
 * ahead, as mails are; one that was tried in vain for a day is given up, and its receiver hears no more until somebody resumes it.
 */
export async function deliverDueWebhooks({
  db,
  auditKey,
  now,
  send = (message, at) => sendWebhook(message, at),
  stopping = () => false,
}: WebhookDelivery): Promise<{ sent: number; failed: number }> {
  const due: Due[] = db
    .select({
      id: webhookDeliveries.id,
      webhookId: webhooks.id,
      url: webhooks.url,
      secret: webhooks.secret,
      event: webhookDeliveries.event,
      body: webhookDeliveries.body,
      attempts: webhookDeliveries.attempts,
    })
    .from(webhookDeliveries)
    .innerJoin(webhooks, eq(webhooks.id, webhookDeliveries.webhookId))
    .where(
      and(
        eq(webhookDeliveries.status, "queued"),
        dueByNow(webhookDeliveries.nextAttemptAt, now()),
        isNull(webhooks.endedAt),
        isNull(webhooks.pausedAt),
      ),
    )
    .orderBy(asc(webhookDeliveries.nextAttemptAt), asc(webhookDeliveries.id))
    .limit(ROUND)
    .all();
  const byReceiver = new Map<number, Due[]>();
  for (const message of due) byReceiver.set(message.webhookId, [...(byReceiver.get(message.webhookId) ?? []), message]);
  const total = { sent: 0, failed: 0 };
  await Promise.all(
    [...byReceiver.values()].map(async (messages) => {
      for (const message of messages) {
        if (stopping()) return;
        const attempts = message.attempts + 1;
        const pause = pauseAfter(attempts);
        if (!claim(db, message, attempts, now() + (pause ?? 0))) continue;
        const at = now();
        let [answeredStatus, lastError]: [number | null, string | null] = [null, null];
        try {
          const secret = openWebhookSecret({ auditKey }, message.webhookId, message.secret);
          if (secret === null) throw new WebhookRefused("secret cannot be opened");
          answeredStatus = await send({ ...message, secret }, at);
        } catch (error) {
          lastError = reasonOf(error);
        }
        const sent = answeredStatus !== null && answeredStatus >= 200 && answeredStatus < 300;
        note(db, message, {
          sent,
          givenUp: !sent && pause === null,
          at,
          tookMs: now() - at,
          answeredStatus,
          lastError,
        });
        total[sent ? "sent" : "failed"] += 1;
      }
    }),
  );
  return total;
}

function claim(db: Database, message: Due, attempts: number, nextAttemptAt: number): boolean {
  const unchanged = and(
    eq(webhookDeliveries.id, message.id),
    eq(webhookDeliveries.status, "queued"),
    eq(webhookDeliveries.attempts, message.attempts),
  );
  return transact(
    { db },
    () => db.update(webhookDeliveries).set({ attempts, nextAttemptAt }).where(unchanged).run().changes === 1,
  );
}

interface Outcome {
  sent: boolean;
  givenUp: boolean;
  at: number;
  tookMs: number;
  answeredStatus: number | null;
  lastError: string | null;
}

function note(db: Database, message: Due, { sent, givenUp, at, tookMs, answeredStatus, lastError }: Outcome): void {
  transact({ db }, () => {
    db.update(webhookDeliveries)
      .set({
        status: sent ? "sent" : givenUp ? "failed" : "queued",
        lastAttemptAt: at,
        tookMs,
        answeredStatus,
        lastError,
      })
      .where(eq(webhookDeliveries.id, message.id))
      .run();
    if (givenUp) db.update(webhooks).set({ pausedAt: at }).where(eq(webhooks.id, message.webhookId)).run();
  });
}

export interface WebhookDeliveryParts {
  db: Database;
  auditKey: Buffer;
  now: () => number;
  options: SendOptions;
  report: (problem: { message: string; reason: string }) => void;
  everyMs?: number;
}

/** Sends in the background until it is stopped; no request ever waits for a receiver. */
export function startWebhookDelivery({ db, auditKey, now, options, report, everyMs = 2_000 }: WebhookDeliveryParts): {
  stop: () => Promise<void>;
} {
  let stopped = false;
  let round: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const turn = async () => {
    try {
      await deliverDueWebhooks({
        db,
        auditKey,
        now,
        send: (message, at) => sendWebhook(message, at, options),
        stopping: () => stopped,
      });
    } catch (error) {
      report({ message: "webhook delivery paused", reason: reasonOf(error) });
    }
    if (!stopped) timer = setTimeout(start, everyMs);
  };
  const start = () => {
    round = turn();
  };
  start();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await Promise.race([round, new Promise((resolve) => setTimeout(resolve, GRACE_MS).unref())]);
    },
  };
}
