import type { LeftOutReason } from "./vocabulary";

/** A firm that was chosen, with its contacts and what speaks against each. */
export interface ChosenFirm {
  id: number;
  legalName: string;
  /** The promoter of whoever invites looks after it. */
  inCare: boolean;
  /** It has a seat at the event, waits for one, or has asked for one. */
  registered: boolean;
  contacts: readonly ChosenContact[];
}

export interface ChosenContact {
  id: number;
  name: string;
  /** Stands for the mail address; empty where there is none. */
  addressHash: string;
  /** Why contacts are not mailed about events at all; null when they are. */
  reason: Exclude<LeftOutReason, "other_promoter" | "registered" | "no_contact" | "invited"> | null;
}

export interface Invited {
  firmId: number;
  contactId: number;
}

export interface LeftOut {
  firmId: number;
  legalName: string;
  /** Null where the whole firm is left out. */
  contactName: string | null;
  reason: LeftOutReason;
}

/**
 * Who of the chosen firms is written to, and who is left out and why: the one rule of preview and sending.
 * @param alreadyInvited addresses that were invited to the event before; an address of two firms is written to once
 */
export function whoIsInvited(
  firms: readonly ChosenFirm[],
  alreadyInvited: ReadonlySet<string>,
): { invited: Invited[]; leftOut: LeftOut[] } {
  const taken = new Set(alreadyInvited);
  const invited: Invited[] = [];
  const leftOut: LeftOut[] = [];
  for (const { id: firmId, legalName, inCare, registered, contacts } of firms) {
    const whole = !inCare ? "other_promoter" : registered ? "registered" : contacts.length === 0 ? "no_contact" : null;
    if (whole !== null) {
      leftOut.push({ firmId, legalName, contactName: null, reason: whole });
      continue;
    }
    for (const contact of contacts) {
      const reason = contact.reason ?? (taken.has(contact.addressHash) ? "invited" : null);
      if (reason !== null) {
        leftOut.push({ firmId, legalName, contactName: contact.name, reason });
        continue;
      }
      taken.add(contact.addressHash);
      invited.push({ firmId, contactId: contact.id });
    }
  }
  return { invited, leftOut };
}
