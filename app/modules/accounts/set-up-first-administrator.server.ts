import { transact } from "~db/transact";
import { SYSTEM_ACTOR } from "~/access/actor";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { invalidField, Refusal } from "~/http/errors";
import { afterPassword, type SignInPlace, type SignInStep } from "./continue-sign-in.server";
import { createAccount } from "./create-account.server";
import { findAccount } from "./find-account.server";
import { hashPassword } from "./hash-password.server";
import { findLink, hasAdministrator, markUsed, type OneTimeLink } from "./issue-link.server";
import { passwordProblem } from "./password-rules";

/** The link of the set-up, while there is no administrator yet. */
export function setUpLink(context: Context, token: string): OneTimeLink {
  authorize(context, "session.start");
  const link = findLink(context, ["first_administrator"], token);
  if (hasAdministrator(context)) throw new Refusal("not_found", "link.invalid");
  return link;
}

export async function setUpFirstAdministrator(
  context: Context,
  token: string,
  input: SignInPlace & { name: string; email: string; newPassword: string },
): Promise<SignInStep> {
  setUpLink(context, token);
  const found = passwordProblem(input.newPassword, [input.email, input.name]);
  if (found) throw invalidField("newPassword", found.key, found.params);
  const passwordHash = await hashPassword(input.newPassword);
  return transact(context, () => {
    markUsed(context, setUpLink(context, token));
    const { name, email } = input;
    const asSystem = { ...context, actor: SYSTEM_ACTOR };
    const { id } = createAccount(
      asSystem,
      { name, email, role: "administrator", locale: context.locale, organisations: [] },
      { passwordHash },
    );
    return afterPassword(context, findAccount(context, id), input);
  });
}
