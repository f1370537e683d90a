import type { ChainRole, OrganisationKind } from "../vocabulary";
import type { DirectoryPart } from "./vocabulary";

/** All that could be shown of a firm. */
export interface DirectorySource {
  id: number;
  legalName: string;
  shortName: string | null;
  englishName: string | null;
  formerNames: string[];
  kind: OrganisationKind;
  region: string;
  products: string[];
  industry: string | null;
  chainRoles: ChainRole[];
  website: string | null;
  descriptionZh: string | null;
  descriptionEn: string | null;
  phone: string | null;
  /** The contact the firm chose; null unless he agreed to stand in the directory. */
  person: { name: string; duty: string | null; phone: string | null; email: string | null } | null;
}

/** What everybody sees of a firm. A part that it did not agree to is not there, as if the firm had nothing to say in it. */
export type DirectoryEntry = Pick<
  DirectorySource,
  "id" | "legalName" | "shortName" | "englishName" | "formerNames" | "kind" | "region"
> &
  Partial<Omit<DirectorySource, "id">>;

/** @returns null when the firm did not agree to stand in the directory at all */
export function directoryEntry(source: DirectorySource, agreed: ReadonlySet<DirectoryPart>): DirectoryEntry | null {
  if (!agreed.has("identity")) return null;
  const { id, legalName, shortName, englishName, formerNames, kind, region } = source;
  const { products, industry, chainRoles, website, descriptionZh, descriptionEn, phone, person } = source;
  return {
    ...{ id, legalName, shortName, englishName, formerNames, kind, region },
    ...(agreed.has("products") ? { products, industry, chainRoles } : {}),
    ...(agreed.has("website") ? { website } : {}),
    ...(agreed.has("description") ? { descriptionZh, descriptionEn } : {}),
    ...(agreed.has("phone") ? { phone } : {}),
    ...(agreed.has("person") && person ? { person } : {}),
  };
}
