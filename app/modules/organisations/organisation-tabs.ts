import type { Actor } from "~/access/actor";
import { can } from "~/access/can";
import type { MessageKey } from "~/i18n/messages";

export interface OrganisationTab {
  id: string;
  /** Below the address of the organisation. */
  path: string;
  label: MessageKey;
}

/** The pages of one organisation's record, each with who may see it; the confidential ones only for the promoters that look after it. */
const TABS: readonly (OrganisationTab & {
  visible: (actor: Actor, organisation: { id: number }) => boolean;
  confidential?: true;
})[] = [
  {
    id: "overview",
    path: "",
    label: "organisation.tab.overview",
    visible: (actor, organisation) => can(actor, "organisation.see", organisation),
  },
  {
    id: "membership",
    path: "/membership",
    label: "membership.title",
    visible: (actor, organisation) => can(actor, "membership.see", organisation),
  },
  {
    id: "contacts",
    confidential: true,
    path: "/contacts",
    label: "organisation.tab.contacts",
    visible: (actor, organisation) => can(actor, "contact.see", organisation),
  },
  {
    id: "directory",
    confidential: true,
    path: "/directory",
    label: "organisation.tab.directory",
    visible: (actor, organisation) => can(actor, "directory.agree", organisation),
  },
  {
    id: "recognitions",
    path: "/recognitions",
    label: "organisation.tab.recognitions",
    visible: (actor, organisation) => can(actor, "organisation.see", organisation),
  },
  {
    id: "stages",
    path: "/stages",
    label: "organisation.tab.stages",
    visible: (actor, organisation) => can(actor, "organisation.see", organisation),
  },
  {
    id: "sites",
    path: "/sites",
    label: "organisation.tab.sites",
    visible: (actor, organisation) => can(actor, "organisation.see", organisation),
  },
  {
    id: "relations",
    path: "/relations",
    label: "organisation.tab.relations",
    visible: (actor) => can(actor, "relation.see"),
  },
  {
    id: "notes",
    confidential: true,
    path: "/notes",
    label: "organisation.tab.notes",
    visible: (actor) => can(actor, "home.see"),
  },
  {
    id: "files",
    confidential: true,
    path: "/files",
    label: "organisation.tab.files",
    visible: (actor, organisation) => can(actor, "organisation.see", organisation),
  },
  {
    id: "conduct",
    confidential: true,
    path: "/conduct",
    label: "organisation.tab.conduct",
    visible: (actor, organisation) => can(actor, "commendation.see", { organisationId: organisation.id }),
  },
  {
    id: "duplicates",
    path: "/duplicates",
    label: "duplicate.ofRecord.title",
    visible: (actor) => can(actor, "organisation.merge"),
  },
];

export function organisationTabs(actor: Actor, organisation: { id: number; inCare: boolean }): OrganisationTab[] {
  return TABS.filter((tab) => tab.visible(actor, organisation) && (organisation.inCare || !tab.confidential)).map(
    ({ id, path, label }) => ({ id, path, label }),
  );
}
