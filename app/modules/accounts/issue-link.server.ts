import { and, eq, inArray, isNotNull, isNull, lte, or } from "drizzle-orm";
import { oneTimeLinks, users } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { hashToken, randomToken } from "~/access/session.server";
import { Refusal } from "~/http/errors";
import { isWrittenUnderAnotherClock } from "~/values/clock";
import type { LinkPurpose } from "./vocabulary";

export const LINK_HOURS: Record<LinkPurpose, number> = {
  first_administrator: 24,
  set_password: 72,
  // Whoever asks for it reads the mail at once.
  forgotten_password: 1,
};
const HOUR = 3_600_000;

export type OneTimeLink = typeof oneTimeLinks.$inferSelect;

/**
 * Writes a link and ends the earlier ones for the same.
 * @returns the token, which is in the link and stored nowhere
 */
export function writeLink(context: Context, purpose: LinkPurpose, userId: number | null): string {
  const now = context.now();
  const same = and(
    eq(oneTimeLinks.purpose, purpose),
    userId === null ? isNull(oneTimeLinks.userId) : eq(oneTimeLinks.userId, userId),
  );
  context.db
    .delete(oneTimeLinks)
    .where(or(lte(oneTimeLinks.expiresAt, now), and(same, isNull(oneTimeLinks.usedAt))))
    .run();
  const token = randomToken();
  const expiresAt = now + LINK_HOURS[purpose] * HOUR;
  context.db
    .insert(oneTimeLinks)
    .values({ tokenHash: hashToken(token), purpose, userId, createdAt: now, expiresAt })
    .run();
  return token;
}

/** The link of a token while it can be used for one of the purposes; the same refusal whatever is wrong with it. */
export function findLink(context: Context, purposes: readonly LinkPurpose[], token: string): OneTimeLink {
  const link = context.db
    .select()
    .from(oneTimeLinks)
    .where(
      and(
        eq(oneTimeLinks.tokenHash, hashToken(token)),
        inArray(oneTimeLinks.purpose, [...purposes]),
        isNull(oneTimeLinks.usedAt),
      ),
    )
    .get();
  const now = context.now();
  if (!link || link.expiresAt <= now || isWrittenUnderAnotherClock(link.createdAt, now))
    throw new Refusal("not_found", "link.invalid");
  return link;
}

export function markUsed(context: Context, link: OneTimeLink): void {
  context.db.update(oneTimeLinks).set({ usedAt: context.now() }).where(eq(oneTimeLinks.id, link.id)).run();
}

/** Ends the links a person has not used. */
export function endLinksOf(context: Context, userId: number): void {
  context.db
    .delete(oneTimeLinks)
    .where(and(eq(oneTimeLinks.userId, userId), isNull(oneTimeLinks.usedAt)))
    .run();
}

/** Is there an administrator who can sign in? One who never set a password cannot, and the link for it may be over. */
export function hasAdministrator(context: Context): boolean {
  const condition = and(eq(users.role, "administrator"), isNull(users.disabledAt), isNotNull(users.passwordHash));
  return context.db.select({ id: users.id }).from(users).where(condition).limit(1).get() !== undefined;
}

/** The address at which the first administrator is set up; a new one at each start, none once there is an administrator. */
export function issueFirstAdministratorLink(context: Context): string | null {
  authorize(context, "account.manage");
  return transact(context, () => {
    if (hasAdministrator(context)) return null;
    const token = writeLink(context, "first_administrator", null);
    recordAudit(context, {
      action: "account.issueLink",
      subjectKind: "account",
      subjectId: null,
      after: { purpose: "first_administrator" },
    });
    return `${context.origin}/setup/${token}`;
  });
}
