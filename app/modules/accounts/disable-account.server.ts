import { eq } from "drizzle-orm";
import { users } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { endSessionsOf } from "~/access/session.server";
import { conflict } from "~/http/errors";
import { findAccount, hasOtherAdministrator } from "./find-account.server";
import { endCalendarFeedsOf } from "./calendars/end-calendar-feed.server";
import { endLinksOf } from "./issue-link.server";
import { endApiTokensOf } from "./tokens/end-api-token.server";

/** The person is out at once: sessions, open links, tokens and calendar addresses end. The last administrator who can sign in stays. */
export function disableAccount(context: Context, id: number): void {
  authorize(context, "account.manage");
  transact(context, () => {
    const account = findAccount(context, id);
    if (account.disabledAt !== null) return;
    if (account.role === "administrator" && !hasOtherAdministrator(context, id))
      throw conflict("account.lastAdministrator");
    context.db
      .update(users)
      .set({ disabledAt: context.now(), version: account.version + 1 })
      .where(eq(users.id, id))
      .run();
    endSessionsOf(context, id);
    endLinksOf(context, id);
    endApiTokensOf(context, id);
    endCalendarFeedsOf(context, id);
    recordAudit(context, {
      action: "account.disable",
      subjectKind: "account",
      subjectId: id,
      before: { disabled: false },
      after: { disabled: true },
    });
  });
}
