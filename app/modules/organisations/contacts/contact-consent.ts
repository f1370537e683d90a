import type { ContactPurpose } from "./vocabulary";

export interface ConsentRecord {
  givenAt: number;
  withdrawnAt: number | null;
}

/**
 * The consent that stands: the one given last, unless anything was withdrawn at that instant or later. Two rows that stand side
 * by side, as after a merge, are one consent; whoever withdraws withdraws both.
 * @returns null when there is none
 */
export function standingConsent<C extends ConsentRecord>(consents: readonly C[]): C | null {
  let latest: C | null = null;
  for (const consent of consents) if (latest === null || consent.givenAt > latest.givenAt) latest = consent;
  if (latest === null) return null;
  const { givenAt } = latest;
  const withdrawn = consents.some(({ withdrawnAt }) => withdrawnAt !== null && withdrawnAt >= givenAt);
  return withdrawn ? null : latest;
}

export interface MailableContact {
  email: string | null;
  purposes: readonly string[];
  /** The organisation is in the archive. */
  archived: boolean;
  /** The address wants no invitations, whatever its contacts agreed to. */
  unsubscribed?: boolean;
  consents: readonly (ConsentRecord & { purpose: string })[];
}

export const REASONS_NOT_TO_MAIL = ["archived", "no_mail", "unsubscribed", "not_his_purpose", "no_consent"] as const;
export type ReasonNotToMail = (typeof REASONS_NOT_TO_MAIL)[number];

/** Why a contact is not mailed for a purpose; null when he is. The one rule of all mails to contacts. */
export function reasonNotToMail(contact: MailableContact, purpose: ContactPurpose): ReasonNotToMail | null {
  if (contact.archived) return "archived";
  if (contact.email === null) return "no_mail";
  if (purpose === "events" && contact.unsubscribed) return "unsubscribed";
  if (!contact.purposes.includes(purpose)) return "not_his_purpose";
  const consent = standingConsent(contact.consents.filter((each) => each.purpose === purpose));
  return consent === null ? "no_consent" : null;
}
