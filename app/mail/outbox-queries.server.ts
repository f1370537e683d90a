import { eq, inArray } from "drizzle-orm";
import { outboxMessages } from "~db/schema";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { notFound } from "~/http/errors";
import type { ListSource } from "~/lists/run-list.server";
import { outboxList, type OutboxRow } from "./outbox-list";
import type { OutboxStatus } from "./vocabulary";

export const outboxSource: ListSource<OutboxRow> = {
  definition: outboxList,
  table: outboxMessages,
  id: outboxMessages.id,
  select: {
    id: outboxMessages.id,
    subject: outboxMessages.subject,
    recipient: outboxMessages.recipient,
    status: outboxMessages.status,
    attempts: outboxMessages.attempts,
    createdAt: outboxMessages.createdAt,
    sentAt: outboxMessages.sentAt,
  },
  sorts: { recipient: outboxMessages.recipient, createdAt: outboxMessages.createdAt, sentAt: outboxMessages.sentAt },
  filters: { status: (values) => inArray(outboxMessages.status, values) },
  visible: () => undefined,
  authorize: (context) => authorize(context, "outbox.see"),
};

/** One mail; a text that opens an account is shown to nobody. */
export function readOutboxMessage(context: Context, id: number) {
  authorize(context, "outbox.see");
  const found = context.db.select().from(outboxMessages).where(eq(outboxMessages.id, id)).get();
  if (!found) throw notFound();
  const { recipient, subject, body, confidential, status, attempts, nextAttemptAt, lastError, createdAt, sentAt } =
    found;
  return {
    ...{ id, recipient, subject, confidential, attempts, nextAttemptAt, lastError, createdAt, sentAt },
    status: status as OutboxStatus,
    body: confidential ? null : body,
  };
}
