import * as field from "~/forms/fields";
import { submissionKey } from "~/forms/submission-key";
import { organisationFields, type OrganisationField } from "../organisation-form";

/** What a firm may say about itself; what the promoter decides, such as membership and tags, is not asked. */
export const PROPOSABLE_FIELDS = [
  "legalName",
  "shortName",
  "englishName",
  "formerNames",
  "creditCode",
  "sizeClass",
  "region",
  "address",
  "website",
  "groupName",
  "industry",
  "products",
] as const satisfies readonly OrganisationField[];
export type ProposableField = (typeof PROPOSABLE_FIELDS)[number];

const { shape } = organisationFields;
export const proposalForm = organisationFields
  .pick({
    legalName: true,
    shortName: true,
    englishName: true,
    formerNames: true,
    creditCode: true,
    sizeClass: true,
    region: true,
    address: true,
    website: true,
    groupName: true,
    industry: true,
    products: true,
  } satisfies Record<ProposableField, true>)
  .extend({ remark: field.optionalLongText({ max: 2000 }), submissionKey: submissionKey() });

/** One proposed text through the field's own schema; undefined when it no longer passes. */
export function proposedValue(name: ProposableField, text: string): unknown {
  const result = shape[name].safeParse(text);
  return result.success ? result.data : undefined;
}
