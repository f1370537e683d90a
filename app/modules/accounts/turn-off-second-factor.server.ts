import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { ACCOUNT_ROLES } from "~/access/roles";
import { demandsSecondFactor } from "~/access/second-factor-demand";
import { endSessionsOf } from "~/access/session.server";
import { conflict } from "~/http/errors";
import { openSession, type SignedIn, type SignInPlace } from "./continue-sign-in.server";
import { proveIdentity } from "./prove-identity.server";
import { findSecondFactor, forgetSecondFactor } from "./second-factor.server";

export function mayTurnOff(context: Context): boolean {
  const role = ACCOUNT_ROLES.find((value) => value === context.actor.role);
  return role !== undefined && (context.secondFactorWaived === true || !demandsSecondFactor(role));
}

/** From then on the password is enough again, for who may do without; every other session ends. */
export function turnOffSecondFactor(
  context: Context,
  input: SignInPlace & { currentPassword: string; code: string | null },
): Promise<SignedIn> {
  authorize(context, "account.own");
  if (!mayTurnOff(context)) throw conflict("secondFactor.demanded");
  return proveIdentity(context, input, (account) => {
    if (!findSecondFactor(context, account.id)) throw conflict("secondFactor.none");
    forgetSecondFactor(context, account.id);
    endSessionsOf(context, account.id);
    recordAudit(context, { action: "account.turnOffSecondFactor", subjectKind: "account", subjectId: account.id });
    return openSession(context, account, input);
  });
}
