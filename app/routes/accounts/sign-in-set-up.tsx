import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { accepted, act, type FormRefusal } from "~/http/act.server";
import { page } from "~/http/page.server";
import { ownPath } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { codeForm } from "~/modules/accounts/account-form";
import { CodeField } from "~/modules/accounts/components/CodeField";
import { RecoveryCodes } from "~/modules/accounts/components/RecoveryCodes";
import { SecretToScan } from "~/modules/accounts/components/SecretToScan";
import { homeOf } from "~/modules/accounts/home-of-role";
import { pendingTokenOf, signedInHeaders } from "~/modules/accounts/session-cookies.server";
import { secretAtSignIn, setUpAtSignIn } from "~/modules/accounts/set-up-second-factor.server";
import { LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "secondFactor.setUpTitle" };

export const loader = page("session.start", (context) => ({
  secret: secretAtSignIn(context, pendingTokenOf(context)),
  next: ownPath(context.url.searchParams.get("next"), ""),
}));

export const action = act("session.start", (context) => {
  const { origin, userAgent, address, sessionIdHash } = context;
  const { code } = accepted(codeForm, context.values);
  const pendingToken = pendingTokenOf(context);
  const { recoveryCodes, session } = setUpAtSignIn(context, { code, pendingToken, userAgent, address, sessionIdHash });
  const goTo = ownPath(context.values.next, homeOf(session.role));
  return data({ recoveryCodes, goTo }, { headers: signedInHeaders(origin, session) });
});

export default function SignInSetUpPage() {
  const t = useT();
  const { secret, next } = useLoaderData<typeof loader>();
  const answer = useActionData<{ recoveryCodes: string[]; goTo: string } | FormRefusal>();
  const shown = answer && "recoveryCodes" in answer ? answer : null;
  return (
    <div className="mx-auto max-w-lg">
      <PageHead title={t(shown ? "secondFactor.codesTitle" : "secondFactor.setUpTitle")} />
      {shown ? (
        <RecoveryCodes codes={shown.recoveryCodes} why="setUp" goTo={shown.goTo} />
      ) : secret === null ? (
        <>
          <Notice>{t("secondFactor.over")}</Notice>
          <LinkButton href={`/sign-in${next ? `?next=${encodeURIComponent(next)}` : ""}`}>
            {t("secondFactor.again")}
          </LinkButton>
        </>
      ) : (
        <>
          <p className="mb-4 text-ink-soft">{t("secondFactor.setUpDemanded")}</p>
          <SecretToScan secret={secret} />
          <Form schema={codeForm} submitLabel={t("secondFactor.confirm")}>
            <input type="hidden" name="next" value={next} />
            <CodeField />
          </Form>
        </>
      )}
    </div>
  );
}
