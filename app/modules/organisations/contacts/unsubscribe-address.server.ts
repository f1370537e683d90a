import { and, eq, isNull } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { notFound } from "~/http/errors";
import { stopMailTo } from "~/mail/forget-contact-mail.server";
import { unsubscribedAddresses } from "~db/schema";
import { transact } from "~db/transact";
import { hashOfAddress, readUnsubscribeToken, standingUnsubscription } from "./unsubscribed.server";
import type { SubscribingWay, UnsubscribingWay } from "./vocabulary";

/**
 * Whoever holds the link of a mail wants no more invitations at that address; those that wait are stopped. Saying so twice changes
 * nothing.
 * @throws Refusal not_found
 */
export function unsubscribeAddress(context: Context, token: string, how: UnsubscribingWay): void {
  authorize(context, "invitation.unsubscribe");
  transact(context, () => {
    const addressHash = readUnsubscribeToken(context, token);
    if (addressHash === null) throw notFound();
    if (standingUnsubscription(context, addressHash)) return;
    const { id } = context.db
      .insert(unsubscribedAddresses)
      .values({ addressHash, since: context.now(), how })
      .returning({ id: unsubscribedAddresses.id })
      .get();
    const stopped = stopMailTo(context, "events", (recipient) => hashOfAddress(recipient) === addressHash);
    recordAudit(context, {
      action: "invitation.unsubscribe",
      subjectKind: "unsubscription",
      subjectId: id,
      after: { how, stopped },
    });
  });
}

/** The address takes invitations again, by the link of a mail to it. */
export function subscribeAgain(context: Context, token: string): void {
  authorize(context, "invitation.unsubscribe");
  transact(context, () => {
    const addressHash = readUnsubscribeToken(context, token);
    if (addressHash === null) throw notFound();
    endUnsubscription(context, addressHash, "mail_link");
  });
}

/** Part of the verbs by which somebody says that the address is to be written to again. */
export function endUnsubscription(context: Context, addressHash: string, how: SubscribingWay): void {
  const standing = standingUnsubscription(context, addressHash);
  if (!standing) return;
  context.db
    .update(unsubscribedAddresses)
    .set({ endedAt: context.now(), endedHow: how, endedBy: context.actor.userId })
    .where(and(eq(unsubscribedAddresses.id, standing.id), isNull(unsubscribedAddresses.endedAt)))
    .run();
  recordAudit(context, {
    action: "invitation.subscribeAgain",
    subjectKind: "unsubscription",
    subjectId: standing.id,
    after: { how },
  });
}

/** What the page behind the link says: nothing but whether the address takes invitations. */
export function unsubscriptionByLink(context: Context, token: string): { stands: boolean } {
  authorize(context, "invitation.unsubscribe");
  const addressHash = readUnsubscribeToken(context, token);
  if (addressHash === null) throw notFound();
  return { stands: standingUnsubscription(context, addressHash) !== null };
}
