import { createHmac, timingSafeEqual } from "node:crypto";
import type { Context } from "~/access/context";

/** Letters and digits that are not taken for one another when read or typed (Crockford's base 32). */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const PROOF_BYTES = 10;

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
 * The person that a code names, before its proof was looked at: as it was scanned (the address of the ticket) or typed (small
 * letters, spaces, O for 0 and I or L for 1). Null for what is no code.
 */
export function readTicketCode(text: string): { personId: number; proof: string } | null {
  const last = text.trim().split("/").at(-1)!.toUpperCase().replace(/\s/g, "");
  const read = /^(\d{1,15})-([0-9A-Z]{16})$/.exec(last);
  if (!read) return null;
  return { personId: Number(read[1]), proof: read[2]!.replace(/O/g, "0").replace(/[IL]/g, "1") };
}

export function isTicketOf(context: Context, proof: string, holder: TicketHolder): boolean {
  const expected = Buffer.from(proofOf(context, holder));
  const given = Buffer.from(proof);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
