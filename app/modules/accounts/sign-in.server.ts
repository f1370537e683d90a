import { createHash } from "node:crypto";
import { eq, lt } from "drizzle-orm";
import { signInFailures, users } from "~db/schema";
import { transact } from "~db/transact";
import { addressKey } from "~/access/address-key";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { tooMany } from "~/access/rate-limit.server";
import { recordAudit } from "~/access/record-audit.server";
import { ACCOUNT_ROLES, type AccountRole } from "~/access/roles";
import { endSession, startSession } from "~/access/session.server";
import { Refusal } from "~/http/errors";
import type { Account } from "./find-account.server";
import { isPasswordRight } from "./hash-password.server";
import { isKnownBrowser, knownBrowserMark } from "./known-browser.server";
import { FAILURES_KEPT_MS, waitBeforeSignIn } from "./sign-in-limits";

export interface SignInTry {
  /** Lower case. */
  email: string;
  password: string;
  userAgent: string;
  address: string;
  /** What the browser's mark says about who signed in on it before. */
  browserMark: string | null;
  /** The session this browser had until now; it ends. */
  sessionIdHash: string | null;
}

export interface SignedIn {
  token: string;
  expiresAt: number;
  browserMark: string;
  role: AccountRole;
}

/**
 * Signs a person in, or refuses in the same words and the same time whether the account exists or not. Each try is written
 * down before the password is checked, so that many at once cannot pass the limits together.
 */
export async function signIn(context: Context, attempt: SignInTry): Promise<SignedIn> {
  authorize(context, "session.start");
  const found = context.db.select().from(users).where(eq(users.email, attempt.email)).get();
  const account = found && found.disabledAt === null && found.passwordHash !== null ? found : null;
  const failure = reserveTry(context, attempt, account);
  let right = false;
  try {
    right = await isPasswordRight(attempt.password, account?.passwordHash ?? null);
  } catch (error) {
    transact(context, () => forget(context, failure));
    throw error;
  }
  if (!right || !account) {
    transact(context, () => {
      context.db.update(signInFailures).set({ at: context.now() }).where(eq(signInFailures.id, failure)).run();
      recordRefusal(context, attempt.address, found ?? null);
    });
    throw new Refusal("invalid", "signIn.wrong");
  }
  return transact(context, () => open(context, attempt, account, failure));
}

/** Hashed: what is typed into the field of the mail address may be a password by mistake. */
function accountKeyOf(email: string): string {
  return createHash("sha256").update(email).digest("hex");
}

function reserveTry(context: Context, attempt: SignInTry, account: Account | null): number {
  const now = context.now();
  const [accountKey, address] = [accountKeyOf(attempt.email), addressKey(attempt.address)];
  const isKnown =
    account?.passwordHash != null &&
    isKnownBrowser(context.auditKey, attempt.browserMark, account.id, account.passwordHash);
  // A known browser is counted apart from everybody else.
  const counted = isKnown ? `${accountKey} known` : accountKey;
  const reserved = transact(context, () => {
    context.db
      .delete(signInFailures)
      .where(lt(signInFailures.at, now - FAILURES_KEPT_MS))
      .run();
    const timesOf = (rows: { at: number }[]) => rows.map((row) => row.at);
    const wait = waitBeforeSignIn(
      {
        account: timesOf(
          context.db
            .select({ at: signInFailures.at })
            .from(signInFailures)
            .where(eq(signInFailures.accountKey, counted))
            .all(),
        ),
        address: timesOf(
          context.db
            .select({ at: signInFailures.at })
            .from(signInFailures)
            .where(eq(signInFailures.addressKey, address))
            .all(),
        ),
      },
      isKnown,
      now,
    );
    if (wait > 0) {
      recordRefusal(context, attempt.address, account);
      return { wait };
    }
    const { id } = context.db
      .insert(signInFailures)
      .values({ accountKey: counted, addressKey: address, at: now })
      .returning({ id: signInFailures.id })
      .get();
    return { wait: 0, id };
  });
  if (reserved.id === undefined) throw tooMany(reserved.wait);
  return reserved.id;
}

function forget(context: Context, failure: number): void {
  context.db.delete(signInFailures).where(eq(signInFailures.id, failure)).run();
}

function open(context: Context, attempt: SignInTry, account: Account, failure: number): SignedIn {
  forget(context, failure);
  const present = context.db.select().from(users).where(eq(users.id, account.id)).get();
  // While the password was being checked, somebody may have disabled the account or changed its password.
  if (
    !present ||
    present.disabledAt !== null ||
    present.passwordHash !== account.passwordHash ||
    !isAccountRole(present.role)
  ) {
    throw new Refusal("invalid", "signIn.wrong");
  }
  if (attempt.sessionIdHash) endSession(context, attempt.sessionIdHash);
  const session = startSession(context, present.id, attempt);
  context.db.update(users).set({ lastSignInAt: context.now() }).where(eq(users.id, present.id)).run();
  const actor = { role: present.role, userId: present.id, name: present.name, organisationIds: [], promoterId: null };
  recordAudit(
    { ...context, actor },
    { action: "session.start", subjectKind: "account", subjectId: present.id, after: { address: attempt.address } },
  );
  return {
    ...session,
    browserMark: knownBrowserMark(context.auditKey, present.id, account.passwordHash!),
    role: present.role,
  };
}

function isAccountRole(role: string): role is AccountRole {
  return (ACCOUNT_ROLES as readonly string[]).includes(role);
}

const REFUSAL_EVERY_MS = 60_000;
const ENTRIES_LOOKED_AT = 50;

/** At most one entry a minute for an account, and one for all accounts that do not exist: a flood does not fill the log. */
function recordRefusal(context: Context, address: string, account: Account | null): void {
  const subjectId = account?.id ?? null;
  const recent = context.db.$client
    .prepare(
      `SELECT 1 FROM (SELECT action, at FROM audit_entries WHERE subject_kind = 'account' AND subject_id IS ? ORDER BY seq DESC LIMIT ?)
       WHERE action = 'session.refused' AND at > ?`,
    )
    .get(subjectId, ENTRIES_LOOKED_AT, context.now() - REFUSAL_EVERY_MS);
  if (recent === undefined)
    recordAudit(context, { action: "session.refused", subjectKind: "account", subjectId, after: { address } });
}
