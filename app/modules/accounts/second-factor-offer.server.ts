import { eq } from "drizzle-orm";
import { secondFactorOffers, secondFactors } from "~db/schema";
import type { Context } from "~/access/context";
import { invalidField } from "~/http/errors";
import { translateFor } from "~/i18n/messages.server";
import { toBase32 } from "./base32";
import type { Account } from "./find-account.server";
import { qrPicture, type QrPicture } from "~/charts/qr-picture.server";
import { writeRecoveryCodes } from "./recovery-codes.server";
import { newSecret, openSecret, sealSecret } from "./second-factor-secret.server";
import { acceptedStep, authenticatorAddress } from "./totp.server";

/** As long as the page of the set-up may stay open. */
const OFFERED_MS = 10 * 60_000;

/** A secret as the page of the set-up shows it: to scan, and to type. */
export interface ShownSecret {
  picture: QrPicture;
  text: string;
  account: string;
}

/** Part of verbs: a new secret in the place of an earlier offer. Only the session or the pending sign-in of the holder sees it. */
export function offerSecret(context: Context, userId: number, holderHash: string): void {
  const secret = sealSecret(context, userId, newSecret());
  const offer = { secret, holderHash, createdAt: context.now() };
  context.db
    .insert(secondFactorOffers)
    .values({ userId, ...offer })
    .onConflictDoUpdate({ target: secondFactorOffers.userId, set: offer })
    .run();
}

function offeredSecret(context: Context, userId: number, holderHash: string): Buffer | null {
  const offer = context.db.select().from(secondFactorOffers).where(eq(secondFactorOffers.userId, userId)).get();
  if (!offer || offer.holderHash !== holderHash || offer.createdAt + OFFERED_MS <= context.now()) return null;
  return openSecret(context, userId, offer.secret);
}

/** Null when nothing is offered to this holder, or no more. */
export function shownSecret(context: Context, account: Account, holderHash: string): ShownSecret | null {
  const secret = offeredSecret(context, account.id, holderHash);
  if (!secret) return null;
  const issuer = translateFor(context.locale)("product.name");
  const address = authenticatorAddress(secret, { issuer, account: account.email });
  return { picture: qrPicture(address), text: toBase32(secret), account: account.email };
}

/**
 * Part of verbs: puts the offered secret in force, for a code that shows that the person's app has it.
 * @returns new recovery codes, shown this once
 * @throws Refusal invalid (the code is not right, or the offer is over)
 */
export function acceptOffer(context: Context, userId: number, holderHash: string, code: string): string[] {
  const secret = offeredSecret(context, userId, holderHash);
  if (!secret) throw invalidField("code", "secondFactor.offerOver");
  const step = acceptedStep(secret, code.replace(/\s/g, ""), context.now(), -1);
  if (step === null) throw invalidField("code", "secondFactor.wrongAtSetUp");
  const values = {
    secret: sealSecret(context, userId, secret),
    lastStep: step,
    wrongInARow: 0,
    createdAt: context.now(),
  };
  context.db
    .insert(secondFactors)
    .values({ userId, ...values })
    .onConflictDoUpdate({ target: secondFactors.userId, set: values })
    .run();
  context.db.delete(secondFactorOffers).where(eq(secondFactorOffers.userId, userId)).run();
  return writeRecoveryCodes(context, userId);
}
