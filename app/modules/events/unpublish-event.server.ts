import { eq } from "drizzle-orm";
import { events } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict } from "~/http/errors";
import { whyNotUnpublish } from "./event-lifecycle";
import { findEventToRun, happeningsOf } from "./find-event.server";

/**
 * Back to a draft, as long as nobody has registered or attended. Unpublishing a draft changes nothing.
 * @throws Refusal forbidden, not_found, conflict
 */
export function unpublishEvent(context: Context, id: number): void {
  authorize(context, "event.publish");
  transact(context, () => {
    const event = findEventToRun(context, id);
    if (event.publishedAt === null) return;
    const reason = whyNotUnpublish(event, happeningsOf(context, id));
    if (reason) throw conflict(reason);
    context.db
      .update(events)
      .set({ publishedAt: null, publishedBy: null, version: event.version + 1, updatedAt: context.now() })
      .where(eq(events.id, id))
      .run();
    const before = { publishedAt: event.publishedAt };
    recordAudit(context, {
      action: "event.unpublish",
      subjectKind: "event",
      subjectId: id,
      before,
      after: { publishedAt: null },
    });
  });
}
