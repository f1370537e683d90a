import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { accepted, act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { identityForm } from "~/modules/accounts/account-form";
import { hasOwnSecondFactor } from "~/modules/accounts/account-queries.server";
import { IdentityFields } from "~/modules/accounts/components/CodeField";
import { signedInHeaders } from "~/modules/accounts/session-cookies.server";
import { mayTurnOff, turnOffSecondFactor } from "~/modules/accounts/turn-off-second-factor.server";
import { LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "secondFactor.turnOff" };

export const loader = page("account.own", (context) => ({
  isOn: hasOwnSecondFactor(context),
  mayTurnOff: mayTurnOff(context),
}));

export const action = act("account.own", async (context) => {
  const { origin, userAgent, address, sessionIdHash } = context;
  const identity = accepted(identityForm, context.values);
  const session = await turnOffSecondFactor(context, { ...identity, userAgent, address, sessionIdHash });
  return seeOther("/account?done=secondFactorOff", signedInHeaders(origin, session));
});

export default function OwnSecondFactorRemovalPage() {
  const t = useT();
  const { isOn, mayTurnOff } = useLoaderData<typeof loader>();
  return (
    <div className="mx-auto max-w-lg">
      <PageHead title={t("secondFactor.turnOff")} />
      {isOn && mayTurnOff ? (
        <>
          <p className="mb-4 text-ink-soft">{t("secondFactor.turnOffHint")}</p>
          <Form schema={identityForm} submitLabel={t("secondFactor.turnOff")} cancelTo="/account">
            <IdentityFields withCode />
          </Form>
        </>
      ) : (
        <>
          <Notice>{t(isOn ? "secondFactor.demanded" : "secondFactor.none")}</Notice>
          <LinkButton href="/account">{t("action.back")}</LinkButton>
        </>
      )}
    </div>
  );
}
