import { and, eq, ne } from "drizzle-orm";
import { sites } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import { changedFields } from "~/access/changed-fields";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, invalidField } from "~/http/errors";
import { findRegion } from "~/regions/find-region.server";
import { regionName } from "~/regions/region-table.server";
import { findSite, placeOf, type SiteRow } from "./site-queries.server";
import type { SiteValues } from "./site-form";
import { siteProblem } from "./site-rules";
import { organisationInCare } from "../organisation-care.server";

/**
 * Adds a site to an organisation or changes one.
 * @throws Refusal forbidden, not_found, conflict (somebody changed it meanwhile), invalid (region, or it cannot stand beside the
 *   organisation's other sites)
 */
export function saveSite(
  context: Context,
  { organisationId, id = null, values }: { organisationId: number; id?: number | null; values: SiteValues },
): number {
  authorize(context, "organisation.write");
  return transact(context, () => {
    organisationInCare(context, organisationId);
    const before = id === null ? null : findSite(context, organisationId, id);
    const { version, region, ...given } = values;
    if (before && version !== null && version !== before.version) throw conflict("error.conflict");
    const after = { ...given, regionCode: resolved(region) };
    const others = context.db
      .select()
      .from(sites)
      .where(and(eq(sites.organisationId, organisationId), before ? ne(sites.id, before.id) : undefined))
      .all();
    const problem = siteProblem(placeOf(after), others.map(placeOf));
    if (problem === "second_headquarters") throw invalidField("kind", "site.secondHeadquarters");
    if (problem === "same_place") throw invalidField("fromDay", "site.samePlace");
    if (before && changedFields(before, after).length === 0) return before.id;
    const row = write(context, organisationId, before, after);
    recordAudit(context, {
      action: before ? "site.update" : "site.add",
      subjectKind: "organisation",
      subjectId: organisationId,
      before,
      after,
      about: before ? { siteId: row } : undefined,
    });
    return row;
  });
}

function write(
  context: Context,
  organisationId: number,
  before: SiteRow | null,
  after: Omit<SiteValues, "version" | "region"> & { regionCode: string },
): number {
  const now = context.now();
  if (!before)
    return context.db
      .insert(sites)
      .values({ ...after, organisationId, version: 1, createdAt: now, updatedAt: now })
      .returning({ id: sites.id })
      .get().id;
  context.db
    .update(sites)
    .set({ ...after, version: before.version + 1, updatedAt: now })
    .where(eq(sites.id, before.id))
    .run();
  return before.id;
}

function resolved(text: string): string {
  const found = findRegion(text);
  if (found.kind === "found") return found.code;
  if (found.kind === "unknown") throw invalidField("region", "organisation.region.unknown", { text });
  const examples = found.codes.slice(0, 3).map(regionName).join(" / ");
  throw invalidField("region", "organisation.region.ambiguous", { text, examples });
}
