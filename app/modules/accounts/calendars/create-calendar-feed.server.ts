import { and, count, eq, isNull } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { hashToken, randomToken } from "~/access/session.server";
import { conflict, notFound } from "~/http/errors";
import { calendarFeeds } from "~db/schema";
import { transact } from "~db/transact";
import type { CalendarKind } from "./calendar-kinds";

export const MOST_FEEDS = 20;

/** Makes a calendar address of the person. @returns the address, which nobody can be shown again */
export function createCalendarFeed(context: Context, kind: CalendarKind): { id: number; url: string } {
  authorize(context, "calendarFeed.own");
  const { userId } = context.actor;
  if (userId === null) throw notFound();
  const token = randomToken();
  return transact(context, () => {
    const living = and(eq(calendarFeeds.userId, userId), isNull(calendarFeeds.endedAt));
    if (context.db.select({ total: count() }).from(calendarFeeds).where(living).get()!.total >= MOST_FEEDS)
      throw conflict("calendarFeed.tooMany", { max: MOST_FEEDS });
    const { id } = context.db
      .insert(calendarFeeds)
      .values({ tokenHash: hashToken(token), userId, kind, createdAt: context.now() })
      .returning({ id: calendarFeeds.id })
      .get();
    recordAudit(context, {
      action: "calendarFeed.create",
      subjectKind: "calendarFeed",
      subjectId: id,
      after: { kind },
    });
    return { id, url: `${context.origin}/calendar/${token}.ics` };
  });
}
