import { useLoaderData } from "@remix-run/react";
import { accepted, act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { passwordForm } from "~/modules/accounts/account-form";
import { readOwnAccount } from "~/modules/accounts/account-queries.server";
import { changePassword } from "~/modules/accounts/change-password.server";
import { OwnAccount } from "~/modules/accounts/components/OwnAccount";
import { signedInHeaders } from "~/modules/accounts/session-cookies.server";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "account.title" };

export const loader = page("account.own", (context) => ({
  account: readOwnAccount(context, context.sessionIdHash),
  done: null,
}));

export const action = act("account.own", async (context) => {
  const { userAgent, address, origin } = context;
  const session = await changePassword(context, { ...accepted(passwordForm, context.values), userAgent, address });
  return seeOther("/account?done=password", signedInHeaders(origin, session));
});

export default function OwnPasswordPage() {
  return <OwnAccount {...useLoaderData<typeof loader>()} />;
}
