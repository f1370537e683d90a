import { eq, type SQL } from "drizzle-orm";
import type { Actor } from "~/access/actor";
import { can } from "~/access/can";
import type { Context } from "~/access/context";
import { inCareOf, isInCareOf, promotersBeside } from "~/access/promoter-care.server";
import { Refusal } from "~/http/errors";
import { listPromoters, promoterShortName } from "~/modules/promoters/promoter-queries.server";
import { organisations, promoters } from "~db/schema";
import { visibleOrganisation } from "./organisation-queries.server";
import { organisationStatements } from "./organisation-record.server";

/** The promoters of an organisation, its owner first. */
export function promotersOfOrganisation(context: Context, organisation: { id: number; promoterId: number }): number[] {
  return [...new Set([organisation.promoterId, ...promotersBeside(context, "organisation", organisation.id)])];
}

/** The promoters of an organisation by name, its owner first; empty while the hub is the only promoter. */
export function promotersLookingAfter(context: Context, id: number): { id: number; name: string }[] {
  const named = new Map(listPromoters(context).map((one) => [one.id, promoterShortName(one, context.locale)]));
  const row = organisationStatements(context.db).byId(id);
  if (!row || named.size < 2) return [];
  return promotersOfOrganisation(context, row).map((promoterId) => ({
    id: promoterId,
    name: named.get(promoterId) ?? "",
  }));
}

/**
 * The register is common to all promoters of a cluster: whoever works for one knows which organisations there are, so that none is
 * entered twice. What is confidential about an organisation is read, and anything about it changed, only by the people of the
 * promoters that look after it: its owner, those beside it, and the hub.
 * @returns whether the actor's promoter looks after it; always so for the hub's people and for representatives
 */
export function isInCare(context: Context, id: number): boolean {
  return isInCareOf(context, "organisation", id);
}

/** What staff noted about a firm is neither for the firm nor for the people of promoters that do not look after it. */
export function maySeeNotes(context: Context, id: number): boolean {
  return can(context.actor, "home.see") && isInCare(context, id);
}

/** The same for many organisations, with one question to the database. */
export function careOf(context: Context): (id: number) => boolean {
  if (context.actor.promoterId === null) return () => true;
  const rows = context.db
    .select({ id: organisations.id })
    .from(organisations)
    .where(organisationsInCare(context.actor))
    .all();
  const ids = new Set(rows.map(({ id }) => id));
  return (id) => ids.has(id);
}

/** @throws Refusal (forbidden) that names the promoter that looks after the organisation */
export function refuseOutOfCare(context: Context, organisation: { id: number; promoterId: number }): void {
  if (isInCare(context, organisation.id)) return;
  const owner = context.db.select().from(promoters).where(eq(promoters.id, organisation.promoterId)).get();
  const promoter = (context.locale === "en" ? owner?.shortNameEn : owner?.shortNameZh) ?? "";
  throw new Refusal("forbidden", "organisation.otherPromoter", { promoter });
}

/** Organisations in the care of the actor's promoter, as a condition on `organisations`; all of them for the hub's people. */
export function organisationsInCare(actor: Actor): SQL | undefined {
  return inCareOf(actor, "organisation");
}

/**
 * The organisation, for whoever works on it.
 * @throws Refusal not_found, forbidden (another promoter looks after it)
 */
export function organisationInCare(context: Context, id: number) {
  const row = visibleOrganisation(context, id);
  refuseOutOfCare(context, row);
  return row;
}
