import type { MessageKey } from "~/i18n/messages";
import type { HeldKind } from "./held-table";

export const HELD_KIND_LABELS: Record<HeldKind, MessageKey> = {
  register: "held.kind.register",
  sites: "held.kind.sites",
  stages: "held.kind.stages",
  contacts: "held.kind.contacts",
  consents: "held.kind.consents",
  directory: "held.kind.directory",
  membership: "held.kind.membership",
  dues: "held.kind.dues",
  applications: "held.kind.applications",
  recognitions: "held.kind.recognitions",
  registrations: "held.kind.registrations",
  signIns: "held.kind.signIns",
  mandates: "held.kind.mandates",
  pledges: "held.kind.pledges",
  commendations: "held.kind.commendations",
  complaints: "held.kind.complaints",
  confirmations: "held.kind.confirmations",
  proposals: "held.kind.proposals",
  requests: "held.kind.requests",
  files: "held.kind.files",
  mails: "held.kind.mails",
  account: "held.kind.account",
  signInsToProduct: "held.kind.signInsToProduct",
  access: "held.kind.access",
};
