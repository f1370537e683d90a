import type { MessageKey } from "~/i18n/messages";

/** A firm asks for a place on a stand, has one, or gave it back. */
export const STAND_FIRM_STATUSES = ["asked", "confirmed", "withdrawn"] as const;
export type StandFirmStatus = (typeof STAND_FIRM_STATUSES)[number];

export const STAND_FIRM_STATUS_LABELS: Record<StandFirmStatus, MessageKey> = {
  asked: "stand.status.asked",
  confirmed: "stand.status.confirmed",
  withdrawn: "stand.status.withdrawn",
};
