import { and, count, eq, gt, isNull } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import { randomApiToken } from "~/access/api-token.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { hashToken } from "~/access/session.server";
import { conflict, notFound } from "~/http/errors";
import { apiTokens } from "~db/schema";
import { transact } from "~db/transact";
import type { ApiTokenInput } from "./api-token-form";

const DAY_MS = 86_400_000;
export const MOST_TOKENS = 20;

/** Makes a token of the person. @returns the token itself, which nobody can be shown again */
export function createApiToken(context: Context, { name, scopes, days }: ApiTokenInput): { id: number; token: string } {
  authorize(context, "apiToken.own");
  const { userId } = context.actor;
  if (userId === null) throw notFound();
  const token = randomApiToken();
  return transact(context, () => {
    const now = context.now();
    const living = and(eq(apiTokens.userId, userId), isNull(apiTokens.endedAt), gt(apiTokens.expiresAt, now));
    if (context.db.select({ total: count() }).from(apiTokens).where(living).get()!.total >= MOST_TOKENS)
      throw conflict("apiToken.tooMany", { max: MOST_TOKENS });
    const expiresAt = now + days * DAY_MS;
    const { id } = context.db
      .insert(apiTokens)
      .values({ tokenHash: hashToken(token), userId, name, scopes: scopes.join(" "), createdAt: now, expiresAt })
      .returning({ id: apiTokens.id })
      .get();
    recordAudit(context, {
      action: "apiToken.create",
      subjectKind: "apiToken",
      subjectId: id,
      after: { name, scopes, expiresAt },
    });
    return { id, token };
  });
}
