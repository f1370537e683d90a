import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { Context } from "~/access/context";

/** Letters and digits that are not taken for one another when read or typed (Crockford's base 32). */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const PROOF_BYTES = 10;
const MARK_BYTES = 16;

/** Whom a ticket lets in: a person of a registration. Another name, or another person in that seat, has another ticket. */
export interface TicketHolder {
  personId: number;
  registrationId: number;
  name: string;
}

function proofOf(context: Context, { personId, registrationId, name }: TicketHolder): string {
  const mac = createHmac("sha256", context.auditKey).update(`ticket\n${personId}\n${registrationId}\n${name}`).digest();
  let bits = "";
  for (const byte of mac.subarray(0, PROOF_BYTES)) bits += byte.toString(2).padStart(8, "0");
  return bits.replace(/.{5}/g, (five) => ALPHABET[Number.parseInt(five, 2)]!);
}

/**
 * The code on a person's ticket, such as `1207-7ZK3Q9M2A4XWB8TD`: 80 bits that only who has the key of this instance can make, so
 * that nothing has to be kept and a copy of the database lets nobody in.
 */
export function ticketCode(context: Context, holder: TicketHolder): string {
  return `${holder.personId}-${proofOf(context, holder)}`;
}

/**
 * What a phone at the door may keep of a ticket: it knows the ticket when it is shown one, and cannot make it. Half the bits of
 * SHA-256 of the code; the page makes the same of what it scans.
 */
export function ticketMark(code: string): string {
  return createHash("sha256").update(code).digest().subarray(0, MARK_BYTES).toString("base64url");
}

export function isTicketOf(context: Context, proof: string, holder: TicketHolder): boolean {
  const expected = Buffer.from(proofOf(context, holder));
  const given = Buffer.from(proof);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
