import { eq } from "drizzle-orm";
import { users } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { isRepresentative } from "~/access/roles";
import { recordAudit } from "~/access/record-audit.server";
import { invalidField } from "~/http/errors";
import type { NewAccount } from "./account-form";
import {
  accountRecord,
  findAccount,
  namedOrganisations,
  promoterOfAccount,
  writeRepresentations,
} from "./find-account.server";
import { sendLink, type SentLink } from "./send-link.server";

export interface CreatedAccount {
  id: number;
  /** Shown once on the screen; null when the account came with a password. */
  link: SentLink | null;
}

/**
 * Opens an account. Without a password the person sets one with a one-time link, which is also mailed when mail is set up.
 * @param passwordHash for the command line and the demo, which hash before
 */
export function createAccount(
  context: Context,
  input: NewAccount,
  { mailLink = false, passwordHash = null }: { mailLink?: boolean; passwordHash?: string | null } = {},
): CreatedAccount {
  authorize(context, "account.manage");
  return transact(context, () => {
    const { email, name, role, locale } = input;
    if (context.db.select({ id: users.id }).from(users).where(eq(users.email, email)).get())
      throw invalidField("email", "account.emailTaken");
    const organisationIds = isRepresentative({ role }) ? namedOrganisations(context, input.organisations) : [];
    if (isRepresentative({ role }) && organisationIds.length === 0)
      throw invalidField("organisations", "account.needsOrganisation");
    const promoterId = promoterOfAccount(context, input);
    const { id } = context.db
      .insert(users)
      .values({ email, name, role, locale, promoterId, passwordHash, createdAt: context.now() })
      .returning({ id: users.id })
      .get();
    writeRepresentations(context, id, organisationIds);
    const account = findAccount(context, id);
    recordAudit(context, {
      action: "account.create",
      subjectKind: "account",
      subjectId: id,
      after: accountRecord(context, account),
    });
    return { id, link: passwordHash === null ? sendLink(context, account, mailLink) : null };
  });
}
