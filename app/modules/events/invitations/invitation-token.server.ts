import { createHmac } from "node:crypto";
import type { Context } from "~/access/context";

/**
 * The last part of the link of an invitation. It is worked out with the key of the instance, so that the reminder has the same link;
 * the database keeps its hash alone, and links that were sent outlive the key.
 */
export function invitationToken(context: Context, eventId: number, addressHash: string): string {
  return createHmac("sha256", context.auditKey).update(`invitation\n${eventId}\n${addressHash}`).digest("base64url");
}
