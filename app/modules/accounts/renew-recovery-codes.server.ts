import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict } from "~/http/errors";
import { proveIdentity } from "./prove-identity.server";
import { writeRecoveryCodes } from "./recovery-codes.server";
import { findSecondFactor } from "./second-factor.server";

/** New recovery codes, shown this once; the earlier ones are worth nothing from then on. */
export function renewRecoveryCodes(
  context: Context,
  input: { currentPassword: string; code: string | null; address: string },
): Promise<string[]> {
  authorize(context, "account.own");
  return proveIdentity(context, input, (account) => {
    if (!findSecondFactor(context, account.id)) throw conflict("secondFactor.none");
    const codes = writeRecoveryCodes(context, account.id);
    recordAudit(context, { action: "account.renewRecoveryCodes", subjectKind: "account", subjectId: account.id });
    return codes;
  });
}
