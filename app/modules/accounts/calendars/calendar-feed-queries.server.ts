import { and, desc, eq, isNull } from "drizzle-orm";
import { actorOfUser } from "~/access/actor-of-user.server";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { hashToken } from "~/access/session.server";
import { isStorageError } from "~/http/storage-errors";
import { calendarFeeds } from "~db/schema";
import { transact } from "~db/transact";
import { CALENDAR_KINDS, type CalendarKind } from "./calendar-kinds";

const kindOf = (stored: string): CalendarKind => CALENDAR_KINDS.find((kind) => kind === stored) ?? "published";

export function ownCalendarFeeds(context: Context) {
  authorize(context, "calendarFeed.own");
  return context.db
    .select({
      id: calendarFeeds.id,
      kind: calendarFeeds.kind,
      createdAt: calendarFeeds.createdAt,
      lastUsedAt: calendarFeeds.lastUsedAt,
    })
    .from(calendarFeeds)
    .where(and(eq(calendarFeeds.userId, context.actor.userId ?? 0), isNull(calendarFeeds.endedAt)))
    .orderBy(desc(calendarFeeds.id))
    .all()
    .map((feed) => ({ ...feed, kind: kindOf(feed.kind) }));
}

const TOUCH_MS = 3_600_000;

/** Whose calendar stands under this address, with the eyes of that person; null when nobody's does any longer. */
export function calendarFeedOf(context: Context, token: string): { kind: CalendarKind; reader: Context } | null {
  const feed = context.db
    .select()
    .from(calendarFeeds)
    .where(and(eq(calendarFeeds.tokenHash, hashToken(token)), isNull(calendarFeeds.endedAt)))
    .get();
  const person = feed && actorOfUser(context.db, feed.userId);
  if (!person) return null;
  if (context.now() - (feed.lastUsedAt ?? 0) >= TOUCH_MS) touch(context, feed.id);
  return { kind: kindOf(feed.kind), reader: { ...context, actor: person.actor, locale: person.locale } };
}

function touch(context: Context, id: number): void {
  try {
    transact(context, () => {
      context.db.update(calendarFeeds).set({ lastUsedAt: context.now() }).where(eq(calendarFeeds.id, id)).run();
    });
  } catch (error) {
    if (!isStorageError(error)) throw error;
  }
}
