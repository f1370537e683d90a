import { z } from "zod";
import { dayOfInstant } from "~/values/business-day";
import { createOrganisation } from "~/modules/organisations/create-organisation.server";
import { organisationFields, organisationForm } from "~/modules/organisations/organisation-form";
import { organisationList } from "~/modules/organisations/organisation-list";
import { organisationDetail, organisationSource } from "~/modules/organisations/organisation-queries.server";
import { standingsOf } from "~/modules/organisations/membership/standings.server";
import { updateOrganisation } from "~/modules/organisations/update-organisation.server";
import { checkbox, integer, optionalBusinessDay } from "~/forms/fields";
import { shortRegionName } from "~/regions/region-table.server";
import { instant, listAnswer, runListFor } from "../list-answer.server";
import { defineOperation } from "../operation";

const row = z.object({
  id: z.number().int(),
  legalName: z.string(),
  shortName: z.string().nullable(),
  formerNames: z.array(z.string()),
  englishName: z.string().nullable(),
  creditCode: z.string().nullable(),
  kind: z.string(),
  sizeClass: z.string().nullable(),
  regionCode: z.string().nullable(),
  region: z.string().nullable(),
  address: z.string().nullable(),
  industry: z.string().nullable(),
  industryCode: z.string().nullable(),
  chainRoles: z.array(z.string()),
  products: z.array(z.string()),
  tags: z.array(z.string()),
  website: z.string().nullable(),
  groupName: z.string().nullable(),
  memberSince: z.string().nullable(),
  memberUntil: z.string().nullable(),
  membership: z.string().nullable(),
  promoterId: z.number().int(),
  archived: z.boolean(),
  updatedAt: z.iso.datetime(),
});
type Row = z.output<typeof row>;

const detail = row.omit({ region: true, regionCode: true, industryCode: true }).extend({
  region: z.string().nullable(),
  version: z.number().int(),
});

const saved = z.object({
  id: z.number().int(),
  outcome: z.enum(["created", "updated", "unchanged"]),
});

/** Another form of the page's: what is not named stays as it is. */
const organisationChange = organisationFields.partial().extend({
  version: integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  sameNameConfirmed: checkbox(),
  regionSince: optionalBusinessDay(),
  regionCorrected: checkbox(),
});

export const organisationOperations = [
  defineOperation({
    id: "listOrganisations",
    method: "GET",
    path: "/organisations",
    permission: "organisation.see",
    scope: "organisations:read",
    summary: "api.operation.listOrganisations",
    list: organisationList,
    status: 200,
    answer: listAnswer(row),
    run: ({ context, parameters }) =>
      runListFor(context, organisationSource, parameters, (rows): Row[] => {
        const ids = rows.map(({ id }) => id);
        const standings = standingsOf(context, ids, dayOfInstant(context.now()));
        return rows.map((found) => ({
          id: found.id,
          legalName: found.legalName,
          shortName: found.shortName,
          formerNames: found.formerNames,
          englishName: found.englishName,
          creditCode: found.creditCode,
          kind: found.kind,
          sizeClass: found.sizeClass,
          regionCode: found.regionCode,
          region: shortRegionName(found.regionCode),
          address: found.address,
          industry: found.industry,
          industryCode: found.industryCode,
          chainRoles: found.chainRoles,
          products: found.products,
          tags: found.tags,
          website: found.website,
          groupName: found.groupName,
          memberSince: found.memberSince,
          memberUntil: found.memberUntil,
          membership: standings.get(found.id)?.status ?? null,
          promoterId: found.promoterId,
          archived: found.archivedAt !== null,
          updatedAt: instant(found.updatedAt),
        }));
      }),
  }),
  defineOperation({
    id: "readOrganisation",
    method: "GET",
    path: "/organisations/{id}",
    permission: "organisation.see",
    scope: "organisations:read",
    summary: "api.operation.readOrganisation",
    status: 200,
    answer: detail,
    run: ({ context, id }): z.output<typeof detail> => {
      const found = organisationDetail(context, id);
      return {
        id: found.id,
        version: found.version,
        legalName: found.legalName,
        shortName: found.shortName,
        formerNames: found.formerNames,
        englishName: found.englishName,
        creditCode: found.creditCode,
        kind: found.kind,
        sizeClass: found.sizeClass,
        region: found.regionName,
        address: found.address,
        industry: found.industry,
        chainRoles: found.chainRoles,
        products: found.products,
        tags: found.tags,
        website: found.website,
        groupName: found.groupName,
        memberSince: found.memberSince,
        memberUntil: found.memberUntil,
        membership: found.membership,
        promoterId: found.promoterId,
        archived: found.archivedAt !== null,
        updatedAt: instant(found.updatedAt),
      };
    },
  }),
  defineOperation({
    id: "createOrganisation",
    method: "POST",
    path: "/organisations",
    permission: "organisation.write",
    scope: "organisations:write",
    summary: "api.operation.createOrganisation",
    form: { schema: organisationForm },
    status: 201,
    answer: saved,
    run: ({ context, body }): z.output<typeof saved> => {
      const { id, outcome } = createOrganisation(context, body as z.output<typeof organisationForm>);
      return { id, outcome };
    },
  }),
  defineOperation({
    id: "updateOrganisation",
    method: "PATCH",
    path: "/organisations/{id}",
    permission: "organisation.write",
    scope: "organisations:write",
    summary: "api.operation.updateOrganisation",
    form: { schema: organisationChange },
    status: 200,
    answer: saved,
    run: ({ context, id, body }): z.output<typeof saved> => {
      const { outcome } = updateOrganisation(context, id, body as z.output<typeof organisationChange>);
      return { id, outcome };
    },
  }),
];
