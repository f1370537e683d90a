import { randomBytes } from "node:crypto";
import type { Context } from "~/access/context";
import { seal, unseal, type SealedFor } from "~/access/sealed-secret.server";
import { SECRET_BYTES } from "./totp.server";

const of = (userId: number): SealedFor => ({ kind: "secrets of second factors", owner: `user ${userId}` });

export function newSecret(): Buffer {
  return randomBytes(SECRET_BYTES);
}

export function sealSecret(context: Pick<Context, "auditKey">, userId: number, secret: Uint8Array): string {
  return seal(context, of(userId), secret);
}

/** Null when it was sealed for somebody else or with another key, or was altered. */
export function openSecret(context: Pick<Context, "auditKey">, userId: number, text: string): Buffer | null {
  return unseal(context, of(userId), text);
}
