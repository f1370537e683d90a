import { createHash } from "node:crypto";
import { eq, lt } from "drizzle-orm";
import { signInFailures } from "~db/schema";
import { addressKey } from "~/access/address-key";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { FAILURES_KEPT_MS, waitBeforeSignIn } from "./sign-in-limits";

/** Whose door is tried, from where; a known browser is counted apart from everybody else. */
export interface Door {
  accountKey: string;
  address: string;
  isKnown: boolean;
}

/** Hashed: what is typed into the field of the mail address may be a password by mistake. */
export function passwordDoor(email: string, address: string, isKnown: boolean): Door {
  return { accountKey: createHash("sha256").update(email).digest("hex"), address, isKnown };
}

/** The second step has tries of its own: whoever guesses passwords uses up none of them. */
export function codeDoor(userId: number, address: string, isKnown: boolean): Door {
  return { accountKey: `${userId} code`, address, isKnown };
}

const keyOf = ({ accountKey, isKnown }: Door) => (isKnown ? `${accountKey} known` : accountKey);

/** Part of verbs: how long until the next try; failures that count no more are swept away. */
export function waitAtDoor(context: Context, door: Door): number {
  const now = context.now();
  context.db
    .delete(signInFailures)
    .where(lt(signInFailures.at, now - FAILURES_KEPT_MS))
    .run();
  const timesOf = (condition: ReturnType<typeof eq>) =>
    context.db
      .select({ at: signInFailures.at })
      .from(signInFailures)
      .where(condition)
      .all()
      .map((row) => row.at);
  const account = timesOf(eq(signInFailures.accountKey, keyOf(door)));
  const address = timesOf(eq(signInFailures.addressKey, addressKey(door.address)));
  return waitBeforeSignIn({ account, address }, door.isKnown, now);
}

/** Part of verbs. @returns the id of the failure, to take it back when the try was right after all */
export function noteFailure(context: Context, door: Door): number {
  return context.db
    .insert(signInFailures)
    .values({ accountKey: keyOf(door), addressKey: addressKey(door.address), at: context.now() })
    .returning({ id: signInFailures.id })
    .get().id;
}

/** Part of verbs: the try turned out wrong, now that the password was checked. */
export function renewFailure(context: Context, id: number): void {
  context.db.update(signInFailures).set({ at: context.now() }).where(eq(signInFailures.id, id)).run();
}

/** Part of verbs. */
export function forgetFailure(context: Context, id: number): void {
  context.db.delete(signInFailures).where(eq(signInFailures.id, id)).run();
}

const REFUSAL_EVERY_MS = 60_000;
const ENTRIES_LOOKED_AT = 50;

/** Part of verbs: at most one entry a minute for an account, and one for all that do not exist, so that a flood does not fill the log. */
export function recordRefusal(context: Context, address: string, subjectId: number | null): void {
  const recent = context.db.$client
    .prepare(
      `SELECT 1 FROM (SELECT action, at FROM audit_entries WHERE subject_kind = 'account' AND subject_id IS ? ORDER BY seq DESC LIMIT ?)
       WHERE action = 'session.refused' AND at > ?`,
    )
    .get(subjectId, ENTRIES_LOOKED_AT, context.now() - REFUSAL_EVERY_MS);
  if (recent === undefined)
    recordAudit(context, { action: "session.refused", subjectKind: "account", subjectId, after: { address } });
}
