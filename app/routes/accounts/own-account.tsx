import { useLoaderData } from "@remix-run/react";
import { accepted, act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { ownAccountForm } from "~/modules/accounts/account-form";
import { readOwnAccount } from "~/modules/accounts/account-queries.server";
import { OwnAccount } from "~/modules/accounts/components/OwnAccount";
import { IN_NEW_LANGUAGE } from "~/modules/accounts/session-cookies.server";
import { updateOwnAccount } from "~/modules/accounts/update-own-account.server";
import { LOCALE_COOKIE } from "~/server/locale-of";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "account.title" };

export const loader = page("account.own", (context) => ({
  account: readOwnAccount(context, context.sessionIdHash),
  done: context.url.searchParams.get("done"),
}));

const ONE_YEAR_S = 31_536_000;

export const action = act("account.own", (context) => {
  const form = accepted(ownAccountForm, context.values);
  updateOwnAccount(context, form);
  const secure = context.origin.startsWith("https:") ? "; Secure" : "";
  return seeOther("/account?done=profile", {
    ...IN_NEW_LANGUAGE,
    "Set-Cookie": `${LOCALE_COOKIE}=${form.locale}; Path=/; Max-Age=${ONE_YEAR_S}; SameSite=Lax${secure}`,
  });
});

export default function OwnAccountPage() {
  return <OwnAccount {...useLoaderData<typeof loader>()} />;
}
