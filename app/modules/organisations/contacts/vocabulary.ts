import type { MessageKey } from "~/i18n/messages";

/** What a contact of a firm answers for, and what mails to him are about. `directory` is standing in the public directory by name. */
export const CONTACT_PURPOSES = ["general", "dues", "events", "supply", "policy", "directory"] as const;
export type ContactPurpose = (typeof CONTACT_PURPOSES)[number];

/** How a consent reached the promoter. */
export const CONSENT_WAYS = ["paper", "mail", "call", "portal"] as const;
export type ConsentWay = (typeof CONSENT_WAYS)[number];
/** Withdrawing is as easy as giving: also by the link in every mail. */
export const WITHDRAWAL_WAYS = [...CONSENT_WAYS, "mail_link"] as const;
export type WithdrawalWay = (typeof WITHDRAWAL_WAYS)[number];

/** How an address says that it wants no more invitations: on the page of the link, or by the button of a mail program (RFC 8058). */
export const UNSUBSCRIBING_WAYS = ["mail_link", "one_click"] as const;
export type UnsubscribingWay = (typeof UNSUBSCRIBING_WAYS)[number];
/** How it comes to take them again: by the same link, or because its contact agreed to mails about events. */
export const SUBSCRIBING_WAYS = ["mail_link", "consent"] as const;
export type SubscribingWay = (typeof SUBSCRIBING_WAYS)[number];

export const PURPOSE_LABELS: Record<ContactPurpose, MessageKey> = {
  general: "contact.purpose.general",
  dues: "contact.purpose.dues",
  events: "contact.purpose.events",
  supply: "contact.purpose.supply",
  policy: "contact.purpose.policy",
  directory: "contact.purpose.directory",
};

export const UNSUBSCRIBING_WAY_LABELS: Record<UnsubscribingWay, MessageKey> = {
  mail_link: "unsubscription.way.mail_link",
  one_click: "unsubscription.way.one_click",
};

export const WAY_LABELS: Record<WithdrawalWay, MessageKey> = {
  paper: "consent.way.paper",
  mail: "consent.way.mail",
  call: "consent.way.call",
  portal: "consent.way.portal",
  mail_link: "consent.way.mailLink",
};

export function asPurpose(text: string): ContactPurpose | null {
  return CONTACT_PURPOSES.find((purpose) => purpose === text) ?? null;
}
