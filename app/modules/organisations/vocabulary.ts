import type { MessageKey } from "~/i18n/messages";

export const ORGANISATION_KINDS = [
  "enterprise",
  "university",
  "research_institute",
  "service_organisation",
  "government",
  "finance",
  "association",
  "other",
] as const;
export const SIZE_CLASSES = ["large", "medium", "small", "micro"] as const;
export const CHAIN_ROLES = ["chain_leader", "main_machine_firm", "supporting_supplier", "platform", "other"] as const;
/** Where an organisation stands towards the association on a day; worked out from the two days of its membership. */
export const MEMBERSHIPS = ["member", "former", "never"] as const;

export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];
export type SizeClass = (typeof SIZE_CLASSES)[number];
export type ChainRole = (typeof CHAIN_ROLES)[number];
export type Membership = (typeof MEMBERSHIPS)[number];

export const KIND_LABELS: Record<OrganisationKind, MessageKey> = {
  enterprise: "organisation.kind.enterprise",
  university: "organisation.kind.university",
  research_institute: "organisation.kind.researchInstitute",
  service_organisation: "organisation.kind.serviceOrganisation",
  government: "organisation.kind.government",
  finance: "organisation.kind.finance",
  association: "organisation.kind.association",
  other: "organisation.kind.other",
};

export const SIZE_LABELS: Record<SizeClass, MessageKey> = {
  large: "organisation.size.large",
  medium: "organisation.size.medium",
  small: "organisation.size.small",
  micro: "organisation.size.micro",
};

export const CHAIN_ROLE_LABELS: Record<ChainRole, MessageKey> = {
  chain_leader: "organisation.chainRole.chainLeader",
  main_machine_firm: "organisation.chainRole.mainMachineFirm",
  supporting_supplier: "organisation.chainRole.supportingSupplier",
  platform: "organisation.chainRole.platform",
  other: "organisation.chainRole.other",
};

export const MEMBERSHIP_LABELS: Record<Membership, MessageKey> = {
  member: "organisation.membership.member",
  former: "organisation.membership.former",
  never: "organisation.membership.never",
};
