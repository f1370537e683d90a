import { and, eq, gte, lt } from "drizzle-orm";
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

/**
 * Stops the mails of one purpose that still wait for recipients of whom no more is known than that they are meant.
 * @returns number of mails
 */
export function stopMailTo(context: Context, purpose: string, isMeant: (recipient: string) => boolean): number {
  const meant = context.db
    .select({ id: outboxMessages.id, recipient: outboxMessages.recipient })
    .from(outboxMessages)
    .where(and(eq(outboxMessages.status, "queued"), eq(outboxMessages.contactPurpose, purpose)))
    .all()
    .filter(({ recipient }) => isMeant(recipient));
  for (const { id } of meant)
    context.db.update(outboxMessages).set({ status: "stopped", body: "" }).where(eq(outboxMessages.id, id)).run();
  return meant.length;
}

/** Stops the mails that still wait and whose cause begins so, as all invitations to an event do. @returns number of mails */
export function stopMailOfCause(context: Context, beginning: string): number {
  return context.db
    .update(outboxMessages)
    .set({ status: "stopped", body: "" })
    .where(
      and(
        eq(outboxMessages.status, "queued"),
        gte(outboxMessages.causeKey, beginning),
        lt(outboxMessages.causeKey, `${beginning}~`),
      ),
    )
    .run().changes;
}

/** Deletes every mail to a contact that is deleted; part of that verb. */
export function forgetContactMail(context: Context, contactId: number): void {
  context.db.delete(outboxMessages).where(eq(outboxMessages.contactId, contactId)).run();
}
