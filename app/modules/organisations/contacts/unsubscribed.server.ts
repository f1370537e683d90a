import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Context } from "~/access/context";
import type { Database } from "~db/client.server";
import { unsubscribedAddresses } from "~db/schema";

/** What stands for a mail address where the address itself is not kept. */
export function hashOfAddress(email: string): string {
  return createHash("sha256").update(email.trim().toLowerCase()).digest("hex");
}

/** Which of the addresses, given by their hashes, want no invitations. */
export function unsubscribedAmong(db: Database, hashes: readonly string[]): Set<string> {
  const rows = db
    .select({ hash: unsubscribedAddresses.addressHash })
    .from(unsubscribedAddresses)
    .where(
      and(
        isNull(unsubscribedAddresses.endedAt),
        sql`${unsubscribedAddresses.addressHash} IN (SELECT value FROM json_each(${JSON.stringify(hashes)}))`,
      ),
    )
    .all();
  return new Set(rows.map(({ hash }) => hash));
}

/** Since when the address wants no invitations; null when it takes them. */
export function standingUnsubscription(context: Context, addressHash: string) {
  return (
    context.db
      .select()
      .from(unsubscribedAddresses)
      .where(and(eq(unsubscribedAddresses.addressHash, addressHash), isNull(unsubscribedAddresses.endedAt)))
      .get() ?? null
  );
}

/** The last part of the link in a mail: it names no address, and nobody can make it for another one. */
export function unsubscribeToken(context: Context, addressHash: string): string {
  return `${Buffer.from(addressHash, "hex").toString("base64url")}.${seal(context, addressHash)}`;
}

function seal(context: Context, addressHash: string): string {
  return createHmac("sha256", context.auditKey).update(`unsubscribe\n${addressHash}`).digest("base64url");
}

/** @returns the hash of the address, or null when it is no link of ours */
export function readUnsubscribeToken(context: Context, token: string): string | null {
  const [, packed = "", given = ""] = /^([A-Za-z0-9_-]{43})\.([A-Za-z0-9_-]{43})$/.exec(token) ?? [];
  if (packed === "") return null;
  const addressHash = Buffer.from(packed, "base64url").toString("hex");
  return timingSafeEqual(Buffer.from(seal(context, addressHash)), Buffer.from(given)) ? addressHash : null;
}
