import { useLoaderData } from "@remix-run/react";
import { notFound } from "~/http/errors";
import { act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { readOwnAccount } from "~/modules/accounts/account-queries.server";
import { OwnAccount } from "~/modules/accounts/components/OwnAccount";
import { endOtherSessions, endOwnSession } from "~/modules/accounts/end-own-session.server";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "account.title" };

export const loader = page("account.own", (context) => ({
  account: readOwnAccount(context, context.sessionIdHash),
  done: null,
}));

export const action = act("account.own", (context) => {
  const { session } = context.values;
  if (typeof session === "string") endOwnSession(context, session);
  else if (session === undefined && context.sessionIdHash !== null) endOtherSessions(context, context.sessionIdHash);
  else throw notFound();
  return seeOther("/account?done=session");
});

export default function OwnSessionsPage() {
  return <OwnAccount {...useLoaderData<typeof loader>()} />;
}
