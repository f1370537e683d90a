import { createHash } from "node:crypto";
import { and, asc, eq } from "drizzle-orm";
import { createTransport } from "nodemailer";
import type { Database } from "~db/client.server";
import { outboxMessages } from "~db/schema";
import { transact } from "~db/transact";
import { dueByNow } from "./due-by-now.server";
import { pauseAfter } from "./retry-schedule";

type OutboxMessage = typeof outboxMessages.$inferSelect;

/** Hands one mail to a mail server; rejects when it was not taken. */
export type SendMail = (
  message: Pick<OutboxMessage, "id" | "causeKey" | "createdAt" | "recipient" | "locale" | "subject" | "body"> &
    Partial<Pick<OutboxMessage, "calendar" | "unsubscribeLink">>,
) => Promise<void>;

export interface MailServer {
  send: SendMail;
  close: () => void;
}

export interface MailTimeouts {
  connectMs: number;
  silenceMs: number;
}

/** The same for every try of a message, so that one that arrives twice after a crash can be recognised. */
export function messageIdOf(
  message: Pick<OutboxMessage, "id" | "causeKey" | "createdAt">,
  senderAddress: string,
): string {
  const cause = createHash("sha256").update(`${message.causeKey}\n${message.createdAt}`).digest("hex").slice(0, 24);
  return `<weft-${message.id}-${cause}@${senderAddress.slice(senderAddress.lastIndexOf("@") + 1)}>`;
}

/** The mail server of the settings. */
export function openMailServer(
  smtpUrl: string,
  mailFrom: string,
  timeouts: MailTimeouts = { connectMs: 15_000, silenceMs: 60_000 },
): MailServer {
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 1,
    connectionTimeout: timeouts.connectMs,
    greetingTimeout: timeouts.connectMs,
    socketTimeout: timeouts.silenceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const sender = /<([^<>]+)>/.exec(mailFrom)?.[1] ?? mailFrom.trim();
  return {
    send: async (message) => {
      await transport.sendMail({
        from: mailFrom,
        to: { name: "", address: message.recipient },
        subject: message.subject,
        text: message.body,
        messageId: messageIdOf(message, sender),
        // As an attachment too, for programs that show no invitations.
        ...(message.calendar
          ? {
              icalEvent: {
                method: /^METHOD:(\w+)/m.exec(message.calendar)?.[1] ?? "PUBLISH",
                filename: "event.ics",
                content: message.calendar,
              },
            }
          : {}),
        headers: {
          "Auto-Submitted": "auto-generated",
          "Content-Language": message.locale,
          ...(message.unsubscribeLink
            ? {
                "List-Unsubscribe": `<${message.unsubscribeLink}>`,
                "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
              }
            : {}),
        },
      });
    },
    close: () => transport.close(),
  };
}

/** A refusal of this very mail that will not change by waiting, such as an unknown mailbox. */
function isFinal(error: unknown): boolean {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  return (
    (code === "EENVELOPE" || code === "EMESSAGE") &&
    typeof responseCode === "number" &&
    responseCode >= 500 &&
    responseCode < 600
  );
}

function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/\s+/g, " ").slice(0, 300);
}

export type MayStillReceive = (db: Database, contactId: number, purpose: string) => boolean;

export interface Delivery {
  db: Database;
  now: () => number;
  send: SendMail;
  /** Whether a contact still agrees to the mails of a purpose; who does not say gets none sent to contacts. */
  mayStillReceive?: MayStillReceive;
  /** True once the product is stopping: the mail under way is finished, no other is begun. */
  stopping?: () => boolean;
}

const ROUND = 50;
const GRACE_MS = 5_000;

/**
 * Sends what is due. Each message is claimed before it is sent by moving its next try ahead, so that a crash between sending
 * and noting it can repeat at most that one, later and under the same message id.
 * @returns how many were sent and how many were not
 */
export async function deliverDueMail({
  db,
  now,
  send,
  mayStillReceive = () => false,
  stopping = () => false,
}: Delivery): Promise<{ sent: number; failed: number }> {
  const due = db
    .select()
    .from(outboxMessages)
    .where(and(eq(outboxMessages.status, "queued"), dueByNow(outboxMessages.nextAttemptAt, now())))
    .orderBy(asc(outboxMessages.nextAttemptAt), asc(outboxMessages.id))
    .limit(ROUND)
    .all();
  let [sent, failed] = [0, 0];
  for (const message of due) {
    if (stopping()) break;
    const attempts = message.attempts + 1;
    const pause = pauseAfter(attempts);
    if (!claim(db, message, attempts, now() + (pause ?? 0), mayStillReceive)) continue;
    try {
      await send(message);
      note(db, message.id, {
        status: "sent",
        sentAt: now(),
        lastError: null,
        ...(message.confidential ? { body: "" } : {}),
      });
      sent += 1;
    } catch (error) {
      const givenUp = pause === null || isFinal(error);
      note(db, message.id, { status: givenUp ? "failed" : "queued", lastError: reasonOf(error) });
      failed += 1;
    }
  }
  return { sent, failed };
}

/** In one transaction with the claim it is looked whether the mail may still be sent: a consent withdrawn before it counts. */
function claim(
  db: Database,
  message: OutboxMessage,
  attempts: number,
  nextAttemptAt: number,
  mayStillReceive: MayStillReceive,
): boolean {
  const unchanged = and(
    eq(outboxMessages.id, message.id),
    eq(outboxMessages.status, "queued"),
    eq(outboxMessages.attempts, message.attempts),
  );
  return transact({ db }, () => {
    const { contactId, contactPurpose } = message;
    if (contactId !== null && !mayStillReceive(db, contactId, contactPurpose ?? "")) {
      db.update(outboxMessages).set({ status: "stopped", body: "" }).where(unchanged).run();
      return false;
    }
    return db.update(outboxMessages).set({ attempts, nextAttemptAt }).where(unchanged).run().changes === 1;
  });
}

function note(db: Database, id: number, values: Partial<OutboxMessage>): void {
  transact({ db }, () => {
    db.update(outboxMessages).set(values).where(eq(outboxMessages.id, id)).run();
  });
}

export interface MailDeliveryParts {
  db: Database;
  now: () => number;
  /** Null when no mail server is set: mails then stay in the outbox. */
  server: MailServer | null;
  mayStillReceive?: MayStillReceive;
  /** Told of what went wrong, without names, addresses or texts. */
  report: (problem: { message: string; reason: string }) => void;
  everyMs?: number;
}

/** Sends mails in the background until it is stopped; no request ever waits for a mail server. */
export function startMailDelivery({ db, now, server, mayStillReceive, report, everyMs = 2_000 }: MailDeliveryParts): {
  stop: () => Promise<void>;
} {
  if (!server) return { stop: () => Promise.resolve() };
  let stopped = false;
  let round: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const turn = async () => {
    try {
      await deliverDueMail({ db, now, send: server.send, mayStillReceive, stopping: () => stopped });
    } catch (error) {
      report({ message: "mail delivery paused", reason: reasonOf(error) });
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
      server.close();
    },
  };
}
