import { useActionData, useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { accepted, act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { identityForm } from "~/modules/accounts/account-form";
import { hasOwnSecondFactor } from "~/modules/accounts/account-queries.server";
import { IdentityFields } from "~/modules/accounts/components/CodeField";
import { RecoveryCodes } from "~/modules/accounts/components/RecoveryCodes";
import { renewRecoveryCodes } from "~/modules/accounts/renew-recovery-codes.server";
import { LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "secondFactor.renewCodes" };

export const loader = page("account.own", (context) => ({ isOn: hasOwnSecondFactor(context) }));

export const action = act("account.own", async (context) => {
  const identity = accepted(identityForm, context.values);
  return { recoveryCodes: await renewRecoveryCodes(context, { ...identity, address: context.address }) };
});

export default function OwnRecoveryCodesPage() {
  const t = useT();
  const { isOn } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const shown = answer && "recoveryCodes" in answer ? answer : null;
  return (
    <div className="mx-auto max-w-lg">
      <PageHead title={t("secondFactor.renewCodes")} />
      {shown ? (
        <RecoveryCodes codes={shown.recoveryCodes} why="renewed" goTo="/account" />
      ) : isOn ? (
        <>
          <p className="mb-4 text-ink-soft">{t("secondFactor.renewCodesHint")}</p>
          <Form schema={identityForm} submitLabel={t("secondFactor.renewCodes")} cancelTo="/account">
            <IdentityFields withCode />
          </Form>
        </>
      ) : (
        <>
          <Notice>{t("secondFactor.none")}</Notice>
          <LinkButton href="/account">{t("action.back")}</LinkButton>
        </>
      )}
    </div>
  );
}
