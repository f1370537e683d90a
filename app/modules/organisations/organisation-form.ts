import { z } from "zod";
import * as field from "~/forms/fields";
import { readCreditCode } from "./credit-code";
import { CHAIN_ROLES, ORGANISATION_KINDS, SIZE_CLASSES } from "./vocabulary";

/** Joins the items of a list in one cell; so that no item may hold it. */
export const ITEM_SEPARATOR = "\uff1b";

function items(options: { maxItems: number; max: number }) {
  const separate = (value: unknown) => (typeof value === "string" ? value.split(ITEM_SEPARATOR) : value);
  return z.preprocess(
    (value) =>
      Array.isArray(value) ? value.flatMap(separate) : typeof value === "string" ? value.split(/\r?\n|\uff1b/) : value,
    field.textList(options),
  );
}

const creditCode = z.preprocess(
  (value) => (typeof value === "string" && value.trim() === "" ? null : (value ?? null)),
  z
    .string(field.problem("organisation.creditCode.wrongLength", { length: 0 }))
    .transform((text, issues) => {
      const read = readCreditCode(text.slice(0, 200));
      if (read.status === "wrong_length") {
        issues.addIssue(field.problem("organisation.creditCode.wrongLength", { length: [...read.code].length }));
      } else if (read.status === "wrong_characters") {
        issues.addIssue(
          read.suggestion
            ? field.problem("organisation.creditCode.lookAlike", {
                characters: read.wrongCharacters,
                suggestion: read.suggestion,
              })
            : field.problem("organisation.creditCode.wrongCharacters", { characters: read.wrongCharacters }),
        );
      }
      return read.code;
    })
    .nullable(),
);

/** What is known about an organisation; the same fields on the screen, in imports and exports. */
export const organisationFields = z.object({
  legalName: field.text({ max: 200, min: 2 }),
  shortName: field.optionalText({ max: 60 }),
  formerNames: items({ maxItems: 60, max: 200 }),
  englishName: field.optionalText({ max: 200 }),
  creditCode,
  /** The licence was seen by staff; asked for where the check character does not fit. */
  creditCodeConfirmed: field.checkbox(),
  kind: field.choice(ORGANISATION_KINDS),
  sizeClass: field.optionalChoice(SIZE_CLASSES),
  /** A code of GB/T 2260 or a name; the verb resolves it. */
  region: field.optionalText({ max: 100 }),
  address: field.optionalText({ max: 300 }),
  /** A code of the list of industries, the name of one, or any other text; the verb looks it up. */
  industry: field.optionalText({ max: 150 }),
  chainRoles: field.choices(CHAIN_ROLES),
  products: items({ maxItems: 60, max: 200 }),
  website: field.optionalUrl(),
  /** The name of another organisation, or of a group that is none. */
  groupName: field.optionalText({ max: 200 }),
  /** Above the designated size from this day to that; the last day is left open while it lasts. */
  aboveScaleSince: field.optionalBusinessDay(),
  aboveScaleUntil: field.optionalBusinessDay(),
  tags: items({ maxItems: 30, max: 40 }),
  memberSince: field.optionalBusinessDay(),
  memberUntil: field.optionalBusinessDay(),
  note: field.optionalLongText({ max: 4000 }),
  /** The promoter whose member this is; the hub when it is not given. */
  promoterId: field.optionalRecordId(),
});

export type OrganisationValues = z.output<typeof organisationFields>;
export type OrganisationField = keyof OrganisationValues;
/** Fields that are not named stay as they are. */
export type OrganisationPatch = Partial<OrganisationValues>;

interface MembershipEntries {
  memberSince?: string | null;
  memberUntil?: string | null;
}

/** The rule that spans two fields; also asked by the verb, which knows the days that a patch leaves alone. */
export function membershipProblem({
  memberSince,
  memberUntil,
}: MembershipEntries): "organisation.memberUntil.withoutSince" | "organisation.memberUntil.beforeSince" | null {
  if (!memberUntil) return null;
  if (!memberSince) return "organisation.memberUntil.withoutSince";
  return memberUntil < memberSince ? "organisation.memberUntil.beforeSince" : null;
}

/** The same for the days above the designated size. */
export function aboveScaleProblem({
  aboveScaleSince,
  aboveScaleUntil,
}: {
  aboveScaleSince?: string | null;
  aboveScaleUntil?: string | null;
}): "organisation.aboveScaleUntil.withoutSince" | "organisation.aboveScaleUntil.beforeSince" | null {
  if (!aboveScaleUntil) return null;
  if (!aboveScaleSince) return "organisation.aboveScaleUntil.withoutSince";
  return aboveScaleUntil < aboveScaleSince ? "organisation.aboveScaleUntil.beforeSince" : null;
}

/**
 * The form on the screen: all fields, whether a second organisation of the same name is meant, and since when it is registered
 * where the form says.
 */
export const organisationForm = organisationFields
  .extend({
    sameNameConfirmed: field.checkbox(),
    regionSince: field.optionalBusinessDay(),
    regionCorrected: field.checkbox(),
  })
  .superRefine((values, issues) => {
    const membership = membershipProblem(values);
    if (membership) issues.addIssue({ code: "custom", path: ["memberUntil"], message: field.problem(membership) });
    const aboveScale = aboveScaleProblem(values);
    if (aboveScale) issues.addIssue({ code: "custom", path: ["aboveScaleUntil"], message: field.problem(aboveScale) });
  });

/** One row of an import, or any other change of some fields only. */
export const organisationPatch = organisationFields.partial();
