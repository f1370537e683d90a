import type { MessageKey } from "~/i18n/messages";
import type { RegistrationStatus } from "../vocabulary";

/** A firm excuses those of its people who have a seat, until the event begins; afterwards its staff know who came. */
export function whyNotExcuse(
  status: RegistrationStatus,
  event: { startsAt: number; cancelledAt: number | null },
  now: number,
): MessageKey | null {
  if (status !== "confirmed") return "presence.refused.noSeat";
  if (event.cancelledAt !== null) return "attendance.refused.cancelled";
  return now < event.startsAt ? null : "presence.refused.begun";
}
