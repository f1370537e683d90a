import { createHash } from "node:crypto";
import { and, eq, lt } from "drizzle-orm";
import type { Context } from "~/access/context";
import { Refusal } from "~/http/errors";
import { apiAnswers } from "~db/schema";
import { transact } from "~db/transact";

export const HOURS_KEPT = 24;
export const DAYS_KEPT = HOURS_KEPT / 24;
const KEPT_MS = HOURS_KEPT * 3_600_000;

export interface KeptAnswer {
  status: number;
  body: string;
}

/** What was sent, without how: the same key must come with the same request. */
export function requestHash(method: string, address: string, body: Uint8Array): string {
  return createHash("sha256").update(`${method} ${address}\n`).update(body).digest("hex");
}

/**
 * What the same request was answered when it was sent before, or null when it is new.
 * @throws Refusal invalid when the key came with another request
 */
export function keptAnswer(context: Context, tokenId: number, key: string, hash: string): KeptAnswer | null {
  const found = context.db
    .select()
    .from(apiAnswers)
    .where(and(eq(apiAnswers.tokenId, tokenId), eq(apiAnswers.answerKey, key)))
    .get();
  if (!found || found.createdAt <= context.now() - KEPT_MS) return null;
  if (found.requestHash !== hash) throw new Refusal("invalid", "api.keyUsed");
  return { status: found.status, body: found.body };
}

/** Belongs into the transaction of the write wherever that is one. */
export function keepAnswer(context: Context, tokenId: number, key: string, hash: string, answer: KeptAnswer): void {
  transact(context, () => {
    const values = { ...answer, requestHash: hash, createdAt: context.now() };
    context.db
      .insert(apiAnswers)
      .values({ tokenId, answerKey: key, ...values })
      .onConflictDoUpdate({ target: [apiAnswers.tokenId, apiAnswers.answerKey], set: values })
      .run();
  });
}

/** Forgets answers that are kept no longer. @returns how many */
export function forgetKeptAnswers(context: Context): number {
  return transact(
    context,
    () =>
      context.db
        .delete(apiAnswers)
        .where(lt(apiAnswers.createdAt, context.now() - KEPT_MS))
        .run().changes,
  );
}
