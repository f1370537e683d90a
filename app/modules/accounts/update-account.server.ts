import { eq } from "drizzle-orm";
import { users } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { isRepresentative } from "~/access/roles";
import { recordAudit } from "~/access/record-audit.server";
import { endSessionsOf } from "~/access/session.server";
import { conflict, invalidField } from "~/http/errors";
import type { AccountChange } from "./account-form";
import {
  accountRecord,
  findAccount,
  hasOtherAdministrator,
  namedOrganisations,
  organisationsOf,
  promoterOfAccount,
  writeRepresentations,
} from "./find-account.server";

/** Changes name, language, role and the organisations spoken for. With another role, or for another promoter, the person signs in again. */
export function updateAccount(context: Context, id: number, change: AccountChange): void {
  authorize(context, "account.manage");
  transact(context, () => {
    const account = findAccount(context, id);
    if (account.version !== change.version) throw conflict("error.conflict");
    const { name, role, locale } = change;
    if (
      account.role === "administrator" &&
      role !== "administrator" &&
      account.disabledAt === null &&
      !hasOtherAdministrator(context, id)
    ) {
      throw invalidField("role", "account.lastAdministrator");
    }
    const linked = organisationsOf(context, id);
    const spokenFor = isRepresentative({ role }) ? namedOrganisations(context, change.organisations, linked) : [];
    if (isRepresentative({ role }) && spokenFor.length === 0)
      throw invalidField("organisations", "account.needsOrganisation");
    const promoterId = promoterOfAccount(context, change);
    const before = accountRecord(context, account);
    const same =
      linked
        .map((organisation) => organisation.id)
        .sort()
        .join() === [...spokenFor].sort().join();
    if (
      same &&
      account.name === name &&
      account.role === role &&
      account.promoterId === promoterId &&
      account.locale === locale
    )
      return;
    context.db
      .update(users)
      .set({ name, role, locale, promoterId, version: account.version + 1 })
      .where(eq(users.id, id))
      .run();
    writeRepresentations(context, id, spokenFor);
    if (account.role !== role || account.promoterId !== promoterId) endSessionsOf(context, id);
    recordAudit(context, {
      action: "account.update",
      subjectKind: "account",
      subjectId: id,
      before,
      after: accountRecord(context, findAccount(context, id)),
    });
  });
}
