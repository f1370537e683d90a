import { and, eq, isNull } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { notFound } from "~/http/errors";
import { apiTokens } from "~db/schema";
import { transact } from "~db/transact";

/** Ends one token at once: one's own, or as administrator anybody's. Ending an ended token changes nothing. */
export function endApiToken(context: Context, id: number): void {
  transact(context, () => {
    const token = context.db.select().from(apiTokens).where(eq(apiTokens.id, id)).get();
    // Whose it is decides; a token of somebody else does not exist for who may not end it.
    if (!token) throw notFound();
    if (token.userId !== context.actor.userId) authorize(context, "apiToken.manage");
    else authorize(context, "apiToken.own");
    if (token.endedAt !== null) return;
    const endedAt = context.now();
    context.db.update(apiTokens).set({ endedAt, endedBy: context.actor.userId }).where(eq(apiTokens.id, id)).run();
    recordAudit(context, {
      action: "apiToken.end",
      subjectKind: "apiToken",
      subjectId: id,
      before: { endedAt: null },
      after: { endedAt },
      about: { name: token.name },
    });
  });
}

/** Ends every token of a person who is out. */
export function endApiTokensOf(context: Context, userId: number): void {
  transact(context, () => {
    context.db
      .update(apiTokens)
      .set({ endedAt: context.now(), endedBy: context.actor.userId })
      .where(and(eq(apiTokens.userId, userId), isNull(apiTokens.endedAt)))
      .run();
  });
}
