import type { MessageKey } from "~/i18n/messages";
import type { Translate } from "~/i18n/translate";
import { joinItems } from "./cell-list";
import { ORGANISATION_IMPORT_FIELDS, type ImportedField } from "./organisation-import-fields";
import {
  CHAIN_ROLE_LABELS,
  KIND_LABELS,
  SIZE_LABELS,
  type ChainRole,
  type OrganisationKind,
  type SizeClass,
} from "./vocabulary";

/** A row of the export; `organisationExportRows` gives them. */
export interface OrganisationExportRow {
  legalName: string;
  shortName: string | null;
  formerNames: string[];
  englishName: string | null;
  creditCode: string | null;
  creditCodeConfirmed: boolean;
  kind: string;
  sizeClass: string | null;
  /** Full name of the region. */
  region: string;
  address: string | null;
  /** With its code where it has one. */
  industry: string | null;
  chainRoles: string[];
  products: string[];
  website: string | null;
  groupName: string | null;
  aboveScaleSince: string | null;
  aboveScaleUntil: string | null;
  tags: string[];
  memberSince: string | null;
  memberUntil: string | null;
  note: string | null;
}

export interface ExportColumn<Row> {
  key: string;
  header: MessageKey;
  kind: "text" | "day" | "integer" | "list";
  /** What the cell holds; a list is already joined. */
  value: (row: Row, t: Translate) => string | number | null;
}

const VALUES: Partial<Record<ImportedField, (row: OrganisationExportRow, t: Translate) => string | null>> = {
  formerNames: (row) => joinItems(row.formerNames),
  products: (row) => joinItems(row.products),
  creditCodeConfirmed: (row, t) => (row.creditCode === null ? null : t(row.creditCodeConfirmed ? "yes" : "no")),
  kind: (row, t) => t(KIND_LABELS[row.kind as OrganisationKind]),
  sizeClass: (row, t) => (row.sizeClass === null ? null : t(SIZE_LABELS[row.sizeClass as SizeClass])),
  chainRoles: (row, t) => joinItems(row.chainRoles.map((role) => t(CHAIN_ROLE_LABELS[role as ChainRole]))),
  tags: (row) => joinItems(row.tags),
};

/** The columns of an exported list: the fields an import brings, so that an exported file is read back as "no change". */
export const ORGANISATION_EXPORT_COLUMNS: readonly ExportColumn<OrganisationExportRow>[] =
  ORGANISATION_IMPORT_FIELDS.map(({ field, label, kind }) => ({
    key: field,
    header: label,
    kind: kind === "day" || kind === "list" ? kind : kind === "choices" ? "list" : "text",
    value: VALUES[field] ?? ((row) => (row[field] as string | null) ?? null),
  }));
