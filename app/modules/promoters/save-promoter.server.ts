import { eq } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { refuseUnlessSeen } from "~/forms/fingerprint-of.server";
import { invalidField } from "~/http/errors";
import { findRegion } from "~/regions/find-region.server";
import { regionName } from "~/regions/region-table.server";
import { promoters } from "~db/schema";
import { transact } from "~db/transact";
import type { PromoterValues } from "./promoter-form";
import { findHub, promoterById, promoterFormValues, type Promoter } from "./promoter-queries.server";

/** Adds a promoter: the first one is the hub, every further one a sub-promoter of it. */
export function createPromoter(context: Context, values: PromoterValues): number {
  authorize(context, "promoter.manage");
  return transact(context, () => {
    const { id } = context.db
      .insert(promoters)
      .values({ ...columns(values), parentId: findHub(context)?.id ?? null, createdAt: context.now() })
      .returning({ id: promoters.id })
      .get();
    recordAudit(context, { action: "promoter.create", subjectKind: "promoter", subjectId: id, after: { ...values } });
    return id;
  });
}

/**
 * @param seen fingerprint of the form's values as the person saw them
 * @throws Refusal not_found, forbidden, invalid (region), conflict (somebody changed the promoter meanwhile)
 */
export function updatePromoter(context: Context, id: number, values: PromoterValues, seen?: string): void {
  authorize(context, "promoter.manage");
  transact(context, () => {
    refuseUnlessSeen(seen, promoterFormValues(context, id));
    const before = audited(promoterById(context, id));
    const after = columns(values);
    context.db.update(promoters).set(after).where(eq(promoters.id, id)).run();
    recordAudit(context, { action: "promoter.update", subjectKind: "promoter", subjectId: id, before, after });
  });
}

function audited({ nameZh, nameEn, shortNameZh, shortNameEn, clusterNameZh, clusterNameEn, regionCode }: Promoter) {
  return { nameZh, nameEn, shortNameZh, shortNameEn, clusterNameZh, clusterNameEn, regionCode };
}

function columns({ region, ...names }: PromoterValues) {
  return { ...names, regionCode: region === null ? null : resolved(region) };
}

function resolved(text: string): string {
  const found = findRegion(text);
  if (found.kind === "found") return found.code;
  if (found.kind === "unknown") throw invalidField("region", "organisation.region.unknown", { text });
  const examples = found.codes.slice(0, 3).map(regionName).join(" / ");
  throw invalidField("region", "organisation.region.ambiguous", { text, examples });
}
