import { createHash, randomBytes } from "node:crypto";
import { and, count, eq, isNull } from "drizzle-orm";
import { recoveryCodes } from "~db/schema";
import type { Context } from "~/access/context";
import { inGroups, toBase32 } from "./base32";

const HOW_MANY = 10;
/** 80 bits: a fast hash is enough, nobody tries them all. */
const BYTES = 10;

/** However a person types it: with or without gaps, in small letters, with the digits that the alphabet leaves out for those it holds. */
function hashOf(code: string): string {
  const plain = code.toUpperCase().replace(/[\s-]/g, "").replaceAll("0", "O").replaceAll("1", "I").replaceAll("8", "B");
  return createHash("sha256").update(plain).digest("hex");
}

/** Part of verbs: new codes in the place of the earlier ones. @returns the codes, which are shown this once and stored nowhere */
export function writeRecoveryCodes(context: Context, userId: number): string[] {
  const codes = Array.from({ length: HOW_MANY }, () => inGroups(toBase32(randomBytes(BYTES))));
  forgetRecoveryCodes(context, userId);
  context.db
    .insert(recoveryCodes)
    .values(codes.map((code) => ({ userId, codeHash: hashOf(code), createdAt: context.now() })))
    .run();
  return codes;
}

/** Part of verbs: takes a code that was not used yet. @returns whether it was one */
export function spendRecoveryCode(context: Context, userId: number, code: string): boolean {
  const own = and(
    eq(recoveryCodes.userId, userId),
    eq(recoveryCodes.codeHash, hashOf(code)),
    isNull(recoveryCodes.usedAt),
  );
  return context.db.update(recoveryCodes).set({ usedAt: context.now() }).where(own).run().changes === 1;
}

/** Part of verbs. */
export function forgetRecoveryCodes(context: Context, userId: number): void {
  context.db.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId)).run();
}

export function recoveryCodesLeft(context: Context, userId: number): number {
  const unused = and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt));
  return context.db.select({ left: count() }).from(recoveryCodes).where(unused).get()!.left;
}
