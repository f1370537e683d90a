import { and, eq, isNull } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { notFound } from "~/http/errors";
import { calendarFeeds } from "~db/schema";
import { transact } from "~db/transact";

/** From now on the address answers nobody. */
export function endCalendarFeed(context: Context, id: number): void {
  authorize(context, "calendarFeed.own");
  transact(context, () => {
    const feed = context.db.select().from(calendarFeeds).where(eq(calendarFeeds.id, id)).get();
    if (!feed || feed.userId !== context.actor.userId) throw notFound();
    if (feed.endedAt !== null) return;
    const endedAt = context.now();
    context.db.update(calendarFeeds).set({ endedAt }).where(eq(calendarFeeds.id, id)).run();
    recordAudit(context, {
      action: "calendarFeed.end",
      subjectKind: "calendarFeed",
      subjectId: id,
      before: { endedAt: null },
      after: { endedAt },
    });
  });
}

/** Ends every calendar address of a person who is out. */
export function endCalendarFeedsOf(context: Context, userId: number): void {
  transact(context, () => {
    context.db
      .update(calendarFeeds)
      .set({ endedAt: context.now() })
      .where(and(eq(calendarFeeds.userId, userId), isNull(calendarFeeds.endedAt)))
      .run();
  });
}
