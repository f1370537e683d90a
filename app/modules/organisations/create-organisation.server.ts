import type { Context } from "~/access/context";
import type { OrganisationValues } from "./organisation-form";
import { saveOrganisation, type SavedOrganisation } from "./save-organisation.server";

/** Adds an organisation from the form. */
export function createOrganisation(
  context: Context,
  { sameNameConfirmed, ...values }: Partial<OrganisationValues> & { legalName: string; sameNameConfirmed?: boolean },
): SavedOrganisation {
  return saveOrganisation(context, { patch: values, sameNameConfirmed });
}
