import type { Database } from "~db/client.server";
import { oncePerDatabase } from "~db/once-per-database";
import { isStorageError } from "~/http/storage-errors";
import { asLocale, type Locale } from "~/i18n/locales";
import type { Actor } from "./actor";
import { readScopes, type ApiScope } from "./api-scopes";
import { ACCOUNT_ROLES, isRepresentative, type AccountRole } from "./roles";
import { hashToken, randomToken } from "./session.server";

/** What programs that look for leaked secrets recognise. */
export const API_TOKEN_PREFIX = "weft_";
const SHAPE = /^weft_[A-Za-z0-9_-]{43}$/;
const TOUCH_MS = 60_000;

export interface CurrentToken {
  id: number;
  actor: Actor;
  scopes: readonly ApiScope[];
  locale: Locale;
}

interface StoredToken {
  id: number;
  name: string;
  scopes: string;
  lastUsedAt: number | null;
  userId: number;
  userName: string;
  role: string;
  locale: string;
  organisationIds: string;
  promoterId: number | null;
}

export function randomApiToken(): string {
  return `${API_TOKEN_PREFIX}${randomToken()}`;
}

function prepare(db: Database) {
  return {
    find: db.$client.prepare<[string, number], StoredToken>(
      `SELECT t.id, t.name, t.scopes, t.last_used_at AS lastUsedAt, u.id AS userId, u.name AS userName, u.role, u.locale, u.promoter_id AS promoterId,
              (SELECT json_group_array(r.organisation_id) FROM representations r WHERE r.user_id = u.id) AS organisationIds
       FROM api_tokens t JOIN users u ON u.id = t.user_id
       WHERE t.token_hash = ? AND t.ended_at IS NULL AND t.expires_at > ? AND u.disabled_at IS NULL`,
    ),
    touch: db.$client.prepare("UPDATE api_tokens SET last_used_at = ? WHERE id = ?"),
  };
}
const statements = oncePerDatabase(prepare);

/**
 * Who sends this token, or null. Asked at every request: the role is that of the moment, and an ended token or a disabled account is
 * out at once.
 */
export function readApiToken(db: Database, token: string, now: number): CurrentToken | null {
  if (!SHAPE.test(token)) return null;
  const stored = statements(db).find.get(hashToken(token), now);
  if (!stored || !(ACCOUNT_ROLES as readonly string[]).includes(stored.role)) return null;
  if (now - (stored.lastUsedAt ?? 0) >= TOUCH_MS) touch(db, stored.id, now);
  const role = stored.role as AccountRole;
  return {
    id: stored.id,
    actor: {
      role,
      userId: stored.userId,
      name: stored.userName,
      organisationIds: isRepresentative({ role }) ? (JSON.parse(stored.organisationIds) as number[]) : [],
      promoterId: stored.promoterId,
      through: stored.name,
    },
    scopes: readScopes(stored.scopes),
    locale: asLocale(stored.locale),
  };
}

/** On a full or read-only disk reading goes on; that the token was used is then not remembered. */
function touch(db: Database, id: number, now: number): void {
  try {
    statements(db).touch.run(now, id);
  } catch (error) {
    if (!isStorageError(error)) throw error;
  }
}
