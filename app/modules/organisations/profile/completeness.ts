import type { MessageKey } from "~/i18n/messages";
import { FIELD_LABELS } from "../field-labels";
import { ORGANISATION_KINDS, type OrganisationKind } from "../vocabulary";

export const PROFILE_FACTS = [
  "creditCode",
  "region",
  "address",
  "sizeClass",
  "industry",
  "chainRoles",
  "products",
  "website",
  "englishName",
  "contact",
] as const;
export type ProfileFact = (typeof PROFILE_FACTS)[number];

const FIRMS: readonly OrganisationKind[] = ["enterprise"];
const PRODUCING: readonly OrganisationKind[] = [
  "enterprise",
  "university",
  "research_institute",
  "service_organisation",
];
const NOT_GOVERNMENT = ORGANISATION_KINDS.filter((kind) => kind !== "government");

/** Which facts make the profile of which kind of organisation, and how much each counts. Shown to who reads the percentage. */
export const FACT_RULES: Readonly<
  Record<ProfileFact, { weight: number; kinds: readonly OrganisationKind[]; label: MessageKey }>
> = {
  creditCode: { weight: 3, kinds: NOT_GOVERNMENT, label: FIELD_LABELS.creditCode },
  region: { weight: 2, kinds: ORGANISATION_KINDS, label: FIELD_LABELS.region },
  address: { weight: 1, kinds: ORGANISATION_KINDS, label: FIELD_LABELS.address },
  sizeClass: { weight: 2, kinds: FIRMS, label: FIELD_LABELS.sizeClass },
  industry: { weight: 2, kinds: FIRMS, label: FIELD_LABELS.industry },
  chainRoles: { weight: 2, kinds: PRODUCING, label: FIELD_LABELS.chainRoles },
  products: { weight: 2, kinds: PRODUCING, label: FIELD_LABELS.products },
  website: { weight: 1, kinds: NOT_GOVERNMENT, label: FIELD_LABELS.website },
  englishName: { weight: 1, kinds: PRODUCING, label: FIELD_LABELS.englishName },
  contact: { weight: 3, kinds: ORGANISATION_KINDS, label: "organisation.completeness.contact" },
};

export interface Completeness {
  /** Weight of what is there, and of all that belongs to the kind; never 0. */
  numerator: number;
  denominator: number;
  /** Whole percent, rounded down: 100 only when nothing is missing. */
  percent: number;
  missing: { fact: ProfileFact; weight: number; label: MessageKey }[];
}

/** @param known the facts that are there */
export function completenessOf(kind: string, known: Readonly<Record<ProfileFact, boolean>>): Completeness {
  const asked = PROFILE_FACTS.filter((fact) => (FACT_RULES[fact].kinds as readonly string[]).includes(kind));
  const weigh = (facts: readonly ProfileFact[]) => facts.reduce((sum, fact) => sum + FACT_RULES[fact].weight, 0);
  const denominator = weigh(asked);
  const numerator = weigh(asked.filter((fact) => known[fact]));
  return {
    numerator,
    denominator,
    percent: percentOf(numerator, denominator),
    missing: asked
      .filter((fact) => !known[fact])
      .map((fact) => ({ fact, weight: FACT_RULES[fact].weight, label: FACT_RULES[fact].label }))
      .sort((a, b) => b.weight - a.weight),
  };
}

export function percentOf(numerator: number, denominator: number): number {
  return denominator === 0 ? 0 : Math.floor((100 * numerator) / denominator);
}
