import { createHash, randomBytes } from "node:crypto";
import { and, eq, lte, ne } from "drizzle-orm";
import type { Database } from "~db/client.server";
import { oncePerDatabase } from "~db/once-per-database";
import { lookingSessions, pendingSignIns, sessions } from "~db/schema";
import { transact } from "~db/transact";
import { writeUnseen } from "~db/write-state";
import { isStorageError } from "~/http/storage-errors";
import { asLocale, type Locale } from "~/i18n/locales";
import { isWrittenUnderAnotherClock } from "~/values/clock";
import type { Actor } from "./actor";
import type { Context } from "./context";
import { ACCOUNT_ROLES, isRepresentative, type AccountRole } from "./roles";

const MINUTE = 60_000;
export const IDLE_MS: Record<AccountRole, number> = {
  administrator: 30 * MINUTE,
  staff: 30 * MINUTE,
  statistician: 30 * MINUTE,
  viewer: 30 * MINUTE,
  firm_representative: 120 * MINUTE,
  institute_representative: 120 * MINUTE,
};
export const ABSOLUTE_MS = 12 * 60 * MINUTE;
const TOUCH_MS = MINUTE;

export interface SessionUser {
  id: number;
  name: string;
  email: string;
  role: AccountRole;
  locale: Locale;
}

export interface CurrentSession {
  actor: Actor;
  user: SessionUser;
  sessionIdHash: string;
  hasSecondFactor: boolean;
  /** As whom an administrator looks at the product in this session. */
  lookAsUserId: number | null;
  /** The time for looking ran out, and nobody has said yet that they know. */
  lookIsOver: boolean;
}

export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** 256 random bits as base64url; only their hash is ever stored. */
export function randomToken(): string {
  return randomBytes(32).toString("base64url");
}

/** Opens a session; the token goes into the cookie and is stored nowhere. Sessions that are over are swept away. */
export function startSession(
  context: Context,
  userId: number,
  from: { userAgent: string; address: string },
): { token: string; expiresAt: number } {
  const now = context.now();
  const token = randomToken();
  const expiresAt = now + ABSOLUTE_MS;
  transact(context, () => {
    context.db.delete(sessions).where(lte(sessions.expiresAt, now)).run();
    context.db
      .insert(sessions)
      .values({
        idHash: hashToken(token),
        userId,
        createdAt: now,
        lastSeenAt: now,
        expiresAt,
        userAgent: from.userAgent.slice(0, 300),
        address: from.address.slice(0, 64),
      })
      .run();
  });
  return { token, expiresAt };
}

interface StoredSession {
  idHash: string;
  createdAt: number;
  lastSeenAt: number;
  expiresAt: number;
  id: number;
  name: string;
  email: string;
  role: string;
  locale: string;
  organisationIds: string;
  promoterId: number | null;
  hasSecondFactor: 0 | 1;
  lookAsUserId: number | null;
  lookExpiresAt: number | null;
}

function prepare(db: Database) {
  return {
    find: db.$client.prepare(
      `SELECT s.id_hash AS idHash, s.created_at AS createdAt, s.last_seen_at AS lastSeenAt, s.expires_at AS expiresAt,
              u.id, u.name, u.email, u.role, u.locale, u.promoter_id AS promoterId,
              (SELECT json_group_array(r.organisation_id) FROM representations r WHERE r.user_id = u.id) AS organisationIds,
              EXISTS (SELECT 1 FROM second_factors f WHERE f.user_id = u.id) AS hasSecondFactor,
              l.user_id AS lookAsUserId, l.expires_at AS lookExpiresAt
       FROM sessions s JOIN users u ON u.id = s.user_id LEFT JOIN looking_sessions l ON l.session_id_hash = s.id_hash
       WHERE s.id_hash = ? AND u.disabled_at IS NULL`,
    ),
    touch: db.$client.prepare("UPDATE sessions SET last_seen_at = ? WHERE id_hash = ? AND last_seen_at < ?"),
    /** When the people of sessions were seen while the disk took no writes. */
    seenUnwritten: new Map<string, number>(),
  };
}
const statements = oncePerDatabase(prepare);

export function isOver(
  session: { createdAt: number; lastSeenAt: number; expiresAt: number },
  role: AccountRole,
  now: number,
): boolean {
  return (
    now >= session.expiresAt ||
    now - session.lastSeenAt >= IDLE_MS[role] ||
    isWrittenUnderAnotherClock(session.createdAt, now)
  );
}

/** Who sends this token, or null. Asked at every request, so that a disabled account or an ended session is out at once. */
export function readSession(db: Database, token: string, now: number): CurrentSession | null {
  const stored = statements(db).find.get(hashToken(token)) as StoredSession | undefined;
  if (stored) stored.lastSeenAt = Math.max(stored.lastSeenAt, statements(db).seenUnwritten.get(stored.idHash) ?? 0);
  if (!stored || !(ACCOUNT_ROLES as readonly string[]).includes(stored.role)) return null;
  const role = stored.role as AccountRole;
  if (isOver(stored, role, now)) return null;
  if (now - stored.lastSeenAt >= TOUCH_MS) touch(db, stored.idHash, now);
  const { id, name, email, locale, promoterId } = stored;
  const organisationIds = isRepresentative({ role }) ? (JSON.parse(stored.organisationIds) as number[]) : [];
  return {
    actor: { role, userId: id, name, organisationIds, promoterId },
    user: { id, name, email, role, locale: asLocale(locale) },
    sessionIdHash: stored.idHash,
    hasSecondFactor: stored.hasSecondFactor === 1,
    lookAsUserId: stored.lookAsUserId,
    lookIsOver: stored.lookExpiresAt !== null && now >= stored.lookExpiresAt,
  };
}

/** On a full or read-only disk reading goes on; that the person was seen is then remembered by this process alone. */
function touch(db: Database, idHash: string, now: number): void {
  const { touch, seenUnwritten } = statements(db);
  try {
    writeUnseen(db, () => touch.run(now, idHash, now));
    seenUnwritten.delete(idHash);
  } catch (error) {
    if (!isStorageError(error)) throw error;
    seenUnwritten.set(idHash, now);
  }
}

export function endSession(context: Pick<Context, "db">, idHash: string): void {
  transact(context, () => {
    context.db.delete(sessions).where(eq(sessions.idHash, idHash)).run();
  });
}

/** Ends every session of a person, or all but the one they are working in, and what waits for a second step. */
export function endSessionsOf(context: Pick<Context, "db">, userId: number, exceptIdHash: string | null = null): void {
  transact(context, () => {
    context.db.delete(pendingSignIns).where(eq(pendingSignIns.userId, userId)).run();
    context.db
      .delete(sessions)
      .where(and(eq(sessions.userId, userId), exceptIdHash === null ? undefined : ne(sessions.idHash, exceptIdHash)))
      .run();
  });
}

/** Whoever was looking as somebody else in this session is themselves again. */
export function forgetLooking(context: Pick<Context, "db">, sessionIdHash: string): void {
  transact(context, () => {
    context.db.delete(lookingSessions).where(eq(lookingSessions.sessionIdHash, sessionIdHash)).run();
  });
}
