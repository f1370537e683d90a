import { and, eq, inArray, isNull, ne, or } from "drizzle-orm";
import { organisations, promoters, representations, users } from "~db/schema";
import type { Context } from "~/access/context";
import { PROMOTER_ROLES, type Role } from "~/access/roles";
import { invalidField, notFound } from "~/http/errors";
import { organisationLine, readOrganisationLine } from "./organisation-line";

export type Account = typeof users.$inferSelect;

export function findAccount(context: Context, id: number): Account {
  const account = context.db.select().from(users).where(eq(users.id, id)).get();
  if (!account) throw notFound();
  return account;
}

export function organisationsOf(
  context: Context,
  userId: number,
): { id: number; legalName: string; creditCode: string | null }[] {
  return context.db
    .select({ id: organisations.id, legalName: organisations.legalName, creditCode: organisations.creditCode })
    .from(representations)
    .innerJoin(organisations, eq(organisations.id, representations.organisationId))
    .where(eq(representations.userId, userId))
    .orderBy(organisations.legalName, organisations.id)
    .all();
}

/** What the audit says of an account; never its password. */
export function accountRecord(context: Context, account: Account): Record<string, unknown> {
  const { email, name, role, locale, promoterId } = account;
  return {
    email,
    name,
    role,
    locale,
    promoterId,
    organisations: organisationsOf(context, account.id).map(organisationLine),
    disabled: account.disabledAt !== null,
  };
}

/**
 * Finds each organisation by credit code, `#id` or full name, or refuses and names the line that is not known or not clear.
 * @param linked those already spoken for; they stay even when they were archived since
 */
export function namedOrganisations(
  context: Context,
  lines: readonly string[],
  linked: readonly { id: number }[] = [],
): number[] {
  return [...new Set(lines.map((line) => namedOrganisation(context, line, linked)))];
}

function namedOrganisation(context: Context, line: string, linked: readonly { id: number }[]): number {
  const named = readOrganisationLine(line);
  const match =
    named.by === "code"
      ? eq(organisations.creditCode, named.code)
      : named.by === "id"
        ? eq(organisations.id, named.id)
        : eq(organisations.legalName, named.name);
  const linkedIds = linked.map((organisation) => organisation.id);
  const found = context.db
    .select({ id: organisations.id, legalName: organisations.legalName, creditCode: organisations.creditCode })
    .from(organisations)
    .where(and(match, or(isNull(organisations.archivedAt), inArray(organisations.id, linkedIds))))
    .orderBy(organisations.id)
    .limit(MOST_NAMED + 1)
    .all();
  const [only, ...others] = found;
  if (!only) throw invalidField("organisations", "account.organisationUnknown", { name: line });
  if (others.length > 0) {
    const marks = found.slice(0, MOST_NAMED).map((one) => one.creditCode ?? `#${one.id}`);
    const codes = `${marks.join(" / ")}${found.length > MOST_NAMED ? " …" : ""}`;
    throw invalidField("organisations", "account.organisationAmbiguous", { name: line, codes });
  }
  return only.id;
}

/** How many codes a refusal names. */
const MOST_NAMED = 5;

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

/**
 * The promoter that a person of this role works for, as it is stored: none for the hub's people and for roles that belong to none.
 * @throws Refusal (invalid) when there is no such promoter
 */
export function promoterOfAccount(
  context: Context,
  { role, promoterId = null }: { role: Role; promoterId?: number | null },
) {
  if (promoterId === null || !PROMOTER_ROLES.includes(role)) return null;
  const promoter = context.db.select().from(promoters).where(eq(promoters.id, promoterId)).get();
  if (!promoter) throw invalidField("promoterId", "field.notAChoice");
  return promoter.parentId === null ? null : promoter.id;
}
