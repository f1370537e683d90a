import type { Context } from "~/access/context";
import { dayOfInstant } from "~/values/business-day";
import { standingsOf } from "./membership/standings.server";
import { isInCare } from "./organisation-care.server";
import { visibleOrganisation } from "./organisation-queries.server";
import { organisationTabs } from "./organisation-tabs";
import type { OrganisationKind } from "./vocabulary";

/** What stands above every page of an organisation's record. */
export function organisationHead(context: Context, id: number) {
  const row = visibleOrganisation(context, id);
  const inCare = isInCare(context, id);
  return {
    id,
    legalName: row.legalName,
    shortName: row.shortName,
    kind: row.kind as OrganisationKind,
    membership: standingsOf(context, [id], dayOfInstant(context.now())).get(id)?.status ?? null,
    archived: row.archivedAt !== null,
    inCare,
    tabs: organisationTabs(context.actor, { id, inCare }),
  };
}

export type OrganisationHeadData = ReturnType<typeof organisationHead>;
