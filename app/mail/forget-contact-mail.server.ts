import { and, eq } from "drizzle-orm";
import { outboxMessages } from "~db/schema";
import type { Context } from "~/access/context";

/**
 * Stops the mails to a contact that still wait, of one purpose or of all; part of the verb that withdraws a consent.
 * @returns number of mails
 */
export function stopContactMail(context: Context, contactId: number, purpose?: string): number {
  return context.db
    .update(outboxMessages)
    .set({ status: "stopped", body: "" })
    .where(
      and(
        eq(outboxMessages.contactId, contactId),
        eq(outboxMessages.status, "queued"),
        purpose === undefined ? undefined : eq(outboxMessages.contactPurpose, purpose),
      ),
    )
    .run().changes;
}

/** Deletes every mail to a contact that is deleted; part of that verb. */
export function forgetContactMail(context: Context, contactId: number): void {
  context.db.delete(outboxMessages).where(eq(outboxMessages.contactId, contactId)).run();
}
