import { eq } from "drizzle-orm";
import { sites } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { invalidField } from "~/http/errors";
import { regionName } from "~/regions/region-table.server";
import { findSite } from "./site-queries.server";

/**
 * Removes a site that was entered in error; one that was left gets its last day instead.
 * @param typedName name of its region as the person typed it
 */
export function removeSite(
  context: Context,
  { organisationId, siteId, typedName }: { organisationId: number; siteId: number; typedName: string },
): void {
  authorize(context, "organisation.write");
  transact(context, () => {
    const row = findSite(context, organisationId, siteId);
    if (typedName.replace(/\s/g, "") !== regionName(row.regionCode).replace(/\s/g, ""))
      throw invalidField("typedName", "site.remove.nameDiffers");
    context.db.delete(sites).where(eq(sites.id, row.id)).run();
    const { kind, name, regionCode, address, fromDay, untilDay } = row;
    recordAudit(context, {
      action: "site.remove",
      subjectKind: "organisation",
      subjectId: organisationId,
      before: { siteId, kind, name, regionCode, address, fromDay, untilDay },
      after: null,
    });
  });
}
