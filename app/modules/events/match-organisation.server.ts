import { and, eq, isNotNull, isNull, or } from "drizzle-orm";
import { organisations } from "~db/schema";
import type { Context } from "~/access/context";
import { comparableName } from "~/modules/organisations/comparable-name";
import { isAcceptable, readCreditCode } from "~/modules/organisations/credit-code";
import { survivorOf } from "~/modules/organisations/merge/survivor-of.server";

export interface MatchedOrganisation {
  organisationId: number | null;
  organisationName: string;
}

/**
 * The organisation a typed name or credit code means: exactly this code, or exactly this name as names are compared. Two
 * organisations of the same name match neither; staff assigns it later. What was typed is kept when nothing matches.
 */
export function matchOrganisation(context: Context, typed: string): MatchedOrganisation {
  const code = readCreditCode(typed);
  const matching = isAcceptable(code.status)
    ? eq(organisations.creditCode, code.code)
    : eq(organisations.comparableName, comparableName(typed));
  const found = context.db
    .select({ id: organisations.id })
    .from(organisations)
    .where(and(matching, or(isNull(organisations.archivedAt), isNotNull(organisations.mergedIntoId))))
    .limit(20)
    .all();
  // A name or code from before a merge means the one that answers for it.
  const answering = [...new Set(found.map(({ id }) => survivorOf(context, id)))].flatMap(
    (id) => chosenOrganisation(context, id) ?? [],
  );
  const only = answering.length === 1 ? answering[0] : undefined;
  return only ?? { organisationId: null, organisationName: typed };
}

/** A chosen organisation, or null when there is none with this id any more. */
export function chosenOrganisation(context: Context, id: number): MatchedOrganisation | null {
  const found = context.db
    .select({ id: organisations.id, legalName: organisations.legalName })
    .from(organisations)
    .where(and(eq(organisations.id, id), isNull(organisations.archivedAt)))
    .get();
  return found ? { organisationId: found.id, organisationName: found.legalName } : null;
}
