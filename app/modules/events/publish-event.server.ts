import { eq } from "drizzle-orm";
import { events } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict } from "~/http/errors";
import { whyNotPublish } from "./event-lifecycle";
import { findEventToRun } from "./find-event.server";
import { mailPlacesOfAnnounced } from "./stands/stand-mail.server";

/**
 * From now on people may register; listed events appear on the public site, and firms on stands learn of their place. Publishing a
 * published event changes nothing.
 * @throws Refusal forbidden, not_found, conflict
 */
export function publishEvent(context: Context, id: number): void {
  authorize(context, "event.publish");
  transact(context, () => {
    const event = findEventToRun(context, id);
    if (event.publishedAt !== null && event.cancelledAt === null) return;
    const reason = whyNotPublish(event);
    if (reason) throw conflict(reason);
    const publishedAt = context.now();
    context.db
      .update(events)
      .set({ publishedAt, publishedBy: context.actor.userId, version: event.version + 1, updatedAt: publishedAt })
      .where(eq(events.id, id))
      .run();
    recordAudit(context, {
      action: "event.publish",
      subjectKind: "event",
      subjectId: id,
      before: { publishedAt: null },
      after: { publishedAt },
    });
    mailPlacesOfAnnounced(context, { ...event, publishedAt });
  });
}
