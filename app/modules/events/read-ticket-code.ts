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
