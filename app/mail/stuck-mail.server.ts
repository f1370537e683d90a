import { eq, sql } from "drizzle-orm";
import { outboxMessages } from "~db/schema";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import type { StuckItem } from "~/stuck/stuck-item";
import { dayOfInstant } from "~/values/business-day";

/** Mails that were given up. */
export function stuckMail(context: Context): StuckItem[] {
  authorize(context, "outbox.see");
  const failed = context.db
    .select({ count: sql<number>`count(*)`, since: sql<number | null>`min(${outboxMessages.createdAt})` })
    .from(outboxMessages)
    .where(eq(outboxMessages.status, "failed"))
    .get()!;
  if (failed.count === 0 || failed.since === null) return [];
  return [
    {
      tone: "bad",
      tag: "stuck.mail.tag",
      text: "stuck.mail.text",
      params: { count: failed.count },
      path: "/outbox?filter.status=failed",
      day: dayOfInstant(failed.since),
    },
  ];
}
