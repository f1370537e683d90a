import { and, eq, gt, lte } from "drizzle-orm";
import { pendingSignIns } from "~db/schema";
import { transact } from "~db/transact";
import type { Context } from "./context";
import { hashToken, randomToken } from "./session.server";

/** So long may the second step take. */
export const PENDING_MS = 10 * 60_000;
/** A clock may be put right by a little meanwhile; by more, and what was written under the other one is not believed. */
const CLOCK_TOLERANCE_MS = 60_000;

export interface PendingSignIn {
  idHash: string;
  userId: number;
}

/** The password was right: what this browser holds until the second step. Those of others that are over are swept away. */
export function startPendingSignIn(context: Context, userId: number): string {
  const now = context.now();
  const token = randomToken();
  transact(context, () => {
    context.db.delete(pendingSignIns).where(lte(pendingSignIns.expiresAt, now)).run();
    context.db
      .insert(pendingSignIns)
      .values({ idHash: hashToken(token), userId, createdAt: now, expiresAt: now + PENDING_MS })
      .run();
  });
  return token;
}

/** Whose second step is awaited from the browser that sends this token, or null. */
export function findPendingSignIn(context: Pick<Context, "db" | "now">, token: string | null): PendingSignIn | null {
  if (token === null) return null;
  const now = context.now();
  const found = context.db
    .select({ idHash: pendingSignIns.idHash, userId: pendingSignIns.userId })
    .from(pendingSignIns)
    .where(
      and(
        eq(pendingSignIns.idHash, hashToken(token)),
        gt(pendingSignIns.expiresAt, now),
        lte(pendingSignIns.expiresAt, now + PENDING_MS + CLOCK_TOLERANCE_MS),
      ),
    )
    .get();
  return found ?? null;
}

export function endPendingSignIn(context: Pick<Context, "db">, { idHash }: PendingSignIn): void {
  transact(context, () => {
    context.db.delete(pendingSignIns).where(eq(pendingSignIns.idHash, idHash)).run();
  });
}
