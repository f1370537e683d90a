import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import type { Context } from "~/access/context";
import { SECRET_BYTES } from "./totp.server";

/** Whoever reads the database alone cannot make codes: its secrets are sealed, AES-256-GCM, with a key made from the one beside it. */
function sealingKey({ auditKey }: Pick<Context, "auditKey">): Buffer {
  return Buffer.from(hkdfSync("sha256", auditKey, "", "secrets of second factors", 32));
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** A sealed secret is of one person: put into the row of another it opens no more. */
const ownerOf = (userId: number) => Buffer.from(`user ${userId}`);

export function newSecret(): Buffer {
  return randomBytes(SECRET_BYTES);
}

export function sealSecret(context: Pick<Context, "auditKey">, userId: number, secret: Uint8Array): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", sealingKey(context), nonce).setAAD(ownerOf(userId));
  const sealed = Buffer.concat([cipher.update(Buffer.from(secret)), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url");
}

/** Null when it was sealed for somebody else or with another key, or was altered. */
export function openSecret(context: Pick<Context, "auditKey">, userId: number, text: string): Buffer | null {
  const bytes = Buffer.from(text, "base64url");
  try {
    const decipher = createDecipheriv("aes-256-gcm", sealingKey(context), bytes.subarray(0, NONCE_BYTES))
      .setAAD(ownerOf(userId))
      .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
  } catch {
    return null;
  }
}
