import { and, asc, eq, isNull, or } from "drizzle-orm";
import { organisations } from "~db/schema";
import type { Context } from "~/access/context";
import { invalidField } from "~/http/errors";
import { searchIndex } from "~/search/search-index.server";
import { comparableName } from "./comparable-name";
import { isAcceptable, readCreditCode } from "./credit-code";

const MOST_NAMED = 3;

/**
 * The one organisation that somebody typed by its credit code, its full name or its short name.
 * @param path the field that a refusal names
 * @throws Refusal (invalid) when none or several are called so, with names that are near
 */
export function namedOrganisation(context: Context, path: string, typed: string): { id: number; legalName: string } {
  const code = readCreditCode(typed);
  const named = (which: ReturnType<typeof eq> | undefined) =>
    context.db
      .select({ id: organisations.id, legalName: organisations.legalName })
      .from(organisations)
      .where(and(which, isNull(organisations.archivedAt)))
      .orderBy(asc(organisations.id))
      .limit(MOST_NAMED)
      .all();
  const full = named(
    isAcceptable(code.status)
      ? eq(organisations.creditCode, code.code)
      : eq(organisations.comparableName, comparableName(typed)),
  );
  const found =
    full.length > 0 ? full : named(or(eq(organisations.shortName, typed), eq(organisations.englishName, typed)));
  const [only] = found;
  if (only && found.length === 1) return only;
  const near =
    found.length > 0
      ? found.map(({ legalName }) => legalName)
      : searchIndex(context, typed, 20)
          .hits.filter(({ kind }) => kind === "organisation")
          .slice(0, MOST_NAMED)
          .map(({ title }) => title);
  throw near.length > 0
    ? invalidField(path, "organisation.named.near", { names: near.join(" · ") })
    : invalidField(path, "organisation.named.none");
}
