import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { accepted, act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { identityForm, passwordOnlyForm } from "~/modules/accounts/account-form";
import { hasOwnSecondFactor } from "~/modules/accounts/account-queries.server";
import { IdentityFields } from "~/modules/accounts/components/CodeField";
import { beginSecondFactor } from "~/modules/accounts/set-up-second-factor.server";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "secondFactor.setUp" };

export const loader = page("account.own", (context) => ({ isOn: hasOwnSecondFactor(context) }));

export const action = act("account.own", async (context) => {
  const { address, sessionIdHash } = context;
  const identity = hasOwnSecondFactor(context)
    ? accepted(identityForm, context.values)
    : { ...accepted(passwordOnlyForm, context.values), code: null };
  await beginSecondFactor(context, { ...identity, address, sessionIdHash });
  return seeOther("/account/second-factor/confirmation");
});

export default function OwnSecondFactorPage() {
  const t = useT();
  const { isOn } = useLoaderData<typeof loader>();
  return (
    <div className="mx-auto max-w-lg">
      <PageHead title={t(isOn ? "secondFactor.replace" : "secondFactor.setUp")} />
      <p className="mb-4 text-ink-soft">{t(isOn ? "secondFactor.replaceHint" : "secondFactor.lead")}</p>
      <Form schema={isOn ? identityForm : passwordOnlyForm} submitLabel={t("secondFactor.begin")} cancelTo="/account">
        <IdentityFields withCode={isOn} />
      </Form>
    </div>
  );
}
