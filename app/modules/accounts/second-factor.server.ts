import { eq } from "drizzle-orm";
import { secondFactorOffers, secondFactors } from "~db/schema";
import type { Context } from "~/access/context";
import { forgetRecoveryCodes } from "./recovery-codes.server";

export type SecondFactor = typeof secondFactors.$inferSelect;

export function findSecondFactor(context: Context, userId: number): SecondFactor | null {
  return context.db.select().from(secondFactors).where(eq(secondFactors.userId, userId)).get() ?? null;
}

/** Part of verbs: nothing of the second factor of a person stays. */
export function forgetSecondFactor(context: Context, userId: number): void {
  context.db.delete(secondFactors).where(eq(secondFactors.userId, userId)).run();
  context.db.delete(secondFactorOffers).where(eq(secondFactorOffers.userId, userId)).run();
  forgetRecoveryCodes(context, userId);
}

/** Part of verbs: codes that were closed after too many wrong ones are taken again. */
export function openCodes(context: Context, userId: number): void {
  context.db.update(secondFactors).set({ wrongInARow: 0 }).where(eq(secondFactors.userId, userId)).run();
}
