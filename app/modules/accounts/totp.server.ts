import { createHmac, timingSafeEqual } from "node:crypto";
import { toBase32 } from "./base32";

/**
 * Time-based one-time passwords, RFC 6238 on the HOTP of RFC 4226, with the values that every authenticator app knows: HMAC-SHA-1,
 * steps of 30 seconds from the epoch, six digits. The weakness of SHA-1 in collisions does not touch its HMAC.
 */
const STEP_MS = 30_000;
const DIGITS = 6;
/** A code of the step before and of the one after is taken too: clocks of phones differ, and people type slowly. */
const STEPS_AROUND = 1;
/** RFC 4226 recommends 160 bits. */
export const SECRET_BYTES = 20;

export function stepAt(now: number): number {
  return Math.floor(now / STEP_MS);
}

/** HOTP of RFC 4226, section 5.3. */
export function oneTimeCode(secret: Uint8Array, counter: number, digits = DIGITS): string {
  const moved = Buffer.alloc(8);
  moved.writeBigUInt64BE(BigInt(counter));
  const mac = createHmac("sha1", secret).update(moved).digest();
  const offset = mac[mac.length - 1]! & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, "0");
}

/** The step whose code this is, or null. Neither the step that was used last nor an earlier one counts, even when the clock was set back. */
export function acceptedStep(secret: Uint8Array, code: string, now: number, lastStep: number): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const present = stepAt(now);
  let accepted: number | null = null;
  for (let step = Math.max(0, present - STEPS_AROUND); step <= present + STEPS_AROUND; step += 1) {
    const isRight = timingSafeEqual(Buffer.from(oneTimeCode(secret, step)), Buffer.from(code));
    if (isRight && step > lastStep) accepted ??= step;
  }
  return accepted;
}

/** The address in the picture that an authenticator app scans. */
export function authenticatorAddress(
  secret: Uint8Array,
  { issuer, account }: { issuer: string; account: string },
): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  return `otpauth://totp/${label}?secret=${toBase32(secret)}&issuer=${encodeURIComponent(issuer)}`;
}
