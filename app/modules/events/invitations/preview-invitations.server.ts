import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { fingerprintOf } from "~/forms/fingerprint-of.server";
import { findEventToRun } from "../find-event.server";
import { addressesInvited, chosenFirms } from "./chosen-firms.server";
import type { LeftOutReason } from "./vocabulary";
import { whoIsInvited, type LeftOut } from "./who-is-invited";

const MOST_NAMED = 200;

export interface InvitationPreview {
  firms: number;
  /** Firms of which at least one contact is written to. */
  invitedFirms: number;
  mails: number;
  /** By reason, as often as it holds. */
  reasons: { reason: LeftOutReason; count: number }[];
  /** At most two hundred by name. */
  leftOut: LeftOut[];
  /** Stands for the contacts that would be written to. */
  fingerprint: string;
}

/** How many of the chosen firms would be written to, and who is left out and why. Nothing is sent. */
export function previewInvitations(context: Context, eventId: number, ids: readonly number[]): InvitationPreview {
  authorize(context, "event.invite");
  findEventToRun(context, eventId);
  const { firms } = chosenFirms(context, eventId, ids);
  const { invited, leftOut } = whoIsInvited(firms, addressesInvited(context, eventId));
  const counts = new Map<LeftOutReason, number>();
  for (const { reason } of leftOut) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return {
    firms: firms.length,
    invitedFirms: new Set(invited.map(({ firmId }) => firmId)).size,
    mails: invited.length,
    reasons: [...counts].map(([reason, count]) => ({ reason, count })),
    leftOut: leftOut.slice(0, MOST_NAMED),
    fingerprint: fingerprintOf({ contacts: invited.map(({ contactId }) => contactId) }),
  };
}
