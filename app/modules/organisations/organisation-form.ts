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
  industry: field.optionalText({ max: 100 }),
  chainRole: field.optionalChoice(CHAIN_ROLES),
  products: items({ maxItems: 60, max: 200 }),
  website: field.optionalUrl(),
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

/** The form on the screen: all fields, and whether a second organisation of the same name is meant. */
export const organisationForm = organisationFields
  .extend({ sameNameConfirmed: field.checkbox() })
  .superRefine((values, issues) => {
    const key = membershipProblem(values);
    if (key) issues.addIssue({ code: "custom", path: ["memberUntil"], message: field.problem(key) });
  });

/** One row of an import, or any other change of some fields only. */
export const organisationPatch = organisationFields.partial();
