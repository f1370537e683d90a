import { clearSessionCookie } from "~/access/session-cookie";
import { act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { endLooking } from "~/modules/accounts/look-as-person.server";
import { signOut } from "~/modules/accounts/sign-out.server";

/** Nothing is ended by opening an address. */
export const loader = page("session.end", () => {
  throw seeOther("/sign-in");
});

export const action = act("session.end", (context) => {
  const administrator = context.lookedAtBy;
  if (administrator !== null || context.lookIsOver) endLooking(context, administrator, context.sessionIdHash);
  signOut({ ...context, actor: administrator ?? context.actor }, context.sessionIdHash);
  return seeOther("/sign-in?signedOut", {
    "Set-Cookie": clearSessionCookie(context.origin),
    // Lists that the browser kept are not left behind on a machine that others use too.
    "Clear-Site-Data": '"cache"',
  });
});
