import { eq } from "drizzle-orm";
import { users } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { conflict } from "~/http/errors";
import type { NewAccount } from "./account-form";
import { createAccount, type CreatedAccount } from "./create-account.server";
import { hasAdministrator } from "./issue-link.server";
import { renewLink } from "./renew-link.server";

/**
 * Opens the account of the first administrator and gives a link to set its password. While nobody has set one, asking again
 * for the same mail address gives a new link: the earlier one may be lost or over.
 * @throws Refusal conflict (an administrator can sign in already), invalid (the address belongs to somebody else)
 */
export function inviteFirstAdministrator(context: Context, input: Omit<NewAccount, "role">): CreatedAccount {
  authorize(context, "account.manage");
  return transact(context, () => {
    if (hasAdministrator(context)) throw conflict("command.hasAdministrator");
    const present = context.db
      .select({ id: users.id, role: users.role })
      .from(users)
      .where(eq(users.email, input.email))
      .get();
    if (present?.role === "administrator") return { id: present.id, link: renewLink(context, present.id, false) };
    return createAccount(context, { ...input, role: "administrator" });
  });
}
