import { eq } from "drizzle-orm";
import { outboxMessages } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, notFound } from "~/http/errors";

/** Queues a mail again that was given up, with all its tries before it. */
export function retryMail(context: Context, id: number): void {
  authorize(context, "outbox.retry");
  transact(context, () => {
    const message = context.db.select().from(outboxMessages).where(eq(outboxMessages.id, id)).get();
    if (!message) throw notFound();
    if (message.status !== "failed") throw conflict("outbox.notFailed");
    context.db
      .update(outboxMessages)
      .set({ status: "queued", attempts: 0, nextAttemptAt: context.now() })
      .where(eq(outboxMessages.id, id))
      .run();
    recordAudit(context, {
      action: "outbox.retry",
      subjectKind: "mail",
      subjectId: id,
      before: { status: message.status },
      after: { status: "queued" },
    });
  });
}
