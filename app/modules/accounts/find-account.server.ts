import { and, eq, inArray, isNull, ne, or } from "drizzle-orm";
import { organisations, representations, users } from "~db/schema";
import type { Context } from "~/access/context";
import { invalidField, notFound } from "~/http/errors";

export type Account = typeof users.$inferSelect;

export function findAccount(context: Context, id: number): Account {
  const account = context.db.select().from(users).where(eq(users.id, id)).get();
  if (!account) throw notFound();
  return account;
}

export function organisationsOf(context: Context, userId: number): { id: number; legalName: string }[] {
  return context.db
    .select({ id: organisations.id, legalName: organisations.legalName })
    .from(representations)
    .innerJoin(organisations, eq(organisations.id, representations.organisationId))
    .where(eq(representations.userId, userId))
    .orderBy(organisations.legalName)
    .all();
}

/** What the audit says of an account; never its password. */
export function accountRecord(context: Context, account: Account): Record<string, unknown> {
  const { email, name, role, locale } = account;
  return {
    email,
    name,
    role,
    locale,
    organisations: organisationsOf(context, account.id).map((organisation) => organisation.legalName),
    disabled: account.disabledAt !== null,
  };
}

/** Finds each organisation by credit code or full name, or refuses and names the one that is not known. */
export function namedOrganisations(context: Context, names: readonly string[]): number[] {
  return [
    ...new Set(
      names.map((name) => {
        const found = context.db
          .select({ id: organisations.id })
          .from(organisations)
          .where(
            and(
              isNull(organisations.archivedAt),
              or(eq(organisations.creditCode, name.toUpperCase()), eq(organisations.legalName, name)),
            ),
          )
          .limit(1)
          .get();
        if (!found) throw invalidField("organisations", "account.organisationUnknown", { name });
        return found.id;
      }),
    ),
  ];
}

/** Writes for whom a person speaks; nothing for roles that speak for nobody. */
export function writeRepresentations(context: Context, userId: number, organisationIds: readonly number[]): void {
  const present = context.db.select().from(representations).where(eq(representations.userId, userId)).all();
  const gone = present.map((row) => row.organisationId).filter((id) => !organisationIds.includes(id));
  if (gone.length > 0)
    context.db
      .delete(representations)
      .where(and(eq(representations.userId, userId), inArray(representations.organisationId, gone)))
      .run();
  for (const organisationId of organisationIds) {
    context.db
      .insert(representations)
      .values({ userId, organisationId, createdAt: context.now() })
      .onConflictDoNothing()
      .run();
  }
}

/** Is there an administrator who can sign in, besides this one? */
export function hasOtherAdministrator(context: Context, userId: number): boolean {
  const others = context.db
    .select({ passwordHash: users.passwordHash })
    .from(users)
    .where(and(eq(users.role, "administrator"), isNull(users.disabledAt), ne(users.id, userId)))
    .all();
  return others.some((other) => other.passwordHash !== null);
}
