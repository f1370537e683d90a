import { addressKey } from "~/access/address-key";
import { takeTurn } from "~/access/rate-limit.server";
import { act } from "~/http/act.server";
import { seeOther } from "~/http/see-other";
import { withdrawConsentByLink } from "~/modules/organisations/contacts/withdraw-consent.server";

const PER_CALLER = { limit: 30, windowMs: 60 * 60 * 1000 };

/** The page behind the link says what became of it. */
export const action = act("consent.withdrawByLink", (context) => {
  const token = context.params.token ?? "";
  takeTurn(`consent:${addressKey(context.address)}`, PER_CALLER, context.now());
  withdrawConsentByLink(context, token);
  return seeOther(`/public/consents/${token}`);
});
