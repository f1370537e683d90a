import { FIELD_LABELS } from "~/modules/organisations/field-labels";
import { organisationDetail } from "~/modules/organisations/organisation-queries.server";
import { profileFacts } from "~/modules/organisations/profile/profile-facts.server";
import { recognitionsOfOrganisation } from "~/modules/organisations/recognitions/recognition-queries.server";
import { LEVEL_LABELS, STATE_LABELS } from "~/modules/organisations/recognitions/vocabulary";
import { sitesOfOrganisation } from "~/modules/organisations/sites/site-queries.server";
import { SITE_KIND_LABELS } from "~/modules/organisations/sites/vocabulary";
import { stagesOfOrganisation } from "~/modules/organisations/stages/stage-queries.server";
import { STEP_LABELS } from "~/modules/organisations/stages/vocabulary";
import { CHAIN_ROLE_LABELS, KIND_LABELS, SIZE_LABELS } from "~/modules/organisations/vocabulary";
import { dayOfInstant } from "~/values/business-day";
import { table, list, type Readers } from "./held-reader.server";

/** What the register says of the firm. */
export const heldOfRegister = {
  register: ({ context, t, id }) => {
    const firm = organisationDetail(context, id);
    const profile = profileFacts(context, id);
    const facts: [string, string | null][] = [
      [t(FIELD_LABELS.legalName), firm.legalName],
      [t(FIELD_LABELS.shortName), firm.shortName],
      [t(FIELD_LABELS.formerNames), list(firm.formerNames)],
      [t(FIELD_LABELS.englishName), firm.englishName],
      [t(FIELD_LABELS.creditCode), firm.creditCode],
      [t(FIELD_LABELS.creditCodeConfirmed), t(firm.creditCodeConfirmed ? "yes" : "no")],
      [t(FIELD_LABELS.kind), t(KIND_LABELS[firm.kind])],
      [t(FIELD_LABELS.sizeClass), firm.sizeClass === null ? null : t(SIZE_LABELS[firm.sizeClass])],
      [t(FIELD_LABELS.region), firm.regionName],
      [t("held.pastRegions"), list(profile.pastRegions.map(({ name, lastDay }) => `${name} – ${lastDay}`))],
      [t(FIELD_LABELS.address), firm.address],
      [t(FIELD_LABELS.industry), [firm.industryCode, firm.industry].filter(Boolean).join(" ")],
      [t(FIELD_LABELS.chainRoles), list(firm.chainRoles.map((role) => t(CHAIN_ROLE_LABELS[role])))],
      [t(FIELD_LABELS.products), list(firm.products)],
      [t(FIELD_LABELS.website), firm.website],
      [t(FIELD_LABELS.groupName), firm.groupName],
      [
        t("organisation.field.aboveScale"),
        list(profile.aboveScale.map(({ since, until }) => `${since} – ${until ?? ""}`)),
      ],
      [t(FIELD_LABELS.tags), list(firm.tags)],
      [t(FIELD_LABELS.promoterId), firm.promoterName],
      [t("held.changedOn"), dayOfInstant(firm.updatedAt)],
    ];
    return table(
      [["held.column.field"], ["held.column.value"]],
      facts.filter(([, value]) => value !== null && value !== ""),
    );
  },
  sites: ({ context, t, id }) =>
    table(
      [
        ["held.column.kind"],
        ["held.column.name"],
        ["held.column.region"],
        ["held.column.address"],
        ["held.column.from", "day"],
        ["held.column.until", "day"],
      ],
      sitesOfOrganisation(context, id).map((site) => [
        ...[t(SITE_KIND_LABELS[site.kind]), site.name, site.region, site.address, site.fromDay, site.untilDay],
      ]),
    ),
  stages: ({ context, t, id }) =>
    table(
      [["held.column.day", "day"], ["held.column.step"]],
      stagesOfOrganisation(context, id).steps.map((step) => [step.day, t(STEP_LABELS[step.step])]),
    ),
  recognitions: ({ context, t, id }) =>
    table(
      [
        ["held.column.name"],
        ["held.column.level"],
        ["held.column.certificate"],
        ["held.column.issuedOn", "day"],
        ["held.column.until", "day"],
        ["held.column.status"],
      ],
      recognitionsOfOrganisation(context, id).map((row) => [
        ...[
          row.type,
          t(LEVEL_LABELS[row.level]),
          row.certificateNumber,
          row.issuedOn,
          row.validUntil,
          t(STATE_LABELS[row.state]),
        ],
      ]),
    ),
} satisfies Readers;
