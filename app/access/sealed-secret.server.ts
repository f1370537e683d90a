import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import type { Context } from "./context";

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export interface SealedFor {
  /** A key of its own for each kind of secret, made from the one beside the database. */
  kind: "secrets of second factors" | "secrets of webhooks";
  /** A sealed secret is of one record: put into the row of another it opens no more. */
  owner: string;
}

type KeyHolder = Pick<Context, "auditKey">;

function sealingKey({ auditKey }: KeyHolder, { kind }: SealedFor): Buffer {
  return Buffer.from(hkdfSync("sha256", auditKey, "", kind, 32));
}

/** Whoever reads the database alone learns no secret: they are sealed, AES-256-GCM. */
export function seal(holder: KeyHolder, whose: SealedFor, secret: Uint8Array): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", sealingKey(holder, whose), nonce).setAAD(Buffer.from(whose.owner));
  const sealed = Buffer.concat([cipher.update(Buffer.from(secret)), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url");
}

/** Null when it was sealed for another record or with another key, or was altered. */
export function unseal(holder: KeyHolder, whose: SealedFor, text: string): Buffer | null {
  const bytes = Buffer.from(text, "base64url");
  try {
    const decipher = createDecipheriv("aes-256-gcm", sealingKey(holder, whose), bytes.subarray(0, NONCE_BYTES))
      .setAAD(Buffer.from(whose.owner))
      .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
  } catch {
    return null;
  }
}
