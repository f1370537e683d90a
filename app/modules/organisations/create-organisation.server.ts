import type { Context } from "~/access/context";
import type { OrganisationValues } from "./organisation-form";
import { saveOrganisation, type SavedOrganisation } from "./save-organisation.server";

/** Adds an organisation from the form. */
export function createOrganisation(
  context: Context,
  {
    sameNameConfirmed,
    regionSince: _since,
    regionCorrected: _corrected,
    ...values
  }: Partial<OrganisationValues> & {
    legalName: string;
    sameNameConfirmed?: boolean;
    /** Sent by the one form of both; a new organisation has not moved. */
    regionSince?: string | null;
    regionCorrected?: boolean;
  },
): SavedOrganisation {
  return saveOrganisation(context, { patch: values, sameNameConfirmed });
}
