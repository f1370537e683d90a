import { addressKey } from "~/access/address-key";
import type { Context } from "~/access/context";
import { takeTurn } from "~/access/rate-limit.server";
import { registrationSourceOf } from "./registration-source";

/** Registrations one caller may send; a firm's people often share one address. */
const PER_CALLER = { limit: 30, windowMs: 60 * 60 * 1000 };
/** Mails one address can be made to receive, whoever asks. */
const PER_MAILBOX = { limit: 8, windowMs: 24 * 60 * 60 * 1000 };

/** Does this actor register like anybody from the street: by a link that is mailed, within limits? */
export function registersAsVisitor(context: Context): boolean {
  return registrationSourceOf(context.actor.role) === "visitor";
}

/** @throws Refusal too_many */
export function limitCaller(context: Context & { address: string }): void {
  if (registersAsVisitor(context)) takeTurn(`register:${addressKey(context.address)}`, PER_CALLER, context.now());
}

/** @throws Refusal too_many */
export function limitMailbox(context: Context, email: string): void {
  if (registersAsVisitor(context)) takeTurn(`register-mail:${email}`, PER_MAILBOX, context.now());
}
