import type { Context } from "~/access/context";
import { membershipSpansOf } from "./membership-spans";
import { membershipStatements } from "./membership-statements.server";

/**
 * Works out the statuses of one organisation anew, and lets the organisation repeat the days of its latest membership. Part of
 * every verb that changes what is recorded of memberships, in its transaction; also of one that moves memberships between
 * organisations, for both.
 */
export function rewriteSpans(context: Context, organisationId: number): void {
  const statements = membershipStatements(context.db);
  const facts = statements.factsOf(organisationId);
  statements.writeSpans(organisationId, membershipSpansOf(facts, statements.ruleSets()));
  statements.mirror(organisationId, facts.at(-1), context.now());
}

/** The statuses of all organisations, after a change of the rules. @returns how many organisations have memberships */
export function rewriteAllSpans(context: Context): number {
  const statements = membershipStatements(context.db);
  const ruleSets = statements.ruleSets();
  const all = statements.allFacts();
  for (const [organisationId, facts] of all) statements.writeSpans(organisationId, membershipSpansOf(facts, ruleSets));
  return all.size;
}
