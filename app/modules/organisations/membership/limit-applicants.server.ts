import { addressKey } from "~/access/address-key";
import type { Context } from "~/access/context";
import { takeTurn } from "~/access/rate-limit.server";

const HOUR_MS = 60 * 60 * 1000;

/** Applications one caller may send. @throws Refusal too_many */
export function limitApplicant(context: Context & { address: string }): void {
  takeTurn(`apply:${addressKey(context.address)}`, { limit: 10, windowMs: HOUR_MS }, context.now());
}

/** Mails that applications can make one address receive. @throws Refusal too_many */
export function limitApplicantMailbox(context: Context, email: string): void {
  takeTurn(`apply-mail:${email}`, { limit: 5, windowMs: 24 * HOUR_MS }, context.now());
}

/** Looks at applications by link. @throws Refusal too_many */
export function limitApplicationLink(context: Context & { address: string }): void {
  takeTurn(`apply-link:${addressKey(context.address)}`, { limit: 120, windowMs: HOUR_MS }, context.now());
}
