import type { Database } from "~db/client.server";
import { deliverDueMail } from "~/mail/deliver-mail.server";
import type { Clock } from "./timeline.server";

/**
 * Notes the mails that are due as sent; the people of a demo world have no mailboxes. Nobody else uses the connection while a
 * demo world is made, so the transaction may stay open over the waiting.
 */
export async function deliverToNobody(db: Database, clock: Clock): Promise<void> {
  const now = () => clock.now;
  db.$client.exec("BEGIN IMMEDIATE");
  try {
    while ((await deliverDueMail({ db, now, send: () => Promise.resolve() })).sent > 0);
    db.$client.exec("COMMIT");
  } catch (error) {
    db.$client.exec("ROLLBACK");
    throw error;
  }
}
