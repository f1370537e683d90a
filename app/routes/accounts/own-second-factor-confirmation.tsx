import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { accepted, act, type FormRefusal } from "~/http/act.server";
import { page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { codeForm } from "~/modules/accounts/account-form";
import { CodeField } from "~/modules/accounts/components/CodeField";
import { RecoveryCodes } from "~/modules/accounts/components/RecoveryCodes";
import { SecretToScan } from "~/modules/accounts/components/SecretToScan";
import { signedInHeaders } from "~/modules/accounts/session-cookies.server";
import { finishSecondFactor, secretAtSession } from "~/modules/accounts/set-up-second-factor.server";
import { LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "secondFactor.setUpTitle" };

export const loader = page("account.own", (context) => ({ secret: secretAtSession(context, context.sessionIdHash) }));

export const action = act("account.own", (context) => {
  const { origin, userAgent, address, sessionIdHash } = context;
  const { code } = accepted(codeForm, context.values);
  const { recoveryCodes, session } = finishSecondFactor(context, { code, userAgent, address, sessionIdHash });
  return data({ recoveryCodes }, { headers: signedInHeaders(origin, session) });
});

export default function OwnSecondFactorConfirmationPage() {
  const t = useT();
  const { secret } = useLoaderData<typeof loader>();
  const answer = useActionData<{ recoveryCodes: string[] } | FormRefusal>();
  const shown = answer && "recoveryCodes" in answer ? answer : null;
  return (
    <div className="mx-auto max-w-lg">
      <PageHead title={t(shown ? "secondFactor.codesTitle" : "secondFactor.setUpTitle")} />
      {shown ? (
        <RecoveryCodes codes={shown.recoveryCodes} why="setUp" goTo="/account" />
      ) : secret === null ? (
        <>
          <Notice>{t("secondFactor.notPending")}</Notice>
          <LinkButton href="/account">{t("action.back")}</LinkButton>
        </>
      ) : (
        <>
          <SecretToScan secret={secret} />
          <Form schema={codeForm} submitLabel={t("secondFactor.confirm")} cancelTo="/account">
            <CodeField />
          </Form>
        </>
      )}
    </div>
  );
}
