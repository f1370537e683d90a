import type { Context } from "~/access/context";
import type { OrganisationPatch } from "./organisation-form";
import { saveOrganisation, type SavedOrganisation } from "./save-organisation.server";

/** Changes an organisation from the form, unless somebody else has changed it since it was shown. */
export function updateOrganisation(
  context: Context,
  id: number,
  { version, sameNameConfirmed, ...patch }: OrganisationPatch & { version: number; sameNameConfirmed?: boolean },
): SavedOrganisation {
  return saveOrganisation(context, { id, version, patch, sameNameConfirmed });
}
