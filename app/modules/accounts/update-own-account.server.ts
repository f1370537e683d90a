import { eq } from "drizzle-orm";
import type { z } from "zod";
import { users } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { notFound } from "~/http/errors";
import type { ownAccountForm } from "./account-form";
import { accountRecord, findAccount } from "./find-account.server";

/** A person's own name and language. */
export function updateOwnAccount(context: Context, { name, locale }: z.output<typeof ownAccountForm>): void {
  authorize(context, "account.own");
  const id = context.actor.userId;
  if (id === null) throw notFound();
  transact(context, () => {
    const account = findAccount(context, id);
    if (account.name === name && account.locale === locale) return;
    const before = accountRecord(context, account);
    context.db
      .update(users)
      .set({ name, locale, version: account.version + 1 })
      .where(eq(users.id, id))
      .run();
    recordAudit(context, {
      action: "account.updateOwn",
      subjectKind: "account",
      subjectId: id,
      before,
      after: accountRecord(context, findAccount(context, id)),
    });
  });
}
