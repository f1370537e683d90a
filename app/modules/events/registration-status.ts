import type { RegistrationStatus } from "./vocabulary";

/** A registration whose link is not used within this time lapses. */
export const HOURS_TO_CONFIRM = 48;
const TIME_TO_CONFIRM_MS = HOURS_TO_CONFIRM * 60 * 60 * 1000;

/** What a registration is at a moment; a pending one expires by its age alone. */
export function registrationStatus(
  registration: { status: RegistrationStatus; createdAt: number },
  now: number,
): RegistrationStatus {
  return registration.status === "pending" && now >= registration.createdAt + TIME_TO_CONFIRM_MS
    ? "expired"
    : registration.status;
}

/** Pending registrations made at or before this moment have expired. */
export function expiredBefore(now: number): number {
  return now - TIME_TO_CONFIRM_MS;
}

/** Until when the link in the mail confirms. */
export function confirmBefore(registration: { createdAt: number }): number {
  return registration.createdAt + TIME_TO_CONFIRM_MS;
}
