import type { Context } from "~/access/context";
import { authorize } from "~/access/authorize.server";
import { invalidField } from "~/http/errors";
import { findRegion } from "~/regions/find-region.server";
import { regionName } from "~/regions/region-table.server";
import { dayOfInstant } from "~/values/business-day";
import { transact } from "~db/transact";
import type { OrganisationPatch } from "./organisation-form";
import { organisationStatements } from "./organisation-record.server";
import { saveOrganisation, type SavedOrganisation, type SaveOrganisation } from "./save-organisation.server";

/** Changes an organisation from the form, unless somebody else has changed it since it was shown. */
export function updateOrganisation(
  context: Context,
  id: number,
  { version, sameNameConfirmed, regionSince, regionCorrected, ...patch }: OrganisationEdit,
): SavedOrganisation {
  authorize(context, "organisation.write");
  return transact(context, () =>
    saveOrganisation(context, {
      id,
      version,
      patch,
      sameNameConfirmed,
      regionChange: regionChangeOf(context, id, patch.region, { regionSince, regionCorrected }),
    }),
  );
}

interface OrganisationEdit extends OrganisationPatch {
  /** The version the person saw. */
  version: number;
  sameNameConfirmed?: boolean;
  /** First day in another region. */
  regionSince?: string | null;
  /** Another region is meant, and it was there all the time. */
  regionCorrected?: boolean;
}

/**
 * Who changes the region by hand says what that means: past days are counted by it.
 * @throws Refusal that asks for the day
 */
function regionChangeOf(
  context: Context,
  id: number,
  region: string | null | undefined,
  { regionSince, regionCorrected }: Pick<OrganisationEdit, "regionSince" | "regionCorrected">,
): SaveOrganisation["regionChange"] {
  const was = organisationStatements(context.db).byId(id)?.regionCode ?? null;
  if (region === undefined || was === null || region === was || region === regionName(was)) return undefined;
  const found = region === null ? null : findRegion(region);
  // What cannot be resolved is refused with its own words.
  if (found !== null && (found.kind !== "found" || found.code === was)) return undefined;
  if (regionCorrected) return { corrected: true };
  if (!regionSince) throw invalidField("regionSince", "organisation.regionSince.needed");
  if (regionSince > dayOfInstant(context.now())) throw invalidField("regionSince", "organisation.regionSince.future");
  return { since: regionSince };
}
