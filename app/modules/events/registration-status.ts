import type { RegistrationStatus } from "./vocabulary";

/** A registration whose link is not used within this time lapses. */
export const HOURS_TO_CONFIRM = 48;
const TIME_TO_CONFIRM_MS = HOURS_TO_CONFIRM * 60 * 60 * 1000;

/** What a registration is at a moment; a pending one expires by its age alone, an offer at its end. */
export function registrationStatus(
  registration: { status: RegistrationStatus; createdAt: number; offerEndsAt: number | null },
  now: number,
): RegistrationStatus {
  const { status, createdAt, offerEndsAt } = registration;
  if (status === "pending" && now >= createdAt + TIME_TO_CONFIRM_MS) return "expired";
  if (status === "offered" && offerEndsAt !== null && now >= offerEndsAt) return "lapsed";
  return status;
}

/** Whether the people of a registration may still be changed, and it may be given up. */
export function isLive(status: RegistrationStatus): boolean {
  return (
    status === "pending" || status === "asked" || status === "confirmed" || status === "waiting" || status === "offered"
  );
}

/** Pending registrations made at or before this moment have expired. */
export function expiredBefore(now: number): number {
  return now - TIME_TO_CONFIRM_MS;
}

/** Until when the link in the mail confirms. */
export function confirmBefore(registration: { createdAt: number }): number {
  return registration.createdAt + TIME_TO_CONFIRM_MS;
}
