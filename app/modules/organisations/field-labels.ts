import type { MessageKey } from "~/i18n/messages";
import type { OrganisationField } from "./organisation-form";

export const FIELD_LABELS: Record<OrganisationField, MessageKey> = {
  legalName: "organisation.field.legalName",
  shortName: "organisation.field.shortName",
  formerNames: "organisation.field.formerNames",
  englishName: "organisation.field.englishName",
  creditCode: "organisation.field.creditCode",
  creditCodeConfirmed: "organisation.field.creditCodeConfirmed",
  kind: "organisation.field.kind",
  sizeClass: "organisation.field.sizeClass",
  region: "organisation.field.region",
  address: "organisation.field.address",
  industry: "organisation.field.industry",
  chainRoles: "organisation.field.chainRoles",
  products: "organisation.field.products",
  website: "organisation.field.website",
  groupName: "organisation.field.groupName",
  aboveScaleSince: "organisation.field.aboveScaleSince",
  aboveScaleUntil: "organisation.field.aboveScaleUntil",
  tags: "organisation.field.tags",
  memberSince: "organisation.field.memberSince",
  memberUntil: "organisation.field.memberUntil",
  note: "organisation.field.note",
  promoterId: "organisation.field.promoterId",
};
